package org.foramen.documentation.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.documentation.form.Answer;
import org.foramen.documentation.form.Question;
import org.junit.jupiter.api.Test;

class FormPopulationTest {

    private static Prefilled prefilled(String... texts) {
        List<Note> notes = new ArrayList<>();
        for (String text : texts) {
            notes.add(new Note("text[" + notes.size() + "]", PublishedDocumentation.READER.read(text)));
        }
        return new FormPopulation(PublishedDocumentation.READER, PublishedKnowledge.TERMINOLOGY).from(notes);
    }

    private static List<String> answers(Prefilled prefilled, Question question) {
        return prefilled.answers().stream()
                .filter(found -> found.question() == question)
                .map(found -> found.answer() instanceof Answer.Coded coded
                        ? coded.coding().code()
                        : found.answer() instanceof Answer.YesOrNo given
                                ? String.valueOf(given.yes())
                                : found.answer().told())
                .toList();
    }

    @Test
    void theLesionThatACodeFitsComesFirstAndOthersAreTold() {
        Prefilled prefilled =
                prefilled("Disc bulge narrows the left S2 foramen. Osteophytes narrow the canal at L3-4.");
        assertThat(answers(prefilled, Question.REGION)).containsExactly("sacral");
        assertThat(answers(prefilled, Question.LEVEL)).containsExactly("S2");
        assertThat(answers(prefilled, Question.MECHANISM)).containsExactly("disc");
        assertThat(prefilled.remarks()).singleElement().satisfies(remark -> assertThat(remark.text())
                .contains("M99.33"));
    }

    @Test
    void theSideNearestToTheLesionIsItsSide() {
        Prefilled prefilled = prefilled("Right knee replaced. Disc bulge narrows the left S2 foramen.");
        assertThat(answers(prefilled, Question.LATERALITY)).containsExactly("left");
    }

    @Test
    void notesAreReadEachForItself() {
        Prefilled prefilled = prefilled(
                "Sacral disc bulge narrows the left foramen at S2.",
                "MRI of the pelvis was done. Family history: disc disease.",
                "Six visits of PT.");
        assertThat(answers(prefilled, Question.MECHANISM)).containsExactly("disc");
        assertThat(answers(prefilled, Question.IMAGING_MODALITY)).containsExactly("mri");
        assertThat(answers(prefilled, Question.CARE_KIND)).containsExactly("physical-therapy");
        assertThat(prefilled.answers())
                .filteredOn(found -> found.question() == Question.CARE_KIND)
                .allSatisfy(found -> assertThat(found.words()).isNotNull().satisfies(words -> assertThat(words.source())
                        .isEqualTo("text[2]")));
    }

    @Test
    void whatNamesNoKindIsNoAnswerBesideWhatDoes() {
        Prefilled prefilled = prefilled("Imaging reviewed. MRI of the sacrum and CT show a disc bulge at S2.");
        assertThat(answers(prefilled, Question.IMAGING_MODALITY)).containsExactlyInAnyOrder("mri", "ct");
        assertThat(prefilled.answers())
                .filteredOn(found -> found.question() == Question.IMAGING_MODALITY)
                .extracting(Found::repetition)
                .containsExactly(0, 1);
    }

    @Test
    void aDefinitiveDiagnosisOfTheLesionApplies() {
        Prefilled prefilled =
                prefilled("Spondylolisthesis at L5-S1 with disc bulge that narrows the L5-S1 foramen. No fracture.");
        assertThat(answers(prefilled, Question.DEFINITIVE_DIAGNOSIS_APPLIES)).containsExactly("true");
        assertThat(answers(prefilled, Question.DEFINITIVE_DIAGNOSIS)).containsExactly("M43.17");
        assertThat(answers(prefilled, Question.EXCLUDED_DIAGNOSIS)).isEmpty();
    }

    @Test
    void aDiagnosisOfAnotherPlaceIsTold() {
        Prefilled prefilled = prefilled("Disc bulge narrows the left S2 foramen. Spondylolisthesis at C4-5.");
        assertThat(answers(prefilled, Question.DEFINITIVE_DIAGNOSIS)).isEmpty();
        assertThat(prefilled.remarks())
                .anySatisfy(remark -> assertThat(remark.text()).contains("another place"));
    }

    @Test
    void nothingGivesNothing() {
        assertThat(prefilled().answers()).isEmpty();
        assertThat(prefilled("Feels well.").answers()).isEmpty();
    }
}
