package org.foramen.terminology.release;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days that a date of FHIR may mean (https://hl7.org/fhir/R4/datatypes.html#dateTime): a year or a month stands for each of
 * its days. Times are left out: the day is the one that was written, whatever the time zone.
 *
 * @param first not after the last
 */
public record DateSpan(LocalDate first, LocalDate last) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T.*)?)?)?");

    public DateSpan {
        if (first.isAfter(last)) {
            throw new IllegalArgumentException("A span ends before it begins");
        }
    }

    public static DateSpan of(LocalDate day) {
        return new DateSpan(day, day);
    }

    /** A date, dateTime or instant; empty when the text is none. */
    public static Optional<DateSpan> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            if (written.group(2) == null) {
                int year = Integer.parseInt(written.group(1));
                return Optional.of(new DateSpan(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            }
            YearMonth month = YearMonth.parse(text.substring(0, 7));
            return Optional.of(
                    written.group(3) == null
                            ? new DateSpan(month.atDay(1), month.atEndOfMonth())
                            : of(LocalDate.parse(text.substring(0, 10))));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Whether the day is one of these, and not the first. */
    boolean reaches(LocalDate day) {
        return day.isAfter(first) && !day.isAfter(last);
    }
}
