package org.foramen.fhir.form;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foramen.documentation.form.Phrase;
import org.foramen.documentation.form.Question;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/**
 * A Questionnaire becomes a {@link Form}: its items are understood by their codes of m99-form-item. What could not be answered,
 * or would not be told, is refused by item.
 */
final class FormReader {

    /** The code system by which items say what they ask for. */
    static final String ITEMS = "https://w3id.org/foramen/CodeSystem/m99-form-item";

    private static final String PHRASE = "https://w3id.org/foramen/StructureDefinition/note-phrase";
    private static final Set<QuestionnaireItemOperator> OPERATORS = EnumSet.of(
            QuestionnaireItemOperator.EXISTS, QuestionnaireItemOperator.EQUAL, QuestionnaireItemOperator.NOT_EQUAL);
    private static final Set<QuestionnaireItemType> WORDS = EnumSet.of(
            QuestionnaireItemType.STRING,
            QuestionnaireItemType.TEXT,
            QuestionnaireItemType.DATE,
            QuestionnaireItemType.DATETIME);

    private final ConceptQueries terminology;
    private final Set<String> linkIds = new HashSet<>();
    private final Set<String> conditional = new HashSet<>();
    private final Set<String> unrepeated = new HashSet<>();
    private final Set<Question> asked = EnumSet.noneOf(Question.class);

    private FormReader(ConceptQueries terminology) {
        this.terminology = terminology;
    }

    /** Whether an item of it says by such a code what it asks for. */
    static boolean isForm(Questionnaire questionnaire) {
        return isForm(questionnaire.getItem());
    }

    private static boolean isForm(List<QuestionnaireItemComponent> items) {
        return items.stream()
                .anyMatch(item -> item.getCode().stream().anyMatch(code -> ITEMS.equals(code.getSystem()))
                        || isForm(item.getItem()));
    }

    /** The form; a refusal names the item that is at fault. */
    static Form read(Questionnaire questionnaire, ConceptQueries terminology) {
        FormReader reader = new FormReader(terminology);
        Form form = new Form(questionnaire, reader.items(questionnaire.getItem(), null, false));
        reader.conditional.removeAll(reader.unrepeated);
        if (!reader.conditional.isEmpty()) {
            throw wrong(
                    reader.conditional.iterator().next(),
                    "is what an enableWhen asks for, and is no question outside repeating groups");
        }
        return form;
    }

    private static Refusal wrong(@Nullable String linkId, String what) {
        return new Refusal(Problem.invalid("the item '" + linkId + "' " + what, "Questionnaire.item"));
    }

    /**
     * The items.
     *
     * @param phrase of an item above, null where none has one
     * @param repeated whether they stand in a group that repeats
     */
    private List<FormItem> items(
            List<QuestionnaireItemComponent> definitions, @Nullable Phrase phrase, boolean repeated) {
        List<FormItem> items = new ArrayList<>();
        definitions.forEach(definition -> items.add(item(definition, phrase, repeated)));
        return items;
    }

    private FormItem item(QuestionnaireItemComponent definition, @Nullable Phrase above, boolean repeated) {
        String linkId = definition.getLinkId();
        if (linkId == null || !linkIds.add(linkId)) {
            throw wrong(linkId, "has no linkId of its own");
        }
        if (!repeated) {
            unrepeated.add(linkId);
        }
        Phrase own = phrase(definition);
        if (own != null && above != null) {
            throw wrong(linkId, "has a note-phrase within an item that has one");
        }
        Phrase phrase = own == null ? above : own;
        Question question = question(definition);
        if (question != null) {
            check(definition, question, phrase);
        } else if (definition.hasAnswerValueSet()) {
            requireKnown(definition);
        }
        conditions(definition);
        boolean repeats = repeated || definition.getRepeats();
        FormItem item = new FormItem(definition, question, own, items(definition.getItem(), phrase, repeats));
        if (own != null) {
            requireAsked(item, own);
        }
        return item;
    }

    private static @Nullable Phrase phrase(QuestionnaireItemComponent definition) {
        return definition.hasExtension(PHRASE) ? Phrase.parse(definition.getExtensionString(PHRASE)) : null;
    }

    private @Nullable Question question(QuestionnaireItemComponent definition) {
        for (Coding code : definition.getCode()) {
            if (ITEMS.equals(code.getSystem())) {
                Question question = Question.of(code.getCode())
                        .orElseThrow(() -> wrong(
                                definition.getLinkId(),
                                "has the code " + code.getCode() + ", which m99-form-item has not"));
                if (!asked.add(question)) {
                    throw wrong(definition.getLinkId(), "asks for " + code.getCode() + ", as another does");
                }
                return question;
            }
        }
        return null;
    }

    private void check(QuestionnaireItemComponent definition, Question question, @Nullable Phrase phrase) {
        String linkId = definition.getLinkId();
        QuestionnaireItemType type = definition.getType();
        boolean fits =
                switch (question.kind()) {
                    case CODED -> type == QuestionnaireItemType.CHOICE;
                    case LEVEL -> type == QuestionnaireItemType.STRING;
                    case YES_OR_NO -> type == QuestionnaireItemType.BOOLEAN;
                    case READ, TOLD -> WORDS.contains(type);
                };
        if (!fits) {
            throw wrong(linkId, "asks for " + question.code() + ", which is not of the type " + type.toCode());
        }
        if (question.kind() == Question.Kind.CODED) {
            requireKnown(definition);
        }
        boolean told = question.kind() == Question.Kind.YES_OR_NO
                || (phrase != null && phrase.questions().contains(question));
        if (phrase == null || !told) {
            throw wrong(linkId, "is told by no note-phrase");
        }
    }

    private void requireKnown(QuestionnaireItemComponent definition) {
        if (!definition.hasAnswerValueSet() && definition.hasAnswerOption()) {
            return;
        }
        String valueSet = definition.getAnswerValueSet();
        if (valueSet == null || !terminology.knowsValueSet(Canonical.parse(valueSet))) {
            throw wrong(definition.getLinkId(), "has no answerValueSet that is known here: " + valueSet);
        }
    }

    private void conditions(QuestionnaireItemComponent definition) {
        definition.getEnableWhen().forEach(condition -> {
            if (!OPERATORS.contains(condition.getOperator())) {
                throw wrong(definition.getLinkId(), "has an enableWhen with another operator than exists, = and !=");
            }
            conditional.add(String.valueOf(condition.getQuestion()));
        });
    }

    private static void requireAsked(FormItem item, Phrase phrase) {
        List<FormItem> below = new ArrayList<>();
        item.addTo(below);
        for (Question question : phrase.questions()) {
            if (below.stream().noneMatch(each -> each.question() == question)) {
                throw wrong(
                        item.linkId(), "has a note-phrase with " + question.code() + ", which no item of it asks for");
            }
        }
    }
}
