package org.foramen.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.reading.Finding;
import org.foramen.documentation.reading.Reading;
import org.foramen.terminology.code.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that a reader of words alone would misread. Findings are written {@code axis value status}. */
class HardSentencesTest {

    private static Reading read(String text) {
        return PublishedDocumentation.READER.read(text);
    }

    private static List<String> findings(String text) {
        return read(text).findings().stream().map(HardSentencesTest::told).toList();
    }

    private static String told(Finding finding) {
        return finding.axis().code() + " " + finding.value().code() + " "
                + finding.status().code();
    }

    private static List<String> codes(String text) {
        return PublishedDocumentation.READER.assess(read(text), null).suggestedCodes().stream()
                .map(Coding::code)
                .toList();
    }

    @Test
    void negationEndsWhereTheSentenceTurns() {
        String text = "no osteophytes, but disc bulge narrows the left S2 foramen";
        assertThat(findings(text))
                .containsExactly(
                        "mechanism osseous negated",
                        "mechanism disc affirmed",
                        "laterality left affirmed",
                        "region sacral affirmed",
                        "structure intervertebral-foramen affirmed");
        assertThat(codes(text)).containsExactly("M99.74");
    }

    @Test
    void eachMechanismIsBoundToItsOwnLevel() {
        assertThat(codes("osteophytes at L4-5; at S1 the foramen is narrowed by disc material"))
                .containsExactly("M99.74");
        assertThat(codes("Disc bulge narrows the foramen at L4-5, and at S1 osteophytes narrow the foramen."))
                .containsExactlyInAnyOrder("M99.73", "M99.64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no change in sacral foraminal stenosis | structure intervertebral-foramen affirmed",
                "no fracture, osteophyte or listhesis | mechanism osseous negated",
                "no fracture, osteophyte or listhesis | definitive-diagnosis M43.1 negated",
                "Without evidence of foraminal stenosis. | structure intervertebral-foramen negated",
                "She denies numbness, tingling or weakness. | neurologic-deficit motor-weakness negated",
                "Osteophytes: absent | mechanism osseous negated",
                "Sacroiliitis has been ruled out. | definitive-diagnosis M46.1 negated",
                "Rule out sacroiliitis. | definitive-diagnosis M46.1 uncertain",
                "Cannot exclude disc protrusion at S1-2. | mechanism disc uncertain",
                "s/p fusion for spondylolisthesis | definitive-diagnosis M43.1 historical",
                "History of sacroiliitis. | definitive-diagnosis M46.1 historical",
                "No history of sacroiliitis. | definitive-diagnosis M46.1 negated",
                "Six-month history of numbness in the left foot. | neurologic-deficit sensory-loss affirmed",
                "No relief from physical therapy. | conservative-care physical-therapy affirmed",
                "Lateral recess stenosis at L4-5. | structure neural-canal affirmed",
                "Retrolisthesis of L5 on S1. | mechanism subluxation affirmed",
                "The S1 foramina are patent. | structure intervertebral-foramen negated",
                "Foramenal stenois from ostophytes | mechanism osseous affirmed",
                "MRI w/ & w/o: S1 foraminal stenosis. | structure intervertebral-foramen affirmed",
                "MRI w/o contrast: osteophyte at S1. | mechanism osseous affirmed",
                "No instability on flexion films. | imaging radiography affirmed",
                "no disc herniation seen no mass he has osteophytes | mechanism osseous affirmed",
                "SLR positive on L. Plantarflexion 4/5. | neurologic-deficit motor-weakness affirmed",
                "Lumbar sprain \u2014 ruled out | definitive-diagnosis S33.5 negated",
                "PT, NSAIDs; ESI declined by patient. | conservative-care injection negated",
                "No prior imaging of the sacrum. | imaging unspecified negated",
                "Mechanism: disc | mechanism disc affirmed",
                "Both S1 foramina are stenotic. | laterality bilateral affirmed",
                "Hypomobile left SI joint. | mechanism somatic-dysfunction affirmed",
                "L4-5 disc herniation with left L5 radiculopathy | definitive-diagnosis M51.16 affirmed",
                "L5-S1 disc herniation with radiculopathy | definitive-diagnosis M51.17 affirmed",
                "L5-S1 disc herniation with radiculopathy | neurologic-deficit radiculopathy affirmed",
                "Sacral pain radiating into the left calf. | neurologic-deficit radiating-pain affirmed",
                "Shooting pain down the right leg. | neurologic-deficit radiating-pain affirmed",
                "Radiating leg pain. | neurologic-deficit radiating-pain affirmed",
                "Low back pain without radiation, numbness or weakness. | neurologic-deficit radiating-pain negated",
                "Pain does not radiate. | neurologic-deficit radiating-pain negated",
                "Straight leg raise positive at 40 degrees. | neurologic-deficit nerve-tension-sign affirmed",
                "(+) L SLR. | neurologic-deficit nerve-tension-sign affirmed",
                "SLR (-), slump (+). | neurologic-deficit nerve-tension-sign negated",
                "SLR (-), slump (+). | neurologic-deficit nerve-tension-sign affirmed",
                "SLR negative, FABER positive. | neurologic-deficit nerve-tension-sign negated",
                "Tingling in the left S1 distribution. | nerve-root S1 affirmed",
                "Pelvic somatic dysfunction, resolved. | mechanism somatic-dysfunction historical",
                "Pelvic somatic dysfunction (resolved). | mechanism somatic-dysfunction historical",
                "Pelvic somatic dysfunction, improved. | mechanism somatic-dysfunction affirmed",
                "Left S1 radiculopathy, nearly resolved. | neurologic-deficit radiculopathy affirmed",
                "Sacral subluxation, resolving. | mechanism subluxation affirmed",
                "Sacroiliitis, ruled out. | definitive-diagnosis M46.1 negated",
                "Sacral foraminal stenosis (suspected). | structure intervertebral-foramen uncertain",
                "Cervical and lumbar spondylosis. | definitive-diagnosis M47.812 affirmed",
                "Cervical and lumbar spondylosis. | definitive-diagnosis M47.816 affirmed",
                "Perianal sensation intact. | neurologic-deficit saddle-anesthesia negated",
                "Left S1 radiculopathy | nerve-root S1 affirmed"
            })
    void contextSaysHowAFindingIsMeant(String text, String finding) {
        assertThat(findings(text)).contains(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lumbosacral subluxation | lumbar",
                "Sacroiliac subluxation | sacral",
                "SIJ dysfunction | sacral",
                "SI joint dysfunction | sacral",
                "Sacrococcygeal dysfunction | sacral",
                "Somatic dysfunction of the hip | pelvic",
                "Pubic symphysis dysfunction | pelvic",
                "Subluxation L5-S1 | lumbar",
                "Subluxation L5/S1 | lumbar",
                "Subluxation L4-5 | lumbar",
                "Foraminal stenosis S1-2 | sacral",
                "Foraminal stenosis S1-S4 | sacral",
                "Foraminal stenosis S1 through S3 | sacral",
                "stenosis of the sacral foramen at S2 | sacral",
                "Subluxation C7-T1 | cervical",
                "Subluxation T12-L1 | thoracic",
                "Subluxation of T4 | thoracic"
            })
    void placesHaveTheRegionOfTheAlphabeticIndex(String text, String region) {
        assertThat(read(text).on(Axis.REGION))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.value().code()).isEqualTo(region));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Family History: mother with sacroiliitis and disc herniation",
                "Her father had spondylolisthesis.",
                "Return if you develop numbness or weakness.",
                "If symptoms persist, consider a sacroiliac joint injection.",
                "Laterality: left / right / bilateral",
                "[ ] osteophyte [ ] disc bulge",
                "CV: normal S1 and S2, no murmur",
                "Work restrictions: no lifting. Range of motion is restricted in all planes.",
                "External fixation of the femur, fluid restriction.",
                "Low back pain.",
                "Buttock pain radiating to the groin.",
                "Return if pain radiates down the leg.",
                "Pelvic radiation therapy; leg swelling.",
                "Wants MRI.",
                "The L5-S1 disc space is preserved."
            })
    void whatIsNotSaidOfThePatientIsNoFinding(String text) {
        assertThat(read(text).findings().stream().filter(finding -> finding.axis() != Axis.REGION))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| Level | Canal | Foramina |\n|---|---|---|\n| S1-2 | patent | severe, left, by spur |\n",
                "Level\tCanal\tForamina\nS1-2\tnormal\tsevere left narrowing by spur\n"
            })
    void aCellSaysWhatItsColumnIsAbout(String table) {
        assertThat(findings(table))
                .contains(
                        "structure neural-canal negated",
                        "structure intervertebral-foramen affirmed",
                        "mechanism osseous affirmed",
                        "region sacral affirmed",
                        "laterality left affirmed");
        assertThat(codes(table)).containsExactly("M99.64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Osteophytes narrow the sacral foramina and pelvic foramina. | M99.64 M99.65",
                "Disc bulge narrows the sacral and pelvic foramina. | M99.74 M99.75",
                "Osteophytes narrow the lumbar, sacral and pelvic foramina. | M99.63 M99.64 M99.65",
                "Left sacral and pelvic foraminal stenosis due to osteophytes. | M99.64 M99.65",
                "Osteophytes narrow the sacral foramina and scar the pelvic foramina. | M99.64 M99.75",
                "Somatic dysfunction of cervical, sacral and pelvic regions and left lower extremity"
                        + " | M99.01 M99.04 M99.05 M99.06",
            })
    void whatIsListedSharesWhatIsSaidOfIt(String text, String codes) {
        assertThat(codes(text)).containsExactlyInAnyOrder(codes.split(" "));
    }

    @Test
    void aStudyAndWhatItShowsHaveTheirPlaces() {
        String text = "MRI of the pelvis. CT shows an osteophyte at L5-S1 and narrowing of the S2 foramen.";
        assertThat(read(text).on(Axis.IMAGING).map(Finding::regions))
                .containsExactly(Set.of("pelvic"), Set.of("lumbar"));
        assertThat(read(text).on(Axis.MECHANISM).map(Finding::level)).containsExactly("L5-S1");
        assertThat(read(text).on(Axis.STRUCTURE).map(Finding::level)).containsExactly("S2");
    }

    @Test
    void aListOfRegionsIsWhatTheNextSentenceIsAbout() {
        assertThat(codes("Adjusted C2, T5, sacrum. Subluxation at each level."))
                .containsExactlyInAnyOrder("M99.11", "M99.12", "M99.14");
    }

    @Test
    void anAssessmentOutweighsACopiedHistory() {
        String note = """
                HPI: Told of a disc bulge that narrows the left S1 foramen.
                ASSESSMENT: There is no disc bulge. A bone spur narrows the left S1 foramen.
                """;
        assertThat(findings(note)).contains("mechanism disc negated").doesNotContain("mechanism disc affirmed");
        assertThat(codes(note)).containsExactly("M99.64");
    }

    @Test
    void aDefinitiveDiagnosisOfTheSameLevelLeavesNoResidualCode() {
        assertThat(codes("L5-S1 spondylolisthesis. Osteophytes narrow the L5-S1 foramen."))
                .isEmpty();
        assertThat(codes("L2-3 spondylolisthesis. Osteophytes narrow the S2 foramen."))
                .containsExactly("M99.64");
        assertThat(codes("Spondylolisthesis was ruled out. Osteophytes narrow the S2 foramen."))
                .containsExactly("M99.64");
    }

    @Test
    void offsetsCountUtf16UnitsOfTheTextAsGiven() {
        String text = "\ud83e\uddb4 \u00dcber: disc bulge narrows\r\nthe left S2 foramen \u2014 6 weeks of PT.";
        List<Finding> findings = read(text).findings();
        assertThat(findings).hasSizeGreaterThan(4).allSatisfy(finding -> assertThat(
                        text.substring(finding.offset(), finding.offset() + finding.length()))
                .isEqualTo(finding.text()));
        assertThat(read(text).on(Axis.CONSERVATIVE_CARE).map(Finding::text)).containsExactly("6 weeks of PT");
    }

    @Test
    void aLongTextIsReadToItsEnd() {
        String text = "no osteophyte, ( S1- foramen [ ".repeat(30_000) + ". Disc bulge at S2.";
        List<Finding> findings = read(text).findings();
        assertThat(findings.get(findings.size() - 1).offset()).isGreaterThan(text.length() - 10);
    }
}
