package org.foramen.cds.feedback;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.foramen.cds.feedback.SummaryQuery.Bucket;
import org.foramen.store.feedback.Figures;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of the summary; one that is unknown, repeated or not what it should be is refused by its name. */
final class SummaryReader {

    private static final Set<String> KNOWN = Set.of("from", "to", "bucket", "client", "service", "rule");

    private final Map<String, String[]> parameters;

    SummaryReader(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    SummaryQuery read() {
        parameters.forEach((name, values) -> {
            if (!KNOWN.contains(name)) {
                throw refuse(
                        "There is no such parameter; there are from, to, bucket, client, service and rule", "query");
            }
            if (values.length > 1) {
                throw refuse("Give " + name + " once", name);
            }
        });
        LocalDate from = date("from");
        LocalDate to = date("to");
        if (from != null && to != null && from.isAfter(to)) {
            throw refuse("from lies after to", "from");
        }
        return new SummaryQuery(
                new Figures.Filter(from, to, text("client"), text("service"), text("rule")), bucket(text("bucket")));
    }

    private static Bucket bucket(@Nullable String name) {
        if (name == null) {
            return Bucket.TOTAL;
        }
        return switch (name) {
            case "total" -> Bucket.TOTAL;
            case "day" -> Bucket.DAY;
            case "week" -> Bucket.WEEK;
            default -> throw refuse("bucket is day, week or total", "bucket");
        };
    }

    private @Nullable LocalDate date(String name) {
        String text = text(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw refuse(name + " must be a day such as 2026-11-28", name);
        }
    }

    private @Nullable String text(String name) {
        String[] values = parameters.get(name);
        return values == null || values[0].isBlank() ? null : values[0].trim();
    }

    private static Refusal refuse(String message, String parameter) {
        return new Refusal(Problem.invalid(message, parameter));
    }
}
