package org.foramen.terminology.release;

/** Whether a code could be reported on a day. */
public enum Validity {
    /** The release in force has it, active and complete. */
    VALID,
    /** The release in force has no such code, or only a heading, or one that is inactive. */
    NOT_VALID,
    /** What is published here does not say. */
    UNKNOWN;

    /** What holds of both; unknown where they differ. */
    public Validity and(Validity other) {
        return this == other ? this : UNKNOWN;
    }
}
