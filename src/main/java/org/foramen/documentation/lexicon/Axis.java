package org.foramen.documentation.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** The axes on which a note is read; their codes are those of the code system documentation-axis. */
public enum Axis {
    REGION,
    STRUCTURE,
    MECHANISM,
    IMAGING,
    CONSERVATIVE_CARE,
    LATERALITY,
    NERVE_ROOT,
    DEFINITIVE_DIAGNOSIS,
    NEUROLOGIC_DEFICIT;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** For example {@code conservative-care}. */
    public String code() {
        return code;
    }

    /** The axis of that code; an {@link IllegalArgumentException} lists those that there are. */
    @JsonCreator
    public static Axis of(String code) {
        return Names.of(Axis.class, code);
    }

    /** Whether it is one of those that make up a code of M99. */
    public boolean isOfTheCode() {
        return this == REGION || this == STRUCTURE || this == MECHANISM;
    }
}
