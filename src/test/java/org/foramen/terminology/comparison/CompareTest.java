package org.foramen.terminology.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.CodeSystemDraft.flag;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.filtered;
import static org.foramen.terminology.ValueSetDraft.imports;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.comparison.CompareAnswer.Codes;
import org.foramen.terminology.comparison.CompareAnswer.Diagnostics;
import org.foramen.terminology.comparison.CompareAnswer.Obstacle;
import org.foramen.terminology.comparison.CompareRequest.Side;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.Words;
import org.foramen.terminology.version.VersionRule;
import org.foramen.terminology.version.VersionRules;
import org.junit.jupiter.api.Test;

/** {@code $compare} as https://hl7.org/fhir/tools/valueset-comparison.html describes it. */
class CompareTest {

    /** In order a with a1, a2, x and in version 2 a3; b with b1 and also x; off, which is inactive. */
    private static final String TREE = "https://example.org/CodeSystem/tree";
    /** i and j, in versions 1 and 2, of which the version is needed. */
    private static final String EDITION = "https://example.org/CodeSystem/edition";
    /** Red and Blue, of which the case does not matter. */
    private static final String COLOUR = "https://example.org/CodeSystem/colour";

    private static final String NOWHERE = "https://example.org/CodeSystem/nowhere";
    private static final String A_AND_BELOW = "https://example.org/ValueSet/a";

    private static final Catalogue CATALOGUE = new Catalogue(
            List.of(
                    tree("1").definition(),
                    tree("2").concept("a3", "a").definition(),
                    edition("1"),
                    edition("2"),
                    CodeSystemDraft.of(COLOUR)
                            .caseInsensitive()
                            .concept("Red")
                            .concept("Blue")
                            .definition()),
            List.of(ValueSetDraft.of(A_AND_BELOW).include(below("a")).definition()),
            List.of());

    private static CodeSystemDraft tree(String version) {
        return CodeSystemDraft.of(TREE + "|" + version)
                .declare("inactive", null, "boolean")
                .concept("a")
                .concept("a1", "a")
                .concept("a2", "a")
                .concept("b")
                .concept("b1", "b")
                .concept("x", "a", "b")
                .concept("off", null, List.of(), List.of(flag("inactive", true)), List.of());
    }

    private static CodeSystemDefinition edition(String version) {
        return CodeSystemDraft.of(EDITION + "|" + version)
                .versionNeeded()
                .concept("i")
                .concept("j")
                .definition();
    }

    private static ConceptSet below(String code) {
        return filtered(TREE, isA(code));
    }

    private static Filter isA(String code) {
        return new Filter("concept", "is-a", code);
    }

    private static ValueSetDraft including(ConceptSet... sets) {
        ValueSetDraft draft = ValueSetDraft.unnamed();
        List.of(sets).forEach(draft::include);
        return draft;
    }

    private static CompareAnswer compare(ValueSetDraft one, ValueSetDraft other) {
        return compare(one, other, VersionPolicy.AS_NEEDED);
    }

    private static CompareAnswer compare(ValueSetDraft one, ValueSetDraft other, VersionPolicy policy) {
        return compare(new Side.Given(one.definition()), new Side.Given(other.definition()), policy, Conditions.NONE);
    }

    private static CompareAnswer compare(Side one, Side other, VersionPolicy policy, Conditions conditions) {
        return new Compare(CATALOGUE).answer(new CompareRequest(one, other, policy, true, conditions));
    }

    /** That the relation is told, and by the definitions alone or not. */
    private static Codes told(Relation relation, boolean byMembers, CompareAnswer answer) {
        Diagnostics diagnostics = Objects.requireNonNull(answer.diagnostics());
        assertThat(answer.relation()).isEqualTo(relation);
        assertThat(diagnostics.byMembers()).isEqualTo(byMembers);
        return diagnostics.codes();
    }

    private static Codes written(Relation relation, ConceptSet one, ConceptSet other) {
        return told(relation, false, compare(including(one), including(other)));
    }

    private static Codes expanded(Relation relation, ConceptSet one, ConceptSet other) {
        return told(relation, true, compare(including(one), including(other)));
    }

    @Test
    void listsAreComparedAsWritten() {
        assertThat(written(Relation.SAME, codes(TREE, "a", "b"), codes(TREE, "b", "a")))
                .isEqualTo(new Codes(List.of("a", "b"), List.of(), List.of()));
        assertThat(written(Relation.SUPERSET, codes(TREE, "b", "a2", "a1"), codes(TREE, "a1")))
                .isEqualTo(new Codes(List.of("a1"), List.of("a2", "b"), List.of()));
        assertThat(written(Relation.SUBSET, codes(TREE, "a"), codes(TREE, "a", "b")))
                .isEqualTo(new Codes(List.of("a"), List.of(), List.of("b")));
        assertThat(written(Relation.OVERLAPPING, codes(TREE, "a", "b"), codes(TREE, "b", "a1")))
                .isEqualTo(new Codes(List.of("b"), List.of("a"), List.of("a1")));
        assertThat(written(Relation.DISJOINT, codes(TREE, "a"), codes(TREE, "b")))
                .isEqualTo(new Codes(List.of(), List.of("a"), List.of("b")));
    }

    @Test
    void listsOfAnUnknownCodeSystemCanBeCompared() {
        written(Relation.OVERLAPPING, codes(NOWHERE, "p", "q"), codes(NOWHERE, "q", "r"));
    }

    @Test
    void aListedCodeThatDoesNotExistIsNoMember() {
        expanded(Relation.SAME, codes(TREE, "a", "ghost"), codes(TREE, "a"));
        expanded(Relation.EMPTY, codes(TREE, "ghost"), codes(TREE, "phantom"));
    }

    @Test
    void spellingsOfOneCodeAreOneCode() {
        assertThat(written(Relation.SUBSET, codes(COLOUR, "red"), codes(COLOUR, "RED", "blue")))
                .isEqualTo(new Codes(List.of("Red"), List.of(), List.of("Blue")));
    }

    @Test
    void aConceptWithAllBelowItIsPlacedInTheHierarchy() {
        written(Relation.SAME, below("a"), below("a"));
        assertThat(written(Relation.SUPERSET, below("a"), below("a1"))).isEqualTo(Codes.NONE);
        written(Relation.SUBSET, below("a1"), below("a"));
        written(Relation.DISJOINT, below("a1"), below("b"));
    }

    @Test
    void subtreesThatMeetInASecondParentOverlap() {
        assertThat(expanded(Relation.OVERLAPPING, below("a"), below("b")).common())
                .containsExactly("x");
    }

    @Test
    void theOrderOfFiltersAndIncludesDoesNotMatter() {
        Filter shape = new Filter("code", "regex", "a.");
        written(Relation.SAME, filtered(TREE, isA("a"), shape), filtered(TREE, shape, isA("a")));
        assertThat(compare(
                                including(below("a"), codes(TREE, "b"), all(COLOUR)),
                                including(all(COLOUR), codes(TREE, "b"), below("a")))
                        .relation())
                .isEqualTo(Relation.SAME);
    }

    @Test
    void differentKindsOfDefinitionsAreComparedByTheirMembers() {
        expanded(Relation.SAME, below("b"), codes(TREE, "b", "b1", "x"));
        assertThat(expanded(Relation.OVERLAPPING, below("b"), codes(TREE, "x", "a", "b")))
                .isEqualTo(new Codes(List.of("x", "b"), List.of("b1"), List.of("a")));
        expanded(Relation.DISJOINT, filtered(TREE, new Filter("code", "regex", "b.")), codes(TREE, "a"));
    }

    @Test
    void aWholeCodeSystemHasAllThatIsChosenFromIt() {
        written(Relation.SUPERSET, all(TREE), below("a"));
        written(Relation.SUBSET, codes(COLOUR, "red"), all(COLOUR));
        written(Relation.SAME, codes(COLOUR, "red", "blue"), all(COLOUR));
    }

    @Test
    void whatIsOfAnotherCodeSystemIsNotShared() {
        written(Relation.DISJOINT, all(TREE), all(COLOUR));
        told(Relation.SUBSET, false, compare(including(below("a")), including(below("a"), all(COLOUR))));
        told(
                Relation.OVERLAPPING,
                false,
                compare(including(below("a"), codes(NOWHERE, "n")), including(below("a1"), all(COLOUR))));
    }

    @Test
    void aFilterThatSelectsNothingAddsNothing() {
        ConceptSet nothing = filtered(TREE, new Filter("code", "regex", "z"));
        told(Relation.SAME, true, compare(including(all(COLOUR)), including(all(COLOUR), nothing)));
        expanded(Relation.EMPTY, nothing, filtered(TREE, new Filter("code", "regex", "y")));
        told(Relation.DISJOINT, true, compare(including(nothing, codes(COLOUR, "red")), including(nothing)));
    }

    @Test
    void importsAndExcludesAreComparedByTheirMembers() {
        expanded(Relation.SAME, imports(A_AND_BELOW), below("a"));
        assertThat(told(
                        Relation.SUPERSET,
                        true,
                        compare(including(below("b")), including(below("b")).exclude(codes(TREE, "b", "x")))))
                .isEqualTo(new Codes(List.of("b1"), List.of("x", "b"), List.of()));
    }

    @Test
    void inactiveCodesThatAreLeftOutAreMissing() {
        assertThat(told(
                                Relation.SUPERSET,
                                true,
                                compare(
                                        including(all(TREE)),
                                        including(all(TREE)).inactive(false)))
                        .missing())
                .containsExactly("off");
        ValueSetDraft without = including(codes(TREE, "a", "off")).inactive(false);
        told(Relation.SAME, true, compare(without, including(codes(TREE, "a")).inactive(false)));
        told(Relation.SAME, false, compare(without, without));
    }

    @Test
    void versionsMatterWhereAFilterIsAppliedToThem() {
        ConceptSet old = filtered(TREE + "|1", isA("a"));
        assertThat(expanded(Relation.SUBSET, old, filtered(TREE + "|2", isA("a")))
                        .extra())
                .containsExactly("a3");
        expanded(Relation.SUBSET, old, below("a"));
        written(Relation.SAME, filtered(TREE + "|2", isA("a")), below("a"));
    }

    @Test
    void versionsDoNotMatterOtherwise() {
        written(Relation.SAME, all(TREE + "|1"), all(TREE + "|2"));
        written(Relation.SAME, codes(TREE + "|1", "a"), codes(TREE + "|2", "a"));
        expanded(Relation.OVERLAPPING, codes(TREE + "|2", "a3", "a"), all(TREE + "|1"));
    }

    @Test
    void versionsMatterWhereTheCodeSystemSaysThatTheyAreNeeded() {
        assertThat(expanded(Relation.DISJOINT, all(EDITION + "|1"), all(EDITION + "|2")))
                .isEqualTo(new Codes(List.of(), List.of("i", "j"), List.of("i", "j")));
        written(Relation.SUPERSET, all(EDITION + "|1"), codes(EDITION + "|1", "i"));
    }

    @Test
    void theClientDecidesWhetherVersionsMatter() {
        ValueSetDraft old = including(codes(TREE + "|1", "a"));
        ValueSetDraft young = including(codes(TREE + "|2", "a"));
        told(Relation.DISJOINT, true, compare(old, young, VersionPolicy.ALWAYS));
        told(Relation.SAME, false, compare(young, including(codes(TREE, "a")), VersionPolicy.ALWAYS));
        told(
                Relation.SAME,
                false,
                compare(including(all(EDITION + "|1")), including(all(EDITION + "|2")), VersionPolicy.NEVER));
        told(
                Relation.SAME,
                true,
                compare(
                        including(codes(EDITION + "|1", "i")).exclude(codes(EDITION, "j")),
                        including(codes(EDITION + "|2", "i")),
                        VersionPolicy.NEVER));
    }

    @Test
    void theRulesOfTheRequestChooseVersions() {
        Conditions first = new Conditions(
                new VersionRules(List.of(VersionRule.parse("system-version", VersionRule.Mode.DEFAULT, TREE + "|1"))),
                Set.of());
        Side unpinned = new Side.Given(including(below("a")).definition());
        Side pinned = new Side.Given(including(filtered(TREE + "|2", isA("a"))).definition());
        told(Relation.SUBSET, true, compare(unpinned, pinned, VersionPolicy.AS_NEEDED, first));
    }

    @Test
    void membersThatCannotBeToldMakeItIndeterminate() {
        ConceptSet unknown = filtered(NOWHERE, isA("n"));
        CompareAnswer answer = compare(including(unknown), including(codes(NOWHERE, "n")));
        told(Relation.INDETERMINATE, true, answer);
        assertThat(answer.obstacle()).isInstanceOfSatisfying(Obstacle.NoMembers.class, obstacle -> {
            assertThat(obstacle.one()).isNotNull();
            assertThat(obstacle.other()).isNull();
        });
        expanded(Relation.INDETERMINATE, codes(TREE, "a"), imports("https://example.org/ValueSet/none"));
        expanded(Relation.INDETERMINATE, below("a"), below("ghost"));
        expanded(Relation.INDETERMINATE, all(NOWHERE), codes(NOWHERE, "n"));
        written(Relation.SAME, unknown, unknown);
    }

    @Test
    void whatAnUnknownCodeSystemMayAddIsNotGuessed() {
        ConceptSet sure = filtered(NOWHERE, isA("n"));
        ConceptSet unsure = filtered(NOWHERE, new Filter("code", "regex", "n.*"));
        told(Relation.SUBSET, false, compare(including(below("a")), including(below("a"), sure)));
        told(Relation.INDETERMINATE, true, compare(including(below("a")), including(below("a"), unsure)));
        told(Relation.INDETERMINATE, true, compare(including(unsure, codes(TREE, "a")), including(unsure)));
    }

    private static Relation relation(Catalogue catalogue, ConceptSet one, ConceptSet other) {
        Side mine = new Side.Given(including(one).definition());
        Side others = new Side.Given(including(other).definition());
        return new Compare(catalogue)
                .answer(new CompareRequest(mine, others, VersionPolicy.AS_NEEDED, false, Conditions.NONE))
                .relation();
    }

    @Test
    void aCodeSystemWithoutEndHasMoreThanAnyList() {
        Catalogue words = Words.catalogue(true);
        assertThat(relation(words, all(Words.URL), codes(Words.URL, "a", "cab")))
                .isEqualTo(Relation.SUPERSET);
        assertThat(relation(words, codes(Words.URL, "a"), codes(Words.URL, "a", "cab")))
                .isEqualTo(Relation.SUBSET);
        assertThat(relation(words, all(Words.URL), codes(Words.URL, "1"))).isEqualTo(Relation.INDETERMINATE);
        ConceptSet letters = filtered(Words.URL, new Filter("length", "=", "1"));
        assertThat(relation(words, letters, codes(Words.URL, "a", "b", "c"))).isEqualTo(Relation.INDETERMINATE);
        assertThat(relation(words, letters, letters)).isEqualTo(Relation.SAME);
    }

    @Test
    void whatAFragmentMayHaveBesidesIsNotGuessed() {
        Catalogue clinic = Clinic.catalogue();
        ConceptSet covered = filtered(Clinic.ICD, isA("M99.7"));
        assertThat(relation(clinic, covered, codes(Clinic.ICD, "M99.7", "M99.74", "M99.75")))
                .isEqualTo(Relation.SAME);
        assertThat(relation(clinic, covered, filtered(Clinic.ICD, isA("M99.9"))))
                .isEqualTo(Relation.DISJOINT);
        assertThat(relation(clinic, all(Clinic.ICD), codes(Clinic.ICD, "G54.1")))
                .isEqualTo(Relation.INDETERMINATE);
        assertThat(relation(clinic, codes(Clinic.ICD, "A00"), codes(Clinic.ICD, "A00", "G54.1")))
                .isEqualTo(Relation.SUBSET);
    }

    @Test
    void aValueSetWithoutDefinitionCannotBeCompared() {
        CompareAnswer answer = compare(
                new Side.Published(Canonical.parse(A_AND_BELOW)),
                new Side.Undefined("urn:nothing"),
                VersionPolicy.AS_NEEDED,
                Conditions.NONE);
        assertThat(answer.relation()).isEqualTo(Relation.INDETERMINATE);
        assertThat(answer.obstacle()).isEqualTo(new Obstacle.NoDefinition("urn:nothing"));
        assertThat(answer.one()).isEqualTo(A_AND_BELOW);
    }

    @Test
    void aPublishedValueSetThatIsNotKnownIsRefused() {
        Side none = new Side.Published(Canonical.parse("https://example.org/ValueSet/none"));
        Side known = new Side.Published(Canonical.parse(A_AND_BELOW));
        assertThat(Clinic.refusal(() -> compare(known, none, VersionPolicy.AS_NEEDED, Conditions.NONE))
                        .problem()
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void nothingIsToldBesidesUnlessAskedFor() {
        Side side = new Side.Published(Canonical.parse(A_AND_BELOW));
        CompareAnswer answer = new Compare(CATALOGUE)
                .answer(new CompareRequest(side, side, VersionPolicy.AS_NEEDED, false, Conditions.NONE));
        assertThat(answer.relation()).isEqualTo(Relation.SAME);
        assertThat(answer.diagnostics()).isNull();
    }
}
