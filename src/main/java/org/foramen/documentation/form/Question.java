package org.foramen.documentation.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Status;
import org.jspecify.annotations.Nullable;

/** What a question of a form asks for; the codes are those of the code system m99-form-item. */
public enum Question {
    REGION(Axis.REGION),
    MECHANISM(Axis.MECHANISM),
    STRUCTURE(Axis.STRUCTURE),
    LEVEL(Kind.LEVEL),
    LATERALITY(Axis.LATERALITY),
    NERVE_ROOT(Axis.NERVE_ROOT),
    NEUROLOGIC_DEFICIT(Axis.NEUROLOGIC_DEFICIT),
    IMAGING_MODALITY(Axis.IMAGING),
    IMAGING_DATE(Kind.TOLD),
    IMAGING_LEVEL(Kind.LEVEL),
    IMAGING_FINDING(Kind.READ),
    CARE_KIND(Axis.CONSERVATIVE_CARE),
    CARE_DURATION(Kind.TOLD),
    CARE_OUTCOME(Kind.READ),
    DEFINITIVE_DIAGNOSIS_APPLIES(Kind.YES_OR_NO),
    DEFINITIVE_DIAGNOSIS(Axis.DEFINITIVE_DIAGNOSIS),
    EXCLUDED_DIAGNOSIS(Kind.CODED, Axis.DEFINITIVE_DIAGNOSIS, Status.NEGATED),
    COMMENT(Kind.READ);

    /** What answers a question. */
    public enum Kind {
        /** A code, which is a finding on an axis. */
        CODED,
        /** A level of the spine, such as {@code L5-S1}. */
        LEVEL,
        /** Words that are read like a note. */
        READ,
        /** Words that are told and not read. */
        TOLD,
        /** True or false. */
        YES_OR_NO
    }

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Kind kind;
    private final @Nullable Axis axis;
    private final Status status;

    Question(Axis axis) {
        this(Kind.CODED, axis, Status.AFFIRMED);
    }

    Question(Kind kind) {
        this(kind, null, Status.AFFIRMED);
    }

    Question(Kind kind, @Nullable Axis axis, Status status) {
        this.kind = kind;
        this.axis = axis;
        this.status = status;
    }

    /** The question of that code; empty for another code. */
    public static Optional<Question> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** For example {@code nerve-root}. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** The axis of its findings, null unless it is coded. */
    public @Nullable Axis axis() {
        return axis;
    }

    /** What an answer says of its code. */
    public Status status() {
        return status;
    }
}
