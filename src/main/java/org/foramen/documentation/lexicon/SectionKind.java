package org.foramen.documentation.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a part of a note is for, and how much its words weigh against others. */
public enum SectionKind {
    /** What the author concludes: assessment, impression, diagnosis. */
    ASSESSMENT(5),
    /** What is concluded and what is to be done about it, in one. */
    ASSESSMENT_AND_PLAN(5),
    /** What a study shows. */
    FINDINGS(4),
    /** What the examination or the procedure of the day shows. */
    EXAM(3),
    /** What was done today. */
    PROCEDURE(3),
    /** A part with no known heading, or a text without headings. */
    OTHER(3),
    /** What the patient tells; often copied from an earlier note. */
    SUBJECTIVE(2),
    /** What is to be done. */
    PLAN(2),
    /** How a study was made, and why. */
    STUDY(1),
    /** What was. */
    HISTORY(1),
    /** What somebody else has or had. */
    FAMILY(0),
    /** What a patient is told may happen. */
    INSTRUCTIONS(0);

    private final int weight;

    SectionKind(int weight) {
        this.weight = weight;
    }

    /** Larger is weightier. */
    public int weight() {
        return weight;
    }

    @JsonCreator
    static SectionKind of(String name) {
        return Names.of(SectionKind.class, name);
    }
}
