package org.foramen.terminology.expansion;

import java.util.List;
import java.util.Set;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.jspecify.annotations.Nullable;

/**
 * ValueSet/$expand (https://hl7.org/fhir/R4/valueset-operation-expand.html).
 *
 * @param source the value set asked for
 * @param selection which members match
 * @param page which of them
 * @param wordings what is told of each member's wordings
 * @param form what the answer looks like
 * @param conditions which versions and supplements are to be used
 */
public record ExpandRequest(
        Source source, Selection selection, Page page, Wordings wordings, Form form, Conditions conditions) {

    /** Where the value set comes from. */
    public sealed interface Source {
        /** A published value set. */
        record Published(Canonical valueSet) implements Source {}

        /** A value set that came with the request. */
        record Given(ValueSetDefinition valueSet) implements Source {}
    }

    /**
     * Which members match.
     *
     * @param filter text that a member's code, display or designation must match; null for all members
     * @param activeOnly whether inactive members are left out, null when the request did not say (they stay)
     * @param excludedSystems code systems whose members are left out
     */
    public record Selection(
            @Nullable String filter, @Nullable Boolean activeOnly, List<Canonical> excludedSystems) {
        public static final Selection ALL = new Selection(null, null, List.of());

        public Selection {
            excludedSystems = List.copyOf(excludedSystems);
        }

        /** Whether every member matches. */
        boolean isAll() {
            return filter == null && !Boolean.TRUE.equals(activeOnly) && excludedSystems.isEmpty();
        }
    }

    /**
     * What the answer looks like.
     *
     * @param excludeNested false when the members are to stand below their parents as in the code system; null when the
     *     request did not say, and then they are listed one after another
     * @param includeDefinition whether the answer repeats the value set's definition, null when the request did not say
     */
    public record Form(
            @Nullable Boolean excludeNested, @Nullable Boolean includeDefinition) {
        public static final Form DEFAULT = new Form(null, null);

        /** Whether the definition is wanted. */
        public boolean definition() {
            return Boolean.TRUE.equals(includeDefinition);
        }
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

        /** Whether the request asked for a part of the members. */
        public boolean isPart() {
            return offset != null || count != null;
        }

        /** The offset, 0 when not given. */
        public int from() {
            return offset == null ? 0 : offset;
        }
    }

    /**
     * What is told of the wordings of each member.
     *
     * @param includeDesignations whether designations are told, null when the request did not say; then they are told when
     *     the request names some
     * @param only the designations wanted, as {@code language}, {@code urn:ietf:bcp:47|language} or {@code
     *     use-system|use-code}; empty for all
     * @param displayLanguage the languages of displays, null for the value set's own
     */
    public record Wordings(
            @Nullable Boolean includeDesignations,
            Set<String> only,
            @Nullable LanguagePreferences displayLanguage) {
        public Wordings {
            only = Set.copyOf(only);
        }

        /** Whether designations are told. */
        public boolean designations() {
            return includeDesignations == null ? !only.isEmpty() : includeDesignations;
        }
    }
}
