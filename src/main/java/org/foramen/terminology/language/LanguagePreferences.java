package org.foramen.terminology.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.language.LanguageTag.Depth;
import org.jspecify.annotations.Nullable;

/**
 * The languages that a client can do with, the best one first
 * (https://www.rfc-editor.org/rfc/rfc9110#name-accept-language).
 */
public record LanguagePreferences(List<Range> ranges) {

    /** How many languages one client may name. */
    private static final int MOST = 50;

    private static final BigDecimal LEAST = new BigDecimal("0.01");

    public LanguagePreferences {
        ranges = List.copyOf(ranges);
    }

    /**
     * One language and how welcome it is.
     *
     * @param tag null for any language, {@code *}
     * @param weight from 0, which means never, to 1
     * @param implied whether nobody asked for it
     */
    public record Range(@Nullable LanguageTag tag, BigDecimal weight, boolean implied) {

        /** Whether the language serves; {@code null}, a wording of unknown language, serves only who takes any. */
        boolean serves(@Nullable LanguageTag language, Depth depth) {
            return isWelcome() && (tag == null || (language != null && tag.agrees(language, depth)));
        }

        boolean isWelcome() {
            return weight.signum() > 0;
        }

        private String text(String weightPrefix) {
            String language = tag == null ? "*" : tag.text();
            return weight.compareTo(BigDecimal.ONE) == 0 ? language : language + weightPrefix + weight.toPlainString();
        }
    }

    /**
     * Reads the value of {@code displayLanguage} or of an Accept-Language header; refuses what is neither.
     *
     * @param parameter where it stands, for the refusal
     */
    public static LanguagePreferences parse(String text, String parameter) {
        List<Range> ranges = new ArrayList<>();
        for (String entry : text.split(",", MOST + 1)) {
            Range range = range(entry);
            if (ranges.size() == MOST) {
                throw new Refusal(Problem.invalid(
                        "There are more than " + MOST + " languages in " + parameter + ": name at most " + MOST,
                        parameter));
            }
            if (range == null) {
                throw new Refusal(new Problem(
                        Problem.Kind.INVALID,
                        Message.entry("INVALID_DISPLAY_NAME", Message.cut(text)),
                        parameter,
                        "invalid-display"));
            }
            ranges.add(range);
        }
        ranges.sort(Comparator.comparing(Range::weight).reversed());
        return new LanguagePreferences(ranges);
    }

    private static @Nullable Range range(String entry) {
        String[] parts = entry.split(";", 2);
        String language = parts[0].strip();
        BigDecimal weight = parts.length == 1 ? BigDecimal.ONE : weight(parts[1].strip());
        LanguageTag tag = language.equals("*") ? null : LanguageTag.parse(language);
        return weight == null || (tag == null && !language.equals("*")) ? null : new Range(tag, weight, false);
    }

    private static @Nullable BigDecimal weight(String text) {
        String number = text.startsWith("q=") ? text.substring(2).strip() : "";
        return number.matches("(0(\\.[0-9]{0,3})?)|(1(\\.0{0,3})?)") ? new BigDecimal(number) : null;
    }

    /** These, and any language rather than none, unless the client said what it thinks of that. */
    public LanguagePreferences orAny() {
        if (ranges.stream().anyMatch(range -> range.tag() == null)) {
            return this;
        }
        List<Range> all = new ArrayList<>(ranges);
        all.add(new Range(null, LEAST, true));
        return new LanguagePreferences(all);
    }

    /** Whether some language that is welcome is the given one, as far as that. */
    boolean serve(@Nullable LanguageTag language, Depth depth) {
        return ranges.stream().anyMatch(range -> range.serves(language, depth));
    }

    /** For people: {@code en, de; q=0.5}. */
    public String summary() {
        return ranges.stream()
                .filter(range -> range.tag() != null)
                .map(range -> range.text("; q="))
                .collect(Collectors.joining(", "));
    }

    /** As a client would write it: {@code en,de;q=0.5,*}. */
    @Override
    public String toString() {
        return ranges.stream()
                .filter(range -> !range.implied())
                .map(range -> range.text(";q="))
                .collect(Collectors.joining(","));
    }
}
