package org.foramen.terminology.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** https://hl7.org/fhir/R5/datatypes.html#versions */
class VersionsTest {

    @ParameterizedTest
    @CsvSource({
        "1.0.0,1.0.0,true",
        "1.0.x,1.0.7,true",
        "1.x.x,1.4.7,true",
        "1.*.*,1.4.7,true",
        "1.0?,1.0.7,true",
        "1.x.x,2.0.0,false",
        "1,1.0.0,false",
        "1.0,1.0.0,false",
        "x.0.0,1.0.0,false",
        "1.0.x,1.0.7-ballot,false",
        "1.0.7-ballot,1.0.7-ballot,true",
        "2026,2026-10,true",
        "2026-1,2026-10,false",
        "2026,20261001,false",
        "202,2026,false",
        "http://snomed.info/sct/731000124108,http://snomed.info/sct/731000124108/version/20250901,true",
        "http://snomed.info/sct/73,http://snomed.info/sct/731000124108,false",
    })
    void aCriterionNamesVersions(String criterion, String version, boolean expected) {
        assertThat(Versions.matches(criterion, version)).isEqualTo(expected);
    }

    @Test
    void nothingNamesNoVersion() {
        assertThat(Versions.matches("1.0.0", null)).isFalse();
    }
}
