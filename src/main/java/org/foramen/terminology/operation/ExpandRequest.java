package org.foramen.terminology.operation;

import java.util.List;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.jspecify.annotations.Nullable;

/**
 * ValueSet/$expand (https://hl7.org/fhir/R4/valueset-operation-expand.html).
 *
 * @param source the value set asked for
 * @param filter text that a member's code, display or designation must match; null for all members
 * @param page which members
 * @param activeOnly whether inactive members are left out
 * @param wordings what is told of each member's wordings
 * @param excludedSystems code systems whose members are left out
 * @param includeDefinition whether the answer repeats the value set's metadata
 */
public record ExpandRequest(
        Source source,
        @Nullable String filter,
        Page page,
        boolean activeOnly,
        Wordings wordings,
        List<Canonical> excludedSystems,
        boolean includeDefinition) {

    public ExpandRequest {
        excludedSystems = List.copyOf(excludedSystems);
    }

    /** Where the value set comes from. */
    public sealed interface Source {
        /** A published value set. */
        record Published(Canonical valueSet) implements Source {}

        /** A value set that came with the request. */
        record Given(CompiledValueSet valueSet) implements Source {}
    }

    /**
     * A page of members.
     *
     * @param offset of the first one, null when the request did not page
     * @param count how many at most; null for all, 0 asks only for the total
     */
    public record Page(@Nullable Integer offset, @Nullable Integer count) {
        public static final Page ALL = new Page(null, null);

        public Page {
            if (offset != null && offset < 0) {
                throw new Refusal(Problem.invalid("The offset must be 0 or more, not " + offset, "offset"));
            }
            if (count != null && count < 0) {
                throw new Refusal(Problem.invalid("The count must be 0 or more, not " + count, "count"));
            }
        }

        /** The offset, 0 when not given. */
        public int from() {
            return offset == null ? 0 : offset;
        }
    }

    /**
     * What is told of the wordings of each member.
     *
     * @param designations whether designations are told
     * @param only the designations wanted, as {@code language}, {@code urn:ietf:bcp:47|language} or {@code
     *     use-system|use-code}; empty for all
     * @param displayLanguage BCP-47, null for the value set's own
     */
    public record Wordings(
            boolean designations,
            Set<String> only,
            @Nullable String displayLanguage) {
        public Wordings {
            only = Set.copyOf(only);
        }
    }
}
