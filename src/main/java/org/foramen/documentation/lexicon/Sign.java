package org.foramen.documentation.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a word adds to the reading without being a finding. */
public enum Sign {
    /** Something is narrowed. */
    NARROWING,
    /** A lesion, or what is done about one, is spoken of; terms that are too general otherwise count beside it. */
    LESION,
    /** A dysfunction, or its treatment by hand, is spoken of; regions far from the spine count beside it only. */
    DYSFUNCTION,
    /** Of a term: that it has to be written in capitals. */
    CAPITALS,
    /** A finite verb: a new statement begins. */
    VERB,
    /** A grade or another word that begins a new affirmed finding after a comma. */
    GRADE,
    /** A word that says that levels name nerve roots. */
    ROOT,
    /** A nerve root that the words before levels speak of. */
    ROOT_BEFORE,
    /** A part of the body that has sides. */
    SIDED,
    /** Of a term: that what has sides follows. */
    SIDED_AFTER,
    /** A part of the body that moves against another, or a finding of palpation. */
    SEGMENT,
    /** An arm or a leg, or a part of one. */
    LIMB,
    /** Of a term: that it is denied. */
    DENIED,
    /** What a test was, in the words before it. */
    POSITIVE,
    /** What follows is a cause. */
    CAUSE,
    /** A unit of time, for durations of care. */
    TIME_UNIT,
    /** What is asked in a place to be filled in, and was not. */
    UNFILLED,
    /** A needle, a drug or an instrument is where the structure is: a way, not a lesion. */
    APPROACH;

    @JsonCreator
    static Sign of(String name) {
        return Names.of(Sign.class, name);
    }
}
