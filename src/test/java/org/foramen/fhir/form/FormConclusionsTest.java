package org.foramen.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foramen.documentation.form.Conclusion;
import org.foramen.documentation.form.Remark;
import org.foramen.documentation.form.Told;
import org.foramen.terminology.code.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the published form's answers give, and what is said about them. */
class FormConclusionsTest {

    private final ResponseDraft draft = new ResponseDraft().status(QuestionnaireResponseStatus.INPROGRESS);

    private Told told() {
        return PublishedForms.READING.read(PublishedForms.RESPONSES.read(draft.response()));
    }

    private Conclusion concluded() {
        return PublishedForms.CONCLUSIONS.conclude(told());
    }

    private List<String> codes() {
        return concluded().codes().stream().map(Coding::code).toList();
    }

    private List<String> remarks() {
        return concluded().remarks().stream().map(Remark::text).toList();
    }

    @Test
    void mechanismsOfSeveralCodesGiveEach() {
        draft.code("region", "sacral").code("mechanism", "osseous").code("mechanism", "disc");
        draft.code("structure", "intervertebral-foramen");
        assertThat(codes()).containsExactlyInAnyOrder("M99.64", "M99.74");
    }

    @Test
    void wordsFillWhatTheAnswersLeaveOpen() {
        draft.code("region", "pelvic").code("structure", "intervertebral-foramen");
        draft.text("imaging-finding", "Bone spurs.");
        assertThat(codes()).containsExactly("M99.65");
    }

    @Test
    void wordsOfAnotherLesionAreTold() {
        draft.code("region", "sacral").code("mechanism", "disc").code("structure", "intervertebral-foramen");
        draft.text("comment", "Osteophytes narrow the foramen at L4-5.");
        assertThat(codes()).containsExactly("M99.74");
        assertThat(remarks()).singleElement().satisfies(text -> assertThat(text).contains("M99.63"));
    }

    @Test
    void wordsThatDenyAnAnswerAreTold() {
        draft.code("region", "sacral").code("mechanism", "disc").code("structure", "intervertebral-foramen");
        draft.text("comment", "No disc bulge.");
        assertThat(remarks()).singleElement().satisfies(text -> assertThat(text).contains("affirmed and denied"));
    }

    @Test
    void aLevelOfAnotherRegionIsTold() {
        draft.code("region", "sacral").code("mechanism", "disc").code("structure", "intervertebral-foramen");
        draft.text("level", "L5-S1");
        assertThat(codes()).containsExactly("M99.74");
        assertThat(remarks()).singleElement().satisfies(text -> assertThat(text)
                .contains("L5-S1 is of the region lumbar"));
    }

    @Test
    void aLevelAloneGivesTheRegion() {
        draft.code("mechanism", "disc").code("structure", "neural-canal").text("level", "S2");
        assertThat(codes()).containsExactly("M99.54");
    }

    @Test
    void aDiagnosisGoesBeforeTheNarrowingAndBesideADysfunction() {
        draft.code("region", "sacral").code("mechanism", "somatic-dysfunction");
        draft.yes("definitive-diagnosis-applies", true).code("definitive-diagnosis", "M43.18");
        assertThat(codes()).containsExactly("M43.18", "M99.04");
    }

    @ParameterizedTest
    @CsvSource({
        "mechanism, disc, region is lacking",
        "region, sacral, mechanism is lacking",
        "region mechanism, sacral subluxation, structure is lacking",
        "region mechanism, sacral disc, structure is lacking"
    })
    void whatIsLackingIsSaid(String linkIds, String answers, String why) {
        String[] given = answers.split(" ", -1);
        String[] to = linkIds.split(" ", -1);
        for (int i = 0; i < to.length; i++) {
            draft.code(to[i], given[i]);
        }
        assertThat(codes()).isEmpty();
        assertThat(remarks()).singleElement().satisfies(text -> assertThat(text).contains(why));
    }

    @Test
    void aWholeFormLeavesNothingOut() {
        draft.code("region", "sacral").code("mechanism", "disc").code("structure", "intervertebral-foramen");
        draft.code("laterality", "left").code("nerve-root", "S2").code("imaging-modality", "mri");
        draft.code("care-kind", "injection");
        draft.yes("definitive-diagnosis-applies", false).code("excluded-diagnosis", "M46.1");
        assertThat(PublishedForms.CONCLUSIONS.assess(told(), null).missing()).isEmpty();
        assertThat(remarks()).isEmpty();
    }
}
