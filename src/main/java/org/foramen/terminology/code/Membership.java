package org.foramen.terminology.code;

import java.util.Objects;

/** The answer to "is this coding in that value set?"; three cases, because "cannot tell" is neither yes nor no. */
public sealed interface Membership {

    /** True only for {@link Member}. */
    default boolean isMember() {
        return this instanceof Member;
    }

    /**
     * The coding is in the value set.
     *
     * @param coding system, the code system version that answered (null when the system's content is not known here), code
     *     and preferred display
     */
    record Member(Coding coding) implements Membership {}

    /** The coding is not in the value set. */
    enum NotMember implements Membership {
        NOT_MEMBER
    }

    /** Whether it is cannot be said. */
    record Undetermined(Message reason) implements Membership {
        public Undetermined {
            Objects.requireNonNull(reason);
        }
    }
}
