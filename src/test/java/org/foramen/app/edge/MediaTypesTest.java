package org.foramen.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

    @ParameterizedTest
    @CsvSource({
        "application/fhir+json, application/fhir+json",
        "'text/turtle, application/fhir+json;q=0.5', application/fhir+json;q=0.5",
        "text/turtle;q=1, ''",
        "application/x-turtle, ''",
        "'application/fhir+ndjson, */*', */*",
        "text/html;turtle=no, text/html;turtle=no",
    })
    void leavesOutWhatCannotBeWritten(String accept, String writable) {
        assertThat(MediaTypes.writable(accept)).isEqualTo(writable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttl", "rdf", "text/turtle", "application/fhir+turtle", "TTL", "application/fhir+ndjson"})
    void knowsFormatsThatCannotBeWritten(String format) {
        assertThat(MediaTypes.isUnwritable(format)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "application/fhir+json", "html"})
    void knowsFormatsThatCan(String format) {
        assertThat(MediaTypes.isUnwritable(format)).isFalse();
    }
}
