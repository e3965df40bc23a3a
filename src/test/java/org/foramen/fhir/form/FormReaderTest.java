package org.foramen.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What authors of forms are told when a form could not be answered, or its answers would not be told. */
class FormReaderTest {

    private static final String PHRASE = "https://w3id.org/foramen/StructureDefinition/note-phrase";

    private static Questionnaire form() {
        return Objects.requireNonNull(PublishedForms.PUBLISHED.byId(Questionnaire.class, "m99-lesion"))
                .copy();
    }

    private static QuestionnaireItemComponent item(Questionnaire form, int group, int question) {
        return form.getItem().get(group).getItem().get(question);
    }

    private static Arguments wrong(String why, Consumer<Questionnaire> change) {
        return Arguments.of(why, change);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                wrong("'region' asks for region, which is not of the type string", form -> item(form, 0, 0)
                        .setType(QuestionnaireItemType.STRING)),
                wrong("'region' has no answerValueSet that is known here", form -> item(form, 0, 0)
                        .setAnswerValueSet("http://example.org/vs")),
                wrong(
                        "'region' has the code nose",
                        form -> item(form, 0, 0).getCodeFirstRep().setCode("nose")),
                wrong(
                        "'mechanism' asks for region, as another does",
                        form -> item(form, 0, 1).getCodeFirstRep().setCode("region")),
                wrong("'region' has no linkId of its own", form -> item(form, 0, 1)
                        .setLinkId("region")),
                wrong("'region' is told by no note-phrase", form -> form.getItemFirstRep()
                        .getExtensionByUrl(PHRASE)
                        .setValue(new StringType("{mechanism}"))),
                wrong("'region' has a note-phrase within an item that has one", form -> item(form, 0, 0)
                        .addExtension(PHRASE, new StringType("{region}"))),
                wrong("'nerves' has a note-phrase with region, which no item of it asks for", form -> form.getItem()
                        .get(1)
                        .getExtensionByUrl(PHRASE)
                        .setValue(new StringType("{nerve-root} {neurologic-deficit} {region}"))),
                wrong("'level' has an enableWhen with another operator", form -> item(form, 0, 3)
                        .addEnableWhen()
                        .setQuestion("region")
                        .setOperator(QuestionnaireItemOperator.GREATER_THAN)),
                wrong("'imaging-date' is what an enableWhen asks for", form -> item(form, 0, 3)
                        .addEnableWhen()
                        .setQuestion("imaging-date")
                        .setOperator(QuestionnaireItemOperator.EXISTS)
                        .setAnswer(new BooleanType(true))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsRefusedByItem(String why, Consumer<Questionnaire> change) {
        Questionnaire form = form();
        change.accept(form);
        assertThatThrownBy(() -> FormReader.read(form, PublishedKnowledge.TERMINOLOGY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    @Test
    void aQuestionnaireAboutSomethingElseIsNoForm() {
        Questionnaire other = new Questionnaire();
        other.addItem().setLinkId("1").setType(QuestionnaireItemType.STRING);
        assertThat(FormReader.isForm(other)).isFalse();
        assertThat(FormReader.isForm(form())).isTrue();
    }
}
