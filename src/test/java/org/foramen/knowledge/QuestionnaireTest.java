package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.foramen.knowledge.PublishedResources.Concept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/** The published forms: what their questions are about, what may answer them, and why each matters. */
class QuestionnaireTest {

    private static final String ITEMS = PublishedResources.BASE + "CodeSystem/m99-form-item";

    private final Map<String, Map<String, Concept>> systems = PublishedResources.conceptsBySystem();
    private final Questionnaire form = PublishedResources.get(Questionnaire.class, "m99-lesion");
    private final List<QuestionnaireItemComponent> items = items(form.getItem());

    private static List<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> top) {
        List<QuestionnaireItemComponent> all = new ArrayList<>();
        for (QuestionnaireItemComponent item : top) {
            all.add(item);
            all.addAll(items(item.getItem()));
        }
        return all;
    }

    private Stream<QuestionnaireItemComponent> questions() {
        return items.stream()
                .filter(item -> item.getType() != QuestionnaireItemType.GROUP
                        && item.getType() != QuestionnaireItemType.DISPLAY);
    }

    @Test
    void everyQuestionOfTheCodeSystemIsAskedOnceAndNoOther() {
        assertThat(questions().map(item -> item.getCodeFirstRep().getCode()))
                .containsExactlyInAnyOrderElementsOf(
                        Objects.requireNonNull(systems.get(ITEMS)).keySet());
        assertThat(items).extracting(QuestionnaireItemComponent::getLinkId).doesNotHaveDuplicates();
    }

    @Test
    void codesHaveThePublishedDisplay() {
        assertThat(items.stream()
                        .flatMap(item -> Stream.concat(
                                item.getCode().stream(),
                                item.getEnableWhen().stream()
                                        .filter(condition -> condition.hasAnswerCoding())
                                        .map(condition -> (Coding) condition.getAnswer()))))
                .hasSizeGreaterThan(25)
                .allSatisfy(coding -> {
                    Concept concept = Objects.requireNonNull(systems.get(coding.getSystem()), coding.getSystem())
                            .get(coding.getCode());
                    assertThat(Objects.requireNonNull(concept, coding.getCode()).display())
                            .isEqualTo(coding.getDisplay());
                });
    }

    @Test
    void everyHelpTextSaysWhyInTheWordsOfACodeSystem() {
        assertThat(questions()).hasSizeGreaterThan(15).allSatisfy(item -> {
            Coding last = item.getCode().get(item.getCode().size() - 1);
            Concept concept = Objects.requireNonNull(
                    Objects.requireNonNull(systems.get(last.getSystem())).get(last.getCode()));
            assertThat(item.getItem()).as(item.getLinkId()).singleElement().satisfies(help -> {
                assertThat(help.getType()).isEqualTo(QuestionnaireItemType.DISPLAY);
                assertThat(help.getText()).isEqualTo(why(concept));
            });
        });
    }

    /** Why the item matters and what to write, where a code system says so; else what the question is about. */
    private static String why(Concept concept) {
        List<String> why = concept.strings("why");
        return why.isEmpty()
                ? concept.definition().getDefinition()
                : why.get(0) + " " + concept.strings("write").get(0);
    }

    @Test
    void choicesAreBoundToPublishedValueSets() {
        Set<String> published = new HashSet<>();
        PublishedResources.ofType(ValueSet.class).forEach(each -> published.add(each.getUrl()));
        assertThat(questions().filter(item -> item.getType() == QuestionnaireItemType.CHOICE))
                .hasSizeGreaterThan(8)
                .allSatisfy(item -> assertThat(item.getAnswerValueSet()).isIn(published));
    }
}
