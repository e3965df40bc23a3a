package org.foramen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartPageTest {

    private final String page = StartPage.html(
            "1.2.3",
            List.of(
                    new Artefact(
                            "ValueSet",
                            "m99-all",
                            "All of M99",
                            "https://w3id.org/foramen/ValueSet/m99-all",
                            "1",
                            List.of()),
                    new Artefact("CodeSystem", "evil", "<script>&\"'", "http://example.org/cs", null, List.of())));

    @Test
    void saysWhatItIsAndWhereItAnswers() {
        assertThat(page)
                .contains("Version 1.2.3")
                .contains("href=\"/fhir/metadata\"")
                .contains("href=\"/cds-services\"")
                .contains("href=\"/health\"");
    }

    @Test
    void linksCallsWithEncodedParameters() {
        assertThat(page)
                .contains("href=\"/fhir/CodeSystem/$lookup?system=http%3A%2F%2Fhl7.org%2Ffhir%2Fsid%2Ficd-10-cm"
                        + "&amp;code=M99.74\"")
                .contains("$validate-code")
                .contains("$subsumes")
                .contains("$expand")
                .contains("$translate")
                .contains("/fhir/Questionnaire?url=")
                .contains("Questionnaire/m99-lesion/$populate");
    }

    @Test
    void listsWhatIsLoadedByType() {
        assertThat(page)
                .contains("<summary>ValueSet (1)</summary>")
                .contains("<a href=\"/fhir/ValueSet/m99-all\">All of M99</a>")
                .contains("https://w3id.org/foramen/ValueSet/m99-all|1");
    }

    @Test
    void escapesWhatResourcesBring() {
        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;&amp;&quot;&#39;");
    }

    @Test
    void needsNothingFromElsewhere() {
        assertThat(page).doesNotContain("src=").doesNotContain("<link").doesNotContain("style=");
        assertThat(Page.SECURITY_POLICY).startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(Page.notFound()).contains("Not found");
    }
}
