package org.foramen.cds.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feedback as the specification writes it is taken; what is wrong is refused by its path. */
class FeedbackReaderTest {

    private static final String CARD = "4e0a3a1e-3283-4575-ab82-028d55fe2719";
    private static final String SUGGESTION = "e56e1945-20b3-4393-8503-a1a20fd73152";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

    private static List<Feedback> read(String singleQuoted) {
        return new FeedbackReader(CLOCK).read(singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Feedback one(String fields) {
        List<Feedback> read = read("{'feedback':[{'card':'" + CARD + "'," + fields + "}]}");
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    @Test
    void readsTheExampleOfAnAcceptedSuggestion() {
        Feedback feedback = one("'outcome':'accepted','acceptedSuggestions':[{'id':'" + SUGGESTION
                + "'}],'outcomeTimestamp':'2021-12-11T10:05:31Z'");
        assertThat(feedback)
                .isEqualTo(new Feedback(
                        UUID.fromString(CARD),
                        Feedback.Outcome.ACCEPTED,
                        List.of(UUID.fromString(SUGGESTION)),
                        null,
                        false,
                        Instant.parse("2021-12-11T10:05:31Z")));
    }

    @Test
    void readsTheExampleWithoutAReason() {
        Feedback feedback = one("'outcome':'overridden','outcomeTimestamp':'2020-12-11T00:00:00Z'");
        assertThat(feedback.outcome()).isEqualTo(Feedback.Outcome.OVERRIDDEN);
        assertThat(feedback.reason()).isNull();
    }

    @Test
    void readsTheExampleWithAReasonAndDropsTheWordsOfTheComment() {
        Feedback feedback = one("'outcome':'overridden','overrideReason':{'reason':{'code':'d7ecf885','system':"
                + "'https://example.com/cds-hooks/override-reason-system'},'userComment':'A comment entered by the clinician.'},"
                + "'outcomeTimestamp':'2020-12-11T00:00:00Z'");
        assertThat(feedback.reason())
                .isEqualTo(new Feedback.Reason("https://example.com/cds-hooks/override-reason-system", "d7ecf885"));
        assertThat(feedback.commented()).isTrue();
        assertThat(feedback.toString()).doesNotContain("clinician");
    }

    @ParameterizedTest
    @CsvSource({
        "1985-04-12T23:20:50.52Z,1985-04-12T23:20:50.520Z",
        "1996-12-19T16:39:57-08:00,1996-12-20T00:39:57Z",
        "2020-12-11t00:00:00z,2020-12-11T00:00:00Z",
        "2026-11-29T11:59:59Z,2026-11-29T11:59:59Z"
    })
    void readsTimesOfRfc3339(String text, Instant at) {
        assertThat(one("'outcome':'overridden','outcomeTimestamp':'" + text + "'")
                        .at())
                .isEqualTo(at);
    }

    @Test
    void overlooksWhatIsEmptyAndWhatItDoesNotKnow() {
        Feedback feedback = one("'outcome':'overridden','overrideReason':{'reason':null,'userComment':''},"
                + "'acceptedSuggestions':[],'outcomeTimestamp':'2020-12-11T00:00:00Z','extension':{'a':1}");
        assertThat(feedback.reason()).isNull();
        assertThat(feedback.commented()).isFalse();
        assertThat(read("{'feedback':[]}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'outcome':'ignored','outcomeTimestamp':'2020-12-11T00:00:00Z';feedback[0].outcome",
                "'outcomeTimestamp':'2020-12-11T00:00:00Z';feedback[0].outcome",
                "'outcome':'overridden';feedback[0].outcomeTimestamp",
                "'outcome':'overridden','outcomeTimestamp':'yesterday';feedback[0].outcomeTimestamp",
                "'outcome':'overridden','outcomeTimestamp':'2020-12-11';feedback[0].outcomeTimestamp",
                "'outcome':'overridden','outcomeTimestamp':'2020-12-11T00:00:00';feedback[0].outcomeTimestamp",
                "'outcome':'overridden','outcomeTimestamp':'2020-02-31T00:00:00Z';feedback[0].outcomeTimestamp",
                "'outcome':'overridden','outcomeTimestamp':'2026-11-30T00:00:00Z';feedback[0].outcomeTimestamp",
                "'outcome':'overridden','outcomeTimestamp':1607644800;feedback[0].outcomeTimestamp",
                "'outcome':'accepted','outcomeTimestamp':'2020-12-11T00:00:00Z';feedback[0].acceptedSuggestions",
                "'outcome':'accepted','acceptedSuggestions':['x'],'outcomeTimestamp':'2020-12-11T00:00:00Z'"
                        + ";feedback[0].acceptedSuggestions[0].id",
                "'outcome':'accepted','acceptedSuggestions':[{'id':'x'}],'outcomeTimestamp':'2020-12-11T00:00:00Z'"
                        + ";feedback[0].acceptedSuggestions[0].id",
                "'outcome':'overridden','overrideReason':'no','outcomeTimestamp':'2020-12-11T00:00:00Z'"
                        + ";feedback[0].overrideReason",
                "'outcome':'overridden','overrideReason':{'reason':{'code':'a'}},'outcomeTimestamp':"
                        + "'2020-12-11T00:00:00Z';feedback[0].overrideReason.reason.system",
                "'outcome':'overridden','overrideReason':{'userComment':7},'outcomeTimestamp':"
                        + "'2020-12-11T00:00:00Z';feedback[0].overrideReason.userComment"
            })
    void namesWhatIsWrong(String fields, String path) {
        assertThatThrownBy(() -> one(fields)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                        refusal.problem().expression())
                .isEqualTo(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"[];feedback", "{};feedback", "{'feedback':{}};feedback", "{'feedback':[7]};feedback[0]"})
    void wantsAnObjectWithAnArray(String body, String path) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                        refusal.problem().expression())
                .isEqualTo(path));
    }

    @Test
    void boundsWhatItTakes() {
        String entry = "{'card':'" + CARD + "','outcome':'overridden','outcomeTimestamp':'2020-12-11T00:00:00Z'}";
        assertThat(read("{'feedback':[" + (entry + ",").repeat(999) + entry + "]}"))
                .hasSize(1000);
        assertThatThrownBy(() -> read("{'feedback':[" + (entry + ",").repeat(1000) + entry + "]}"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.TOO_COSTLY));
        String comment = "'outcome':'overridden','overrideReason':{'userComment':'" + "x".repeat(10_001)
                + "'},'outcomeTimestamp':'2020-12-11T00:00:00Z'";
        assertThatThrownBy(() -> one(comment)).hasMessageNotContaining("xxx");
    }
}
