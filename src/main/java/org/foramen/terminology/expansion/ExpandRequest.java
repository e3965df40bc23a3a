package org.foramen.terminology.expansion;

import java.util.List;
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
 * @param details what is told of each member
 * @param form what the answer looks like
 * @param conditions which versions and supplements are to be used
 */
public record ExpandRequest(
        Source source, Selection selection, Page page, Details details, Form form, Conditions conditions) {

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
     * @param excludeNotForUi whether members that are not to be selected are left out, null when the request did not say (they
     *     stay)
     * @param excludePostCoordinated null when the request did not say; no code system here has post-coordinated codes
     * @param excludedSystems code systems whose members are left out
     */
    public record Selection(
            @Nullable String filter,
            @Nullable Boolean activeOnly,
            @Nullable Boolean excludeNotForUi,
            @Nullable Boolean excludePostCoordinated,
            List<Canonical> excludedSystems) {
        public static final Selection ALL = new Selection(null, null, null, null, List.of());

        public Selection {
            excludedSystems = List.copyOf(excludedSystems);
        }

        /** Whether every member matches. */
        boolean isAll() {
            return filter == null
                    && !Boolean.TRUE.equals(activeOnly)
                    && !Boolean.TRUE.equals(excludeNotForUi)
                    && excludedSystems.isEmpty();
        }
    }

    /**
     * What the answer looks like.
     *
     * @param excludeNested true when the members are to be listed one after another; null when the request did not say, and then
     *     they stand below their parents as in the code system wherever that is possible
     * @param includeDefinition whether the answer repeats the value set's definition, null when the request did not say
     */
    public record Form(
            @Nullable Boolean excludeNested, @Nullable Boolean includeDefinition) {
        public static final Form DEFAULT = new Form(null, null);

        /** Whether the definition is wanted. */
        public boolean definition() {
            return Boolean.TRUE.equals(includeDefinition);
        }

        /** Whether the members may be told as a tree. */
        boolean nested() {
            return !Boolean.TRUE.equals(excludeNested);
        }
    }

    /**
     * A page of members.
     *
     * @param offset of the first one, null when the request did not page
     * @param count how many at most; null for all, 0 asks only for the total
     * @param limit how many the client can do with in an answer to a request without count, null when it did not say
     */
    public record Page(
            @Nullable Integer offset,
            @Nullable Integer count,
            @Nullable Integer limit) {
        public static final Page ALL = new Page(null, null, null);

        public Page {
            check("offset", offset);
            check("count", count);
            check("limit", limit);
        }

        public Page(@Nullable Integer offset, @Nullable Integer count) {
            this(offset, count, null);
        }

        private static void check(String name, @Nullable Integer value) {
            if (value != null && value < 0) {
                throw new Refusal(Problem.invalid("The " + name + " must be 0 or more, not " + value, name));
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

        /** Whether that many members are all in it. */
        boolean holdsAll(int total) {
            return from() == 0 && (count == null || count > total);
        }
    }

    /**
     * What is told of each member.
     *
     * @param includeDesignations whether designations are told, null when the request did not say; then they are told when
     *     the request names some
     * @param designations those wanted, as {@code fr}, {@code urn:ietf:bcp:47|fr} or {@code use-system|use-code}; empty for
     *     all
     * @param languages the languages of displays; null where the client said nothing
     * @param accepted the languages that the client accepts by its protocol, where it says nothing else; null where it accepts
     *     any
     * @param properties the codes of the properties wanted; {@code *} for all that the code system has
     */
    public record Details(
            @Nullable Boolean includeDesignations,
            List<String> designations,
            @Nullable Languages languages,
            @Nullable Languages accepted,
            List<String> properties) {
        public static final Details NONE = new Details(null, List.of(), null, null, List.of());

        public Details {
            designations = List.copyOf(designations);
            properties = List.copyOf(properties);
        }

        /** Whether designations are told. */
        public boolean tellsDesignations() {
            return includeDesignations == null ? !designations.isEmpty() : includeDesignations;
        }
    }

    /** Languages, and the words in which they were asked for. */
    public record Languages(String asked, LanguagePreferences preferences) {

        /** Refuses what is no list of languages. */
        public static Languages parse(String asked) {
            return new Languages(asked, LanguagePreferences.parse(asked, "displayLanguage"));
        }
    }
}
