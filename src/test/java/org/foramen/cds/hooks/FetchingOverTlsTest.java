package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.M51_17;
import static org.foramen.cds.hooks.CallDraft.M99_74;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.foramen.cds.hooks.CallDraft.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.foramen.outgoing.LoopbackServer;
import org.foramen.outgoing.SelfSigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that does not prove who it is hears of no token and of no patient, and the call is judged without it. */
@Timeout(120)
class FetchingOverTlsTest {

    private static final String REPORTED = "/extension/org.foramen.unevaluated/rules/0/reason";

    @TempDir
    private Path folder;

    private static LoopbackServer ehr(SelfSigned certificate) {
        return LoopbackServer.tls(
                certificate,
                (asked, out) -> LoopbackServer.write(out, 200, bundle(M51_17).replace('\'', '"')));
    }

    private static JsonNode call(LoopbackServer ehr) {
        ObjectNode request = CallDraft.problemList(bundle(M99_74), "");
        request.put("fhirServer", ehr.address("/fhir").toString())
                .putObject("fhirAuthorization")
                .put("access_token", "s3cr3t-t0ken")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "user/*.read");
        return CallDraft.fetchAndCall(request, ehr.address(""));
    }

    @Test
    void fetchesFromAServerThatIsTrustedByItsName() {
        SelfSigned certificate = SelfSigned.of(folder, "ip:127.0.0.1");
        try (SelfSigned.Trusted trusted = certificate.trusted();
                LoopbackServer ehr = ehr(certificate)) {
            assertThat(trusted).isNotNull();
            assertThat(topics(call(ehr))).isEqualTo("definitive-diagnosis-first");
            assertThat(ehr.asked().get(0).header("Authorization")).isEqualTo("Bearer s3cr3t-t0ken");
        }
    }

    @Test
    void sendsNoTokenToAServerThatVouchesForItself() {
        try (LoopbackServer ehr = ehr(SelfSigned.of(folder, "ip:127.0.0.1"))) {
            isReported(call(ehr));
            assertThat(ehr.asked()).isEmpty();
        }
    }

    @Test
    void sendsNoTokenToAServerThatIsTrustedByAnotherName() {
        SelfSigned certificate = SelfSigned.of(folder, "dns:ehr.example.org");
        try (SelfSigned.Trusted trusted = certificate.trusted();
                LoopbackServer ehr = ehr(certificate)) {
            assertThat(trusted).isNotNull();
            isReported(call(ehr));
            assertThat(ehr.asked()).isEmpty();
        }
    }

    private static void isReported(JsonNode answer) {
        assertThat(answer.path("cards")).isEmpty();
        assertThat(answer.at(REPORTED).asText())
                .isEqualTo("The prefetch key conditions was not sent, and cannot be fetched: the server has no"
                        + " certificate that is trusted.");
    }
}
