package org.foramen.documentation.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Where a cue reaches. */
public enum Direction {
    FORWARD,
    BACKWARD,
    BOTH;

    @JsonCreator
    static Direction of(String name) {
        return Names.of(Direction.class, name);
    }
}
