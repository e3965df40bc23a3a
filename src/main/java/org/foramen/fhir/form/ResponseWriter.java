package org.foramen.fhir.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.foramen.documentation.form.Answer;
import org.foramen.documentation.form.Remark;
import org.foramen.documentation.population.Found;
import org.foramen.fhir.codec.CodingWriter;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * A response to a form with the answers that were found: in progress, with every group and question of the form, each answer
 * with its words (StructureDefinition answer-words). Only what the form offers and enables is answered.
 */
public final class ResponseWriter {

    private static final String WORDS = "https://w3id.org/foramen/StructureDefinition/answer-words";

    private final Form form;
    private final ConceptQueries terminology;
    private final AnswersByLink answered = new AnswersByLink();
    private final List<Found> found = new ArrayList<>();

    public ResponseWriter(Form form, ConceptQueries terminology) {
        this.form = form;
        this.terminology = terminology;
    }

    /**
     * The response.
     *
     * @param remarks gets one for each answer that the form does not offer
     */
    public QuestionnaireResponse write(List<Found> answers, List<Remark> remarks) {
        answers.forEach(each -> offer(each, remarks));
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setQuestionnaire(form.canonical().toString());
        response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
        form.items().forEach(item -> write(item, response.getItem(), 0));
        return response;
    }

    private void offer(Found answer, List<Remark> remarks) {
        for (FormItem item : form.all()) {
            if (item.question() != answer.question()) {
                continue;
            }
            if (offers(item, answer.answer())) {
                found.add(answer);
                answered.add(item.linkId(), value(answer.answer()));
            } else if (answer.answer() instanceof Answer.Coded coded) {
                remarks.add(new Remark(
                        answer.question(),
                        false,
                        "The notes say " + name(coded.coding())
                                + ", which the form does not offer: choose what is meant"));
            }
        }
    }

    private boolean offers(FormItem item, Answer answer) {
        return !(answer instanceof Answer.Coded coded)
                || AnswerCheck.member(item, CodingWriter.write(coded.coding()), terminology)
                        .isPresent();
    }

    private static String name(Coding coding) {
        return coding.code() + (coding.display() == null ? "" : " (" + coding.display() + ")");
    }

    private void write(FormItem item, List<QuestionnaireResponseItemComponent> items, int repetition) {
        if (item.isDisplay() || !answered.enables(item)) {
            return;
        }
        int repetitions = item.isGroup() && item.repeats() ? repetitions(item) : 1;
        for (int i = 0; i < repetitions; i++) {
            QuestionnaireResponseItemComponent written = new QuestionnaireResponseItemComponent();
            written.setLinkId(item.linkId()).setText(item.definition().getText());
            items.add(written);
            int which = item.isGroup() && item.repeats() ? i : repetition;
            if (item.isGroup()) {
                item.items().forEach(below -> write(below, written.getItem(), which));
            } else {
                found.stream()
                        .filter(each -> each.question() == item.question() && each.repetition() == which)
                        .limit(item.repeats() ? Long.MAX_VALUE : 1)
                        .forEach(each -> written.addAnswer(answer(each)));
            }
        }
    }

    /** As many as any question below was answered for, and one where none was. */
    private int repetitions(FormItem group) {
        List<FormItem> below = new ArrayList<>();
        group.addTo(below);
        return found.stream()
                .filter(each -> below.stream().anyMatch(item -> item.question() == each.question()))
                .flatMapToInt(each -> IntStream.of(each.repetition() + 1))
                .max()
                .orElse(1);
    }

    private static QuestionnaireResponseItemAnswerComponent answer(Found each) {
        QuestionnaireResponseItemAnswerComponent answer = new QuestionnaireResponseItemAnswerComponent();
        answer.setValue(value(each.answer()));
        Found.Words words = each.words();
        if (words != null) {
            Extension extension = answer.addExtension().setUrl(WORDS);
            extension.addExtension("text", new StringType(words.text()));
            extension.addExtension("offset", new IntegerType(words.offset()));
            extension.addExtension("length", new IntegerType(words.text().length()));
            extension.addExtension("source", new StringType(words.source()));
        }
        return answer;
    }

    private static Type value(Answer answer) {
        if (answer instanceof Answer.Coded coded) {
            return CodingWriter.write(coded.coding());
        }
        return answer instanceof Answer.YesOrNo given ? new BooleanType(given.yes()) : new StringType(answer.told());
    }
}
