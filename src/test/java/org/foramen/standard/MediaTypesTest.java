package org.foramen.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BCP 13: RFC 6838 for the names, RFC 2045 for the parameters. */
class MediaTypesTest {

    private static final GrammarCodeSystem TYPES = new MediaTypes();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/fhir+json",
                "text/plain; charset=utf-8",
                "text/plain;charset=UTF-8;format=flowed",
                "application/vnd.oasis.opendocument.text",
                "multipart/mixed; boundary=\"a; \\\"b\\\"\"",
                "image/svg+xml"
            })
    void typeSubtypeAndParametersAreACode(String code) {
        assertThat(TYPES.concept(code)).isNotNull();
        assertThat(Objects.requireNonNull(TYPES.concept(code)).display()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/",
                "/plain",
                "text/*",
                "text plain",
                "text/plain;",
                "text/plain; charset",
                "a/b/c",
                "text/plain charset=utf-8",
                "text/plain; charset=\"utf-8",
                "text /plain"
            })
    void anythingElseIsNone(String code) {
        assertThat(TYPES.concept(code)).isNull();
    }

    @Test
    void thePartsAreProperties() {
        ConceptDefinition concept = Objects.requireNonNull(TYPES.concept("Text/Plain; Charset=utf-8"));
        assertThat(GrammarCodeSystem.values(concept, "base")).containsExactly("text", "text/plain");
        assertThat(GrammarCodeSystem.values(concept, "subtype")).containsExactly("plain");
        assertThat(GrammarCodeSystem.values(concept, "parameter")).containsExactly("charset=utf-8");
    }
}
