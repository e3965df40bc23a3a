package org.foramen.documentation.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.foramen.documentation.form.NoteDraft.Mark;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.lexicon.SectionKind;
import org.foramen.documentation.lexicon.Spine;
import org.foramen.documentation.reading.Lesion;
import org.foramen.documentation.sentence.Place;
import org.jspecify.annotations.Nullable;

/** The one lesion that a form is about, from its coded answers; what they leave open, its words may say. */
record FormLesion(Place place, @Nullable String structure, Set<String> mechanisms, int offset) {

    /** What was answered outweighs what is read in words. */
    private static final int WEIGHT = SectionKind.ASSESSMENT.weight() + 1;

    FormLesion {
        mechanisms = Set.copyOf(mechanisms);
    }

    /** Whether the question is about what the lesion is, rather than what goes with it. */
    static boolean isOfLesion(Question question) {
        return question == Question.REGION
                || question == Question.LEVEL
                || question == Question.STRUCTURE
                || question == Question.MECHANISM;
    }

    /** The lesion of the answers, null when none of them is about one. */
    static @Nullable FormLesion of(List<Mark> marks, Spine spine) {
        Set<String> regions = new LinkedHashSet<>();
        Set<String> mechanisms = new LinkedHashSet<>();
        List<Place> levels = new ArrayList<>();
        String structure = null;
        int offset = -1;
        for (Mark mark : marks) {
            if (!isOfLesion(mark.question())) {
                continue;
            }
            offset = offset < 0 ? mark.offset() : offset;
            if (mark.answer() instanceof Answer.Words words) {
                LevelName.place(words.text(), spine).ifPresent(levels::add);
            } else if (mark.answer() instanceof Answer.Coded coded) {
                String code = coded.coding().code();
                switch (mark.question()) {
                    case REGION -> regions.add(code);
                    case MECHANISM -> mechanisms.add(code);
                    default -> structure = code;
                }
            }
        }
        return offset < 0 ? null : new FormLesion(place(regions, levels), structure, mechanisms, offset);
    }

    /** The region that was answered holds; levels say where in it, or, without a region, which. */
    private static Place place(Set<String> regions, List<Place> levels) {
        Place all = Place.NONE;
        for (Place level : levels) {
            all = all.isKnown() ? span(all, level) : level;
        }
        return regions.isEmpty() ? all : new Place(regions, all.levels(), all.upper(), all.lower());
    }

    private static Place span(Place one, Place other) {
        Set<String> regions = new LinkedHashSet<>(one.regions());
        regions.addAll(other.regions());
        Set<String> levels = new LinkedHashSet<>(one.levels());
        levels.addAll(other.levels());
        return new Place(regions, levels, Math.min(one.upper(), other.upper()), Math.max(one.lower(), other.lower()));
    }

    /**
     * The lesion with what the words say of structure and mechanism at the same place where the answers do not. A mechanism
     * that has another meaning without a narrowed structure waits for the structure instead of taking that meaning.
     */
    Lesion with(List<Lesion> words, Lexicon lexicon) {
        String narrowed = structure != null
                ? structure
                : words.stream()
                        .filter(each -> each.place().agrees(place))
                        .map(Lesion::structure)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        Set<String> by = new LinkedHashSet<>(mechanisms);
        if (by.isEmpty()) {
            words.stream()
                    .filter(each -> each.place().agrees(place)
                            && (each.structure() == null || each.structure().equals(narrowed)))
                    .forEach(each -> by.addAll(each.mechanisms()));
        }
        if (narrowed == null) {
            by.removeIf(mechanism -> !lexicon.alone(mechanism).equals(mechanism));
        }
        return new Lesion(place, place.isKnown(), narrowed, by, WEIGHT, offset);
    }

    /** The lesion, and those of the words that are others. */
    static List<Lesion> besides(Lesion lesion, List<Lesion> words) {
        List<Lesion> all = new ArrayList<>();
        all.add(lesion);
        for (Lesion each : words) {
            boolean same = each.place().agrees(lesion.place())
                    && lesion.mechanisms().containsAll(each.mechanisms())
                    && (each.structure() == null || each.structure().equals(lesion.structure()));
            if (!same) {
                Place place = each.place().isKnown() ? each.place() : lesion.place();
                all.add(new Lesion(
                        place, each.placed(), each.structure(), each.mechanisms(), each.weight(), each.offset()));
            }
        }
        return all;
    }
}
