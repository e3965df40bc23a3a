package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.M51_17;
import static org.foramen.cds.hooks.CallDraft.M99_7;
import static org.foramen.cds.hooks.CallDraft.M99_74;
import static org.foramen.cds.hooks.CallDraft.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.SettableClock;
import org.foramen.cds.client.CdsClient;
import org.foramen.store.feedback.Figures;
import org.foramen.store.feedback.Outcome;
import org.foramen.store.feedback.ShownCall.Fate;
import org.foramen.store.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the card to the feedback on it, and back to what is shown the next time. */
class FeedbackTest {

    private static final String PATIENT = "patient-of-this-test";
    private static final String LIST = "m99-problem-list";
    private static final String OURS =
            "'system':'https://w3id.org/foramen/CodeSystem/override-reason','code':'card-incorrect'";
    private static final Figures.Filter EVERYTHING = new Figures.Filter(null, null, null, null, null);
    private static final CdsClient CLINIC = PublishedKnowledge.client("{'id':'clinic'}");

    private final SettableClock clock = new SettableClock();

    private final KeptCards kept = new KeptCards(clock);

    @AfterEach
    void close() {
        kept.close();
    }

    private static JsonNode shown(KeptCards kept, CdsClient client, String problem) {
        ObjectNode request = CallDraft.problemList(bundle(problem), "{'conditions':null}");
        ((ObjectNode) request.path("context")).put("patientId", PATIENT);
        return CallDraft.call(kept.hooks(), LIST, request, client);
    }

    private JsonNode shown() {
        return shown(kept, PublishedKnowledge.OPEN, M99_7);
    }

    private JsonNode send(CdsClient client, String service, String... entries) throws IOException {
        String body = "{'feedback':[" + String.join(",", entries) + "]}";
        return CallDraft.JSON.readTree(
                kept.desk().receive(service, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), client));
    }

    private JsonNode send(String... entries) throws IOException {
        return send(PublishedKnowledge.OPEN, LIST, entries);
    }

    private static String overridden(JsonNode card, String reason) {
        return "{'card':'" + card.path("uuid").asText() + "','outcome':'overridden'"
                + (reason.isEmpty() ? "" : ",'overrideReason':{" + reason + "}")
                + ",'outcomeTimestamp':'2026-11-27T10:05:31Z'}";
    }

    private static String accepted(JsonNode card, String suggestion) {
        return "{'card':'" + card.path("uuid").asText() + "','outcome':'accepted','acceptedSuggestions':[{'id':'"
                + suggestion + "'}],'outcomeTimestamp':'2026-11-27T10:05:31Z'}";
    }

    @Test
    void joinsAnOverrideToRuleVersionAndClientAndShowsTheCardNoMore() throws IOException {
        JsonNode card = shown().at("/cards/0");
        assertThat(send(overridden(card, "'reason':{" + OURS + "}")))
                .isEqualTo(CallDraft.read("{'stored':1,'repeated':0}"));
        assertThat(kept.store().figures(EVERYTHING).outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.rule()).isEqualTo("code-not-billable");
            assertThat(outcome.version()).isEqualTo("0.1.0");
            assertThat(outcome.client()).isEqualTo("open");
            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.OVERRIDDEN);
            assertThat(outcome.reason()).isNotNull();
        });
        JsonNode again = shown();
        assertThat(again.path("cards")).isEmpty();
        assertThat(again.at("/extension/org.foramen.unshown/rules/0/reason").asText())
                .isEqualTo("overridden");
    }

    @Test
    void showsItAgainWhenTheCoolDownEnds() throws IOException {
        send(overridden(shown().at("/cards/0"), ""));
        clock.advance(Duration.ofDays(30));
        assertThat(shown().path("cards")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(shown().path("cards")).hasSize(1);
    }

    @Test
    void showsAnotherCodeAndAnotherDefinitiveDiagnosisAtOnce() throws IOException {
        JsonNode first = CallDraft.problemList(bundle(M99_74), "{'conditions':" + bundle(M51_17) + "}");
        JsonNode card = CallDraft.call(kept.hooks(), LIST, first, PublishedKnowledge.OPEN)
                .at("/cards/0");
        send(overridden(card, ""));
        assertThat(CallDraft.call(kept.hooks(), LIST, first, PublishedKnowledge.OPEN)
                        .path("cards"))
                .isEmpty();
        String other = M51_17.replace("M51.17", "M48.08");
        JsonNode second = CallDraft.problemList(bundle(M99_74), "{'conditions':" + bundle(other) + "}");
        assertThat(CallDraft.call(kept.hooks(), LIST, second, PublishedKnowledge.OPEN)
                        .path("cards"))
                .hasSize(1);
    }

    @Test
    void showsItToOtherClients() throws IOException {
        send(overridden(shown().at("/cards/0"), ""));
        assertThat(shown(kept, CLINIC, M99_7).path("cards")).hasSize(1);
    }

    @Test
    void countsWhatIsSentAgainOnce() throws IOException {
        String entry = overridden(shown().at("/cards/0"), "");
        assertThat(send(entry, entry)).isEqualTo(CallDraft.read("{'stored':1,'repeated':1}"));
        assertThat(send(entry)).isEqualTo(CallDraft.read("{'stored':0,'repeated':1}"));
        assertThat(kept.store().figures(EVERYTHING).outcomes())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.number()).isOne());
    }

    @Test
    void countsAnAcceptedSuggestionAndGoesOnShowing() throws IOException {
        JsonNode card = shown().at("/cards/0");
        String suggestion = card.at("/suggestions/2/uuid").asText();
        assertThat(send(accepted(card, suggestion))).isEqualTo(CallDraft.read("{'stored':1,'repeated':0}"));
        assertThat(shown().path("cards")).hasSize(1);
        assertThat(send(accepted(card, "e56e1945-20b3-4393-8503-a1a20fd73152"))
                        .path("unknownSuggestions")
                        .toString())
                .isEqualTo("[\"feedback[0].acceptedSuggestions[0].id\"]");
    }

    @Test
    void takesFeedbackOnlyFromWhoWasShownTheCard() throws IOException {
        String entry = overridden(shown().at("/cards/0"), "");
        JsonNode unknown = CallDraft.read("{'stored':0,'repeated':0,'unknownCards':['feedback[0].card']}");
        assertThat(send(CLINIC, LIST, entry)).isEqualTo(unknown);
        assertThat(send(PublishedKnowledge.OPEN, "m99-order-sign", entry)).isEqualTo(unknown);
        assertThat(send(entry).path("stored").asInt()).isOne();
    }

    @Test
    void keepsAReasonOfTheClientsOwnAndTellsThatItIsNotPublished() throws IOException {
        String reason = "'reason':{'system':'https://ehr.example.org/reasons','code':'d7ecf885'}";
        assertThat(send(overridden(shown().at("/cards/0"), reason))
                        .path("otherReasons")
                        .toString())
                .isEqualTo("[\"feedback[0].overrideReason.reason\"]");
        assertThat(kept.store().figures(EVERYTHING).outcomes().get(0).reason())
                .isEqualTo(new Outcome.Reason("https://ehr.example.org/reasons", "d7ecf885"));
    }

    @Test
    void countsShownShadowedAndLeftOutByRule() {
        String twice = M99_7.replace("c-3", "c-4").replace("M99.7", "M99.6");
        JsonNode request = CallDraft.problemList(bundle(M99_7, twice), "{'conditions':null}");
        CallDraft.call(kept.hooks(), LIST, request, PublishedKnowledge.client("{'maxCards':1}"));
        CdsClient shadow = PublishedKnowledge.client("{'rules':{'code-not-billable':'shadow'}}");
        CallDraft.call(kept.hooks(), LIST, request, shadow);
        List<Figures.Fates> fates = kept.settled().figures(EVERYTHING).fates();
        assertThat(fates)
                .extracting(Figures.Fates::fate)
                .containsExactlyInAnyOrder(Fate.SHOWN, Fate.MAX_CARDS, Fate.SHADOW);
        assertThat(fates).extracting(Figures.Fates::number).containsExactlyInAnyOrder(1L, 1L, 2L);
    }

    @Test
    void understandsFeedbackAfterARestartAndKeepsNothingOfThePatient(@TempDir Path folder) throws IOException {
        String comment = "Mrs Secret said no";
        JsonNode card;
        try (KeptCards first = new KeptCards(SqlStore.inFolder(folder), clock)) {
            card = shown(first, PublishedKnowledge.OPEN, M99_7).at("/cards/0");
        }
        String body = "{'feedback':[" + overridden(card, "'userComment':'" + comment + "'") + "]}";
        try (KeptCards second = new KeptCards(SqlStore.inFolder(folder), clock)) {
            byte[] receipt = second.desk()
                    .receive(LIST, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), PublishedKnowledge.OPEN);
            assertThat(CallDraft.JSON.readTree(receipt).path("stored").asInt()).isOne();
            assertThat(shown(second, PublishedKnowledge.OPEN, M99_7).path("cards"))
                    .isEmpty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Secret")
                        .doesNotContain(PATIENT)
                        .doesNotContain(card.path("uuid").asText());
            }
        }
    }

    @Test
    void takesHostileTextAndRepeatsNoneOfIt() throws IOException {
        String hostile = "<img src=x onerror=alert(1)> '; drop table outcome; --".replace('\'', '`');
        String reason =
                "'reason':{'system':'" + hostile + "','code':'" + hostile + "'},'userComment':'" + hostile + "'";
        JsonNode receipt = send(overridden(shown().at("/cards/0"), reason));
        assertThat(receipt.toString()).doesNotContain("<").doesNotContain("drop");
        assertThat(kept.store().figures(EVERYTHING).outcomes()).hasSize(1);
    }
}
