package org.foramen.terminology.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.language.LanguageTag.Depth;
import org.jspecify.annotations.Nullable;

/** All wordings of one concept, in the order of their sources: the display first, then designations. */
public final class Wordings {

    /** How a text compares with the wordings. */
    public enum Comparison {
        /** It is one of them, case aside. */
        SAME,
        /** It would be one of them if white space did not count. */
        SPACED,
        /** It is none of them. */
        OTHER
    }

    private final List<Wording> all = new ArrayList<>();
    private boolean open;

    /** Adds a display, unless there is none. */
    public Wordings add(@Nullable String display, @Nullable String language) {
        if (display != null) {
            all.add(Wording.display(display, language));
        }
        return this;
    }

    public Wordings addAll(Collection<Designation> designations) {
        designations.forEach(designation -> all.add(Wording.of(designation)));
        return this;
    }

    /** Notes whether others may name the concept as they like, so that no wording is wrong. */
    public Wordings open(boolean anyWillDo) {
        open = anyWillDo;
        return this;
    }

    /** Whether others may name the concept as they like. */
    public boolean isOpen() {
        return open;
    }

    public List<Wording> all() {
        return List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * How the text compares with the wordings in the languages.
     *
     * @param wanted null for all languages
     * @param also a language that will do besides, null for none
     */
    public Comparison compare(String text, @Nullable LanguagePreferences wanted, @Nullable LanguageTag also) {
        List<Wording> candidates = all.stream()
                .filter(wording -> isIn(wording, wanted, Depth.LANGUAGE)
                        || (also != null
                                && wording.language() != null
                                && wording.language().agrees(also, Depth.LANGUAGE)))
                .toList();
        if (candidates.stream().anyMatch(wording -> wording.value().equalsIgnoreCase(text))) {
            return Comparison.SAME;
        }
        String squeezed = squeezed(text);
        return candidates.stream().anyMatch(wording -> squeezed(wording.value()).equals(squeezed))
                ? Comparison.SPACED
                : Comparison.OTHER;
    }

    private static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Whether a wording of that text is in use. */
    public boolean hasActive(String text) {
        return all.stream()
                .anyMatch(wording -> wording.isActive() && wording.value().equalsIgnoreCase(text));
    }

    /** The standing of the wording of that text, null when it has none. */
    public @Nullable String status(String text) {
        return all.stream()
                .filter(wording -> wording.value().equalsIgnoreCase(text))
                .flatMap(wording -> Stream.ofNullable(wording.designation()))
                .flatMap(designation -> Stream.ofNullable(designation.standardsStatus()))
                .findFirst()
                .orElse(null);
    }

    /** How many displays there are in the languages: as closely as some agree. */
    public int count(@Nullable LanguagePreferences wanted) {
        for (Depth depth : Depth.values()) {
            int found = (int) all.stream()
                    .filter(wording -> wording.isDisplay() && isIn(wording, wanted, depth))
                    .count();
            if (found > 0) {
                return found;
            }
        }
        return 0;
    }

    /** How many wordings of any kind there are in the languages. */
    public int countAny(@Nullable LanguagePreferences wanted) {
        return (int) all.stream()
                .filter(wording -> isIn(wording, wanted, Depth.LANGUAGE))
                .count();
    }

    /** The displays in the languages, as a message lists them; all displays where none is in the languages. */
    public String listed(@Nullable LanguagePreferences wanted) {
        List<String> quoted = quoted(wording -> isIn(wording, wanted, Depth.LANGUAGE));
        quoted = quoted.isEmpty() ? quoted(wording -> true) : quoted;
        if (quoted.size() < 2) {
            return String.join("", quoted);
        }
        int last = quoted.size() - 1;
        return String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    private List<String> quoted(Predicate<Wording> test) {
        return all.stream()
                .filter(wording -> wording.isDisplay() && test.test(wording))
                .map(Wording::quoted)
                .toList();
    }

    /** The displays that are in use, each once. */
    public List<String> activeDisplays() {
        return all.stream()
                .filter(wording -> wording.isActive() && wording.isDisplay())
                .map(Wording::value)
                .distinct()
                .toList();
    }

    private static boolean isIn(Wording wording, @Nullable LanguagePreferences wanted, Depth depth) {
        return wanted == null || wording.language() == null || wanted.serve(wording.language(), depth);
    }

    /** The best wording for these languages, null when there is none; without preferences the display. */
    public @Nullable Wording preferred(@Nullable LanguagePreferences wanted) {
        if (wanted == null || wanted.ranges().isEmpty()) {
            Wording best = first(wording -> wording.isDisplay() && wording.isActive());
            best = best == null ? first(Wording::isDisplay) : best;
            return best == null && !all.isEmpty() ? all.get(0) : best;
        }
        for (LanguagePreferences.Range range : wanted.ranges()) {
            Wording best = preferred(range);
            if (best != null) {
                return best;
            }
        }
        return first(wording -> wording.language() == null && wording.isDisplay());
    }

    private @Nullable Wording preferred(LanguagePreferences.Range range) {
        for (boolean active : new boolean[] {true, false}) {
            for (Depth depth : Depth.values()) {
                Predicate<Wording> serves =
                        wording -> range.serves(wording.language(), depth) && (!active || wording.isActive());
                Wording best = first(serves.and(Wording::isDisplay));
                best = best == null ? first(serves) : best;
                if (best != null) {
                    return best;
                }
            }
        }
        return null;
    }

    private @Nullable Wording first(Predicate<Wording> test) {
        for (Wording wording : all) {
            if (test.test(wording)) {
                return wording;
            }
        }
        return null;
    }
}
