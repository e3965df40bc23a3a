package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.client.CdsClient;
import org.junit.jupiter.api.Test;

/** The requirements on discovery, each by its row in HL7's list of requirements of CDS Hooks 2.0; and what 3.0 adds. */
class DiscoveryRowsTest {

    private static JsonNode services(CdsClient client) throws IOException {
        return CallDraft.JSON
                .readTree(PublishedKnowledge.HOOKS.discovery(client))
                .path("services");
    }

    @Test
    void row6_row7_row8_row9_row10_row12_everyServiceSaysWhatItIs() throws IOException {
        JsonNode services = services(PublishedKnowledge.OPEN);
        assertThat(services.isArray()).isTrue();
        for (JsonNode service : services) {
            for (String field : List.of("hook", "title", "description", "id", "usageRequirements")) {
                assertThat(service.path(field).textValue()).isNotBlank();
            }
        }
        assertThat(services.findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void row11_row29_row36_everyServiceAsksForItsPrefetchByKey() throws IOException {
        for (JsonNode service : services(PublishedKnowledge.OPEN)) {
            assertThat(service.path("prefetch").isObject()).isTrue();
            service.path("prefetch")
                    .forEach(template -> assertThat(template.textValue()).isNotBlank());
        }
    }

    @Test
    void tellsAClientOfVersion2NothingThatItsEditionDoesNotKnow() throws IOException {
        for (JsonNode service : services(PublishedKnowledge.OPEN)) {
            assertThat(service.has("version")).isFalse();
            assertThat(service.has("hookVersion")).isFalse();
            assertThat(service.has("extension")).isFalse();
        }
    }

    @Test
    void tellsAClientOfVersion3TheVersionsOfServiceHookAndRules() throws IOException {
        JsonNode services =
                services(PublishedKnowledge.client("{'version':'3.0','rules':{'code-not-billable':'shadow'}}"));
        assertThat(services.findValuesAsText("hookVersion")).containsExactly("0.1.0", "1.0", "1.0", "1.0", "1.0");
        for (JsonNode service : services) {
            assertThat(service.path("version").textValue()).isEqualTo("1.2.3");
            assertThat(service.at("/extension/org.foramen.rules").findValuesAsText("url"))
                    .contains("https://w3id.org/foramen/PlanDefinition/excludes1-conflict")
                    .doesNotContain("https://w3id.org/foramen/PlanDefinition/code-not-billable");
        }
    }
}
