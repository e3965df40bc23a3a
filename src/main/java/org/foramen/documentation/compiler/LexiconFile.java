package org.foramen.documentation.compiler;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.CueKind;
import org.foramen.documentation.lexicon.Direction;
import org.foramen.documentation.lexicon.SectionKind;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.lexicon.Spine;
import org.foramen.documentation.lexicon.Status;
import org.jspecify.annotations.Nullable;

/**
 * A file of the lexicon, as its author wrote it. Every part may be left out.
 *
 * @param title what it holds
 * @param license under which it is published
 * @param sources citations by the short names that entries refer to
 * @param systems the code system of each axis that the file is the first to use
 * @param words named patterns, for other patterns to use as {@code <name>}
 * @param entries terms with their meanings
 * @param alone what a mechanism is that narrows nothing, where that has a name of its own
 * @param spine the parts of the spine from above
 * @param junctions where two parts meet
 * @param notLevels what looks like a level beside other words
 * @param spelling words that are written otherwise than the terms have them
 * @param correct words that look like a misspelt term and are not
 */
record LexiconFile(
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String license,
        @Nullable Map<String, String> sources,
        @Nullable Map<String, String> systems,
        @Nullable Map<String, String> words,
        @Nullable List<Entry> entries,
        @Nullable Map<String, String> alone,
        @Nullable List<Spine.Part> spine,
        @Nullable List<Spine.Junction> junctions,
        @Nullable List<Spine.Lookalike> notLevels,
        @Nullable Map<String, String> spelling,
        @Nullable Set<String> correct) {

    /**
     * Terms with one meaning: exactly one of axis, cue, sign and section is given.
     *
     * @param code the value on the axis
     * @param needs signs of which one has to be in the sentence
     * @param unless signs of which none may be in the sentence
     * @param general whether the value counts only where no finer one of the axis is affirmed
     * @param with of a diagnosis: what it is together with a deficit, by the code of the deficit
     * @param signs what the terms of an axis add besides
     * @param source short names of citations, at least one
     */
    record Entry(
            @Nullable Axis axis,
            @Nullable String code,
            @Nullable Status status,
            @Nullable Set<Sign> needs,
            @Nullable Set<Sign> unless,
            boolean general,
            @Nullable Map<String, String> byLevel,
            @Nullable Set<String> notAt,
            @Nullable Map<String, String> with,
            @Nullable String level,
            @Nullable Set<Sign> signs,
            @Nullable CueKind cue,
            @Nullable Direction direction,
            @Nullable Sign sign,
            @Nullable SectionKind section,
            @JsonProperty(required = true) List<String> terms,
            @JsonProperty(required = true) List<String> source) {}
}
