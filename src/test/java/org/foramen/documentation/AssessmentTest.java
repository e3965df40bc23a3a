package org.foramen.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foramen.documentation.assessment.Assessment;
import org.foramen.terminology.code.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTest {

    private static final String WHOLE = """
            MRI of the sacrum shows that a disc bulge narrows the left S2 foramen and touches the left S2 nerve root.
            Six weeks of physical therapy failed. Sacroiliitis was ruled out.
            """;

    private static Assessment assess(String text, String code) {
        Documentation reader = PublishedDocumentation.READER;
        return reader.assess(reader.read(text), Coding.of("http://hl7.org/fhir/sid/icd-10-cm", code));
    }

    private static List<String> missing(String text, String code) {
        return assess(text, code).missing().stream().map(Coding::code).toList();
    }

    private static List<String> conflicts(String text, String code) {
        return assess(text, code).conflicts().stream()
                .map(conflict -> conflict.axis().code() + " "
                        + conflict.documented().code() + " " + conflict.coded().code())
                .toList();
    }

    @Test
    void aWholeNoteMissesNothing() {
        assertThat(missing(WHOLE, "M99.74")).isEmpty();
        assertThat(conflicts(WHOLE, "M99.74")).isEmpty();
    }

    @Test
    void whatIsLeftOutIsTold() {
        assertThat(missing("Foraminal stenosis.", "M99.74"))
                .containsExactly(
                        "region",
                        "mechanism",
                        "imaging",
                        "conservative-care",
                        "laterality",
                        "nerve-root",
                        "exclusion-of-definitive-diagnosis");
        assertThat(missing("Will order MRI and start physical therapy.", "M99.74"))
                .contains("imaging", "conservative-care");
    }

    @Test
    void aCodeOfManipulationAsksForWhatItsTitleNames() {
        assertThat(missing("Somatic dysfunction.", "M99.04")).containsExactly("region");
        assertThat(missing("Sacral somatic dysfunction.", "M99.04")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A bone spur narrows the S1 foramen. | M99.74 | mechanism osseous connective-tissue",
                "A disc bulge narrows the sacral canal. | M99.74 | structure neural-canal intervertebral-foramen",
                "A disc bulge narrows the foramen at L3-4. | M99.74 | region lumbar sacral",
                "Osteophytes at L4-5; at S1 the foramen is narrowed by disc material | M99.64 | mechanism disc osseous"
            })
    void wordsAgainstTheCodeAreAConflict(String text, String code, String conflict) {
        assertThat(conflicts(text, code)).containsExactly(conflict);
    }

    @Test
    void anotherCodeHasNoConflict() {
        assertThat(conflicts(WHOLE, "M54.17")).isEmpty();
    }
}
