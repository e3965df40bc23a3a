package org.foramen.cds.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foramen.cds.feedback.Feedback.Outcome;
import org.foramen.cds.feedback.Feedback.Reason;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a call of the feedback endpoint (https://cds-hooks.hl7.org/2.0/#feedback). What is wrong is refused by the
 * path of the element, and none of the batch is taken; what is null or empty counts as left out; unknown fields are ignored.
 */
final class FeedbackReader {

    /** More at once is not feedback of users. */
    static final int MAX_BATCH = 1000;

    private static final int MAX_SUGGESTIONS = 100;
    private static final int MAX_SYSTEM = 300;
    private static final int MAX_CODE = 100;
    private static final int MAX_COMMENT = 10_000;

    /** How far the client's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofHours(24);

    private static final Pattern UUID_TEXT =
            Pattern.compile("(?:urn:uuid:)?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    /** https://www.rfc-editor.org/rfc/rfc3339#section-5.6 */
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final Clock clock;

    FeedbackReader(Clock clock) {
        this.clock = clock;
    }

    List<Feedback> read(byte[] body) {
        JsonNode root = parse(body);
        JsonNode entries = root.get("feedback");
        if (!root.isObject() || entries == null || !entries.isArray()) {
            throw refuse("The body is an object with the array feedback", "feedback");
        }
        if (entries.size() > MAX_BATCH) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY, "Send at most " + MAX_BATCH + " at once, in several calls", "feedback"));
        }
        List<Feedback> read = new ArrayList<>();
        for (JsonNode entry : entries) {
            read.add(entry(entry, "feedback[" + read.size() + "]"));
        }
        return read;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw refuse(
                    "The body is not JSON (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")",
                    null);
        } catch (IOException e) {
            throw refuse("The body is not JSON in a Unicode encoding", null);
        }
    }

    private Feedback entry(JsonNode entry, String path) {
        if (!entry.isObject()) {
            throw refuse(path + " must be an object", path);
        }
        UUID card = uuid(entry, "card", path);
        Outcome outcome = outcome(text(entry, "outcome", path), path + ".outcome");
        Instant at = instant(text(entry, "outcomeTimestamp", path), path + ".outcomeTimestamp");
        if (outcome == Outcome.ACCEPTED) {
            return new Feedback(card, outcome, accepted(entry, path), null, false, at);
        }
        JsonNode given = entry.path("overrideReason");
        String place = path + ".overrideReason";
        if (isAbsent(given)) {
            return new Feedback(card, outcome, List.of(), null, false, at);
        }
        if (!given.isObject()) {
            throw refuse(place + " must be an object", place);
        }
        return new Feedback(card, outcome, List.of(), reason(given, place), commented(given, place), at);
    }

    private static Outcome outcome(String text, String path) {
        return switch (text) {
            case "accepted" -> Outcome.ACCEPTED;
            case "overridden" -> Outcome.OVERRIDDEN;
            default -> throw refuse(path + " is accepted or overridden", path);
        };
    }

    private static List<UUID> accepted(JsonNode entry, String path) {
        JsonNode given = entry.path("acceptedSuggestions");
        String place = path + ".acceptedSuggestions";
        if (isAbsent(given)) {
            throw new Refusal(Problem.required(place + " is required of what was accepted", place));
        }
        if (!given.isArray() || given.size() > MAX_SUGGESTIONS) {
            throw refuse(place + " must be an array of at most " + MAX_SUGGESTIONS + " objects with an id", place);
        }
        List<UUID> accepted = new ArrayList<>();
        for (JsonNode suggestion : given) {
            accepted.add(uuid(suggestion, "id", place + "[" + accepted.size() + "]"));
        }
        return accepted;
    }

    private static @Nullable Reason reason(JsonNode given, String path) {
        JsonNode reason = given.path("reason");
        String place = path + ".reason";
        if (isAbsent(reason)) {
            return null;
        }
        if (!reason.isObject()) {
            throw refuse(place + " must be a Coding", place);
        }
        return new Reason(
                bounded(text(reason, "system", place), MAX_SYSTEM, place + ".system"),
                bounded(text(reason, "code", place), MAX_CODE, place + ".code"));
    }

    /** Whether there is a comment; it is free text that may tell of the patient, so its words go no further. */
    private static boolean commented(JsonNode given, String path) {
        JsonNode comment = given.path("userComment");
        String place = path + ".userComment";
        if (isAbsent(comment)) {
            return false;
        }
        if (!comment.isTextual()) {
            throw refuse(place + " must be a string", place);
        }
        bounded(comment.textValue(), MAX_COMMENT, place);
        return true;
    }

    private Instant instant(String text, String path) {
        try {
            if (DATE_TIME.matcher(text).matches()) {
                Instant at = Instant.from(DateTimeFormatter.ISO_INSTANT.parse(text));
                if (at.isAfter(clock.instant().plus(AHEAD))) {
                    throw refuse(path + " lies in the future", path);
                }
                return at;
            }
        } catch (DateTimeException e) {
            throw refuse(path + " is no date and time that there is", path);
        }
        throw refuse(path + " must be a date and time of RFC 3339, such as 1985-04-12T23:20:50.52Z", path);
    }

    private static UUID uuid(JsonNode parent, String field, String path) {
        String place = path + "." + field;
        Matcher matcher = UUID_TEXT.matcher(text(parent, field, path));
        if (!matcher.matches()) {
            throw refuse(place + " must be a UUID that a card of this server had", place);
        }
        return UUID.fromString(matcher.group(1));
    }

    private static String text(JsonNode parent, String field, String path) {
        String place = path + "." + field;
        JsonNode value = parent.path(field);
        if (isAbsent(value)) {
            throw new Refusal(Problem.required(place + " is required", place));
        }
        if (!value.isTextual()) {
            throw refuse(place + " must be a string", place);
        }
        return value.textValue().trim();
    }

    private static String bounded(String text, int most, String path) {
        if (text.length() > most) {
            throw refuse(path + " has more than " + most + " characters", path);
        }
        return text;
    }

    /** Missing, null, or empty, which CDS Hooks does not let stand for anything. */
    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isBlank());
    }

    private static Refusal refuse(String message, @Nullable String expression) {
        return new Refusal(Problem.invalid(message, expression));
    }
}
