package org.foramen.fhir.form;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.foramen.documentation.form.Answer;
import org.foramen.documentation.form.FormReading;
import org.foramen.documentation.form.Question;
import org.foramen.fhir.codec.CodingReader;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Membership;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.operation.Concept;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** One answer held against its item: type, length, value set, level. */
final class AnswerCheck {

    private static final Map<QuestionnaireItemType, Class<? extends Type>> TYPES = Map.ofEntries(
            Map.entry(QuestionnaireItemType.BOOLEAN, BooleanType.class),
            Map.entry(QuestionnaireItemType.DECIMAL, DecimalType.class),
            Map.entry(QuestionnaireItemType.INTEGER, IntegerType.class),
            Map.entry(QuestionnaireItemType.DATE, DateType.class),
            Map.entry(QuestionnaireItemType.DATETIME, DateTimeType.class),
            Map.entry(QuestionnaireItemType.TIME, TimeType.class),
            Map.entry(QuestionnaireItemType.STRING, StringType.class),
            Map.entry(QuestionnaireItemType.TEXT, StringType.class),
            Map.entry(QuestionnaireItemType.URL, UriType.class),
            Map.entry(QuestionnaireItemType.ATTACHMENT, Attachment.class),
            Map.entry(QuestionnaireItemType.REFERENCE, Reference.class),
            Map.entry(QuestionnaireItemType.QUANTITY, Quantity.class));

    private final ConceptQueries terminology;
    private final FormReading reading;

    AnswerCheck(ConceptQueries terminology, FormReading reading) {
        this.terminology = terminology;
        this.reading = reading;
    }

    /** What is wrong with the value as an answer to the item, null when nothing is. */
    @Nullable
    Fault fault(FormItem item, Type value, String path) {
        QuestionnaireItemType type = item.definition().getType();
        boolean choice = type == QuestionnaireItemType.CHOICE || type == QuestionnaireItemType.OPENCHOICE;
        if (choice && value instanceof org.hl7.fhir.r4.model.Coding coding) {
            return member(item, coding, terminology).isPresent()
                    ? null
                    : new Fault(
                            IssueType.CODEINVALID,
                            path,
                            name(coding) + " is not an answer to '" + item.linkId() + "': choose one of "
                                    + choices(item));
        }
        boolean open = type == QuestionnaireItemType.OPENCHOICE && value instanceof StringType;
        boolean listed = choice && hasOption(item, value);
        Class<? extends Type> wanted = TYPES.get(type);
        if (!open && !listed && (wanted == null || !wanted.isInstance(value))) {
            return new Fault(
                    IssueType.VALUE,
                    path,
                    "'" + item.linkId() + "' is answered by a " + written(type) + ", not by a " + value.fhirType());
        }
        return ofText(item, value, path);
    }

    private @Nullable Fault ofText(FormItem item, Type value, String path) {
        String text = String.valueOf(value.primitiveValue());
        int longest = item.definition().getMaxLength();
        if (value instanceof StringType && longest > 0 && text.length() > longest) {
            return new Fault(
                    IssueType.TOOLONG, path, "'" + item.linkId() + "' takes at most " + longest + " characters");
        }
        Question question = item.question();
        boolean level = question != null && question.kind() == Question.Kind.LEVEL;
        return level && !reading.isLevel(text)
                ? new Fault(
                        IssueType.VALUE,
                        path,
                        "'" + item.linkId() + "' is answered by a level such as S2 or L5-S1, not by "
                                + Message.cut(text))
                : null;
    }

    private static String written(QuestionnaireItemType type) {
        return switch (type) {
            case CHOICE, OPENCHOICE -> "Coding";
            case TEXT -> "string";
            default -> type.toCode();
        };
    }

    private static String name(org.hl7.fhir.r4.model.Coding coding) {
        return Message.cut(CodingReader.read(coding).toString());
    }

    private static String choices(FormItem item) {
        return item.definition().hasAnswerValueSet()
                ? "the value set " + item.definition().getAnswerValueSet()
                : item.definition().getAnswerOption().stream()
                        .map(option -> option.getValue() instanceof org.hl7.fhir.r4.model.Coding coding
                                ? String.valueOf(coding.getCode())
                                : String.valueOf(option.getValue().primitiveValue()))
                        .collect(Collectors.joining(", "));
    }

    private static boolean hasOption(FormItem item, Type value) {
        return item.definition().getAnswerOption().stream()
                .anyMatch(option -> option.getValue().equalsDeep(value));
    }

    /** The coding as the terminology has it, empty when it may not answer the item. */
    static Optional<Coding> member(FormItem item, org.hl7.fhir.r4.model.Coding given, ConceptQueries terminology) {
        Coding coding = CodingReader.read(given);
        if (item.definition().hasAnswerValueSet()) {
            Canonical valueSet = Canonical.parse(item.definition().getAnswerValueSet());
            return terminology.memberOf(valueSet, coding) instanceof Membership.Member member
                    ? Optional.of(member.coding())
                    : Optional.empty();
        }
        return item.definition().getAnswerOption().stream()
                .map(option -> option.getValue())
                .filter(org.hl7.fhir.r4.model.Coding.class::isInstance)
                .map(option -> CodingReader.read((org.hl7.fhir.r4.model.Coding) option))
                .filter(option -> option.code().equals(coding.code())
                        && String.valueOf(option.system()).equals(String.valueOf(coding.system())))
                .findFirst()
                .map(option -> terminology.concept(option).map(Concept::coding).orElse(option));
    }

    /** The value as an answer, empty for one that is not understood. */
    Optional<Answer> answer(FormItem item, Type value) {
        if (value instanceof org.hl7.fhir.r4.model.Coding coding) {
            return member(item, coding, terminology).map(Answer.Coded::new);
        }
        if (value instanceof BooleanType yes) {
            return Optional.of(new Answer.YesOrNo(yes.booleanValue()));
        }
        String text = value.primitiveValue();
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(new Answer.Words(text));
    }
}
