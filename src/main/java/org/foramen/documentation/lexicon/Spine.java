package org.foramen.documentation.lexicon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The levels of the spine in order, and the region and the level name of each, as the lexicon says. */
public final class Spine {

    /**
     * A part of the spine.
     *
     * @param letter how its vertebrae are written, e.g. {@code s}
     * @param vertebrae how many it has
     * @param roots how many nerve roots it has
     * @param region the M99 region of its levels
     * @param level the spinal level of ICD-10-CM titles
     */
    public record Part(
            @JsonProperty(required = true) String letter,
            @JsonProperty(required = true) int vertebrae,
            @JsonProperty(required = true) int roots,
            @JsonProperty(required = true) String region,
            @JsonProperty(required = true) String level) {}

    /** The step from one part to the next one below, which the Alphabetic Index gives to the upper. */
    public record Junction(
            @JsonProperty(required = true) String upper,
            @JsonProperty(required = true) String lower,
            @JsonProperty(required = true) String region,
            @JsonProperty(required = true) String level) {}

    /** Words beside which a letter and a number are no level, such as {@code T2} beside {@code signal}. */
    public record Lookalike(
            @JsonProperty(required = true) String letter,
            @JsonProperty(required = true) Set<String> near,
            @JsonProperty(required = true) List<String> source) {}

    private final List<Part> parts;
    private final List<Junction> junctions;
    private final List<Lookalike> lookalikes;
    private final Map<String, Integer> first = new HashMap<>();

    public Spine(List<Part> parts, List<Junction> junctions, List<Lookalike> lookalikes) {
        this.parts = List.copyOf(parts);
        this.junctions = List.copyOf(junctions);
        this.lookalikes = List.copyOf(lookalikes);
        int next = 0;
        for (Part part : parts) {
            first.put(part.letter(), next);
            next += Math.max(part.vertebrae(), part.roots());
        }
    }

    /** The place of the vertebra from above, or -1 for what is none, e.g. {@code s7}. */
    public int vertebra(String form) {
        Part part = part(form);
        int number = number(form);
        return part == null || number < 1 || number > part.vertebrae() ? -1 : place(part, number);
    }

    /** The place of the nerve root, or -1. */
    public int root(String form) {
        Part part = part(form);
        int number = number(form);
        return part == null || number < 1 || number > part.roots() ? -1 : place(part, number);
    }

    private int place(Part part, int number) {
        return first.getOrDefault(part.letter(), 0) + number - 1;
    }

    private @Nullable Part part(String form) {
        for (Part part : parts) {
            if (form.length() > 1 && form.length() <= 3 && form.startsWith(part.letter())) {
                return part;
            }
        }
        return null;
    }

    private static int number(String form) {
        for (int i = 1; i < form.length(); i++) {
            if (!Character.isDigit(form.charAt(i))) {
                return -1;
            }
        }
        return form.length() > 1 && form.charAt(1) != '0' ? Integer.parseInt(form.substring(1)) : -1;
    }

    private Part at(int place) {
        Part found = parts.get(0);
        for (Part part : parts) {
            if (first.getOrDefault(part.letter(), 0) <= place) {
                found = part;
            }
        }
        return found;
    }

    /** As it is written, e.g. {@code S1}. */
    public String name(int place) {
        Part part = at(place);
        return part.letter().toUpperCase(Locale.ROOT) + (place - place(part, 1) + 1);
    }

    /**
     * The regions of a vertebra, of two that touch, or of a stretch. A stretch that ends with the first vertebra of a part
     * reaches no further than the junction before it.
     */
    public Set<String> regions(int upper, int lower) {
        return told(upper, lower, true);
    }

    /** The same by the level names of ICD-10-CM titles. */
    public Set<String> levels(int upper, int lower) {
        return told(upper, lower, false);
    }

    private Set<String> told(int upper, int lower, boolean region) {
        Part from = at(upper);
        Part to = at(lower);
        Set<String> told = new LinkedHashSet<>();
        if (from.equals(to)) {
            told.add(region ? from.region() : from.level());
            return told;
        }
        boolean onlyJunction = upper == last(from) && lower == place(to, 1);
        if (!onlyJunction) {
            told.add(region ? from.region() : from.level());
        }
        for (Junction junction : junctions) {
            if (junction.upper().equals(from.letter()) && junction.lower().equals(to.letter())) {
                told.add(region ? junction.region() : junction.level());
            }
        }
        for (Part part : between(from, to)) {
            told.add(region ? part.region() : part.level());
        }
        if (lower > place(to, 1)) {
            told.add(region ? to.region() : to.level());
        }
        return told;
    }

    private int last(Part part) {
        return place(part, part.vertebrae());
    }

    private List<Part> between(Part from, Part to) {
        List<Part> between = new ArrayList<>();
        int start = parts.indexOf(from);
        int end = parts.indexOf(to);
        for (int i = start + 1; i < end; i++) {
            between.add(parts.get(i));
        }
        return between;
    }

    /** The words beside which a level of that letter is none. */
    public Set<String> lookalikes(char letter) {
        for (Lookalike lookalike : lookalikes) {
            if (lookalike.letter().charAt(0) == letter) {
                return lookalike.near();
            }
        }
        return Set.of();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }
}
