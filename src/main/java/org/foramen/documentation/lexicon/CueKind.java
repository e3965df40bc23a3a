package org.foramen.documentation.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What words around a finding do to it. */
public enum CueKind {
    /** It is not so. */
    NEGATION,
    /** All is as it should be, so that what is named is no finding; says nothing of care, imaging and sides. */
    NORMAL,
    /** Care or imaging did not take place. */
    NOT_DONE,
    /** It may be so. */
    UNCERTAINTY,
    /** It was so, in a past that is over. */
    HISTORY,
    /** It was so before; says nothing against care and imaging, which are always past. */
    PAST,
    /** It is about somebody else. */
    FAMILY,
    /** It is about what may come. */
    HYPOTHESIS,
    /** It is about what is to be done; concerns care and imaging only. */
    PLAN,
    /** Care or imaging that took place; undoes a plan that the section would imply. */
    DONE,
    /** Looks like a cue and is none. */
    NONE,
    /** Ends what the cues before it reach. */
    END;

    @JsonCreator
    static CueKind of(String name) {
        return Names.of(CueKind.class, name);
    }
}
