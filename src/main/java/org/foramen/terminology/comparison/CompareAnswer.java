package org.foramen.terminology.comparison;

import java.util.List;
import org.foramen.terminology.code.Message;
import org.jspecify.annotations.Nullable;

/**
 * How two value sets relate.
 *
 * @param one names the value set that the relation is of
 * @param other names what it was compared with
 * @param obstacle why it cannot be told, null where it can
 * @param diagnostics how it was found, null when not asked for
 */
public record CompareAnswer(
        Relation relation,
        String one,
        String other,
        @Nullable Obstacle obstacle,
        @Nullable Diagnostics diagnostics) {

    /** Why it cannot be told how two value sets relate. */
    public sealed interface Obstacle {
        /** One of them, which the label names, does not say what its members are. */
        record NoDefinition(String label) implements Obstacle {}

        /**
         * The members of one or both cannot be told.
         *
         * @param one why those of the first cannot, null where they can
         * @param other the same of the second
         */
        record NoMembers(@Nullable Message one, @Nullable Message other) implements Obstacle {}
    }

    /**
     * How the answer was found.
     *
     * @param byMembers whether the definitions did not suffice, so that the members were compared
     */
    public record Diagnostics(boolean byMembers, Codes codes) {}

    /**
     * Codes that made the answer, each once. From the definitions they are told of one code system alone, since a bare code does
     * not say whose it is: the last of those from which both value sets list codes. From the members they are all told, but not
     * where both value sets have the same, which would repeat the value set.
     *
     * @param common what both have
     * @param missing what only the first has
     * @param extra what only the second has
     */
    public record Codes(List<String> common, List<String> missing, List<String> extra) {
        static final Codes NONE = new Codes(List.of(), List.of(), List.of());

        public Codes {
            common = List.copyOf(common);
            missing = List.copyOf(missing);
            extra = List.copyOf(extra);
        }
    }
}
