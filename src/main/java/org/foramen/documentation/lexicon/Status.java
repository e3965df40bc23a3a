package org.foramen.documentation.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How a text stands to what it says. */
public enum Status {
    AFFIRMED,
    NEGATED,
    UNCERTAIN,
    HISTORICAL;

    /** For example {@code affirmed}. */
    public String code() {
        return Names.written(this);
    }

    @JsonCreator
    static Status of(String code) {
        return Names.of(Status.class, code);
    }
}
