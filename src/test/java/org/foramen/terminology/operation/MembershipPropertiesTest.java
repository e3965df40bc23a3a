package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Membership;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.expansion.ExpandRequest.Page;
import org.foramen.terminology.expansion.ExpandRequest.Selection;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.valueset.Body;
import org.foramen.terminology.valueset.DraftedValueSets;
import org.foramen.terminology.valueset.DraftedValueSets.Drafted;
import org.foramen.terminology.version.VersionRule;
import org.foramen.terminology.version.VersionRules;
import org.jspecify.annotations.Nullable;

/** The operations are of one mind about the members of a value set, whatever it says. */
class MembershipPropertiesTest {

    private static MembershipAnswers answers(Drafted drafted) {
        Terminology terminology = new Terminology(drafted.catalogue(), Limits.DEFAULT);
        MembershipAnswers answers = new MembershipAnswers(terminology, Canonical.parse(DraftedValueSets.TOP));
        assertThat(answers.canBeExpanded()).isTrue();
        return answers;
    }

    /** In this order: expanded, a member, valid. */
    private static List<Boolean> asked(MembershipAnswers answers, Coding coding) {
        return List.of(answers.expands(coding), answers.memberOf(coding).isMember(), answers.validates(coding));
    }

    private static Coding coding(String system, @Nullable String version, String code) {
        return new Coding(system, version, code, null);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aCodeIsValidWhereItIsExpanded(@ForAll("drafts") Drafted drafted) {
        MembershipAnswers answers = answers(drafted);
        for (String system : List.of(Body.URL, Body.FOREIGN)) {
            for (String code : DraftedValueSets.CODES) {
                Coding coding = coding(system, null, code);
                assertThat(asked(answers, coding))
                        .as("%s in %s", coding, drafted)
                        .isIn(List.of(true, true, true), List.of(false, false, false));
            }
        }
    }

    /** Where nothing is left to the server; else a code is also valid in another version than the one that is expanded. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void aVersionOfACodeIsValidWhereItIsExpanded(@ForAll("pinnedDrafts") Drafted drafted) {
        MembershipAnswers answers = answers(drafted);
        for (String system : List.of(Body.URL, Body.FOREIGN)) {
            for (String version : List.of("1", "2")) {
                for (String code : DraftedValueSets.CODES) {
                    Coding coding = coding(system, version, code);
                    assertThat(asked(answers, coding))
                            .as("%s in %s", coding, drafted)
                            .isIn(List.of(true, true, true), List.of(false, false, false));
                }
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aVersionOfACodeIsAMemberWhereItIsExpanded(@ForAll("drafts") Drafted drafted) {
        MembershipAnswers answers = answers(drafted);
        for (String version : List.of("1", "2")) {
            for (String code : DraftedValueSets.CODES) {
                Coding coding = coding(Body.URL, version, code);
                Membership membership = answers.memberOf(coding);
                assertThat(membership.isMember())
                        .as("%s in %s", coding, drafted)
                        .isEqualTo(answers.expands(coding));
                if (membership instanceof Membership.Member member) {
                    assertThat(member.coding().version()).isEqualTo(version);
                }
            }
        }
    }

    /** Where the request says which versions are used, or used where none is said, or checked, and whether they match. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void aCodeIsValidWhereItIsExpandedUnderConditions(
            @ForAll("drafts") Drafted drafted, @ForAll("conditions") Conditions conditions) {
        Terminology terminology = new Terminology(drafted.catalogue(), Limits.DEFAULT);
        MembershipAnswers answers =
                new MembershipAnswers(terminology, Canonical.parse(DraftedValueSets.TOP), conditions);
        if (answers.canBeExpanded()) {
            for (String system : List.of(Body.URL, Body.FOREIGN)) {
                for (String code : DraftedValueSets.CODES) {
                    Coding coding = coding(system, null, code);
                    assertThat(answers.validates(coding))
                            .as("%s in %s under %s", coding, drafted, conditions)
                            .isEqualTo(answers.expands(coding));
                }
            }
        }
    }

    /** What comes with a call is as if it were published, also for value sets that were published before. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void itIsAllTheSameWhenCodeSystemsComeWithTheCall(@ForAll("drafts") Drafted drafted) {
        Terminology published = new Terminology(drafted.catalogue(), Limits.DEFAULT);
        List<CodeSystemDefinition> hollow = List.of(
                CodeSystemDraft.of(Body.URL + "|1").concept("neck").definition(),
                CodeSystemDraft.of(Body.URL + "|2").concept("tail").definition());
        Terminology brought = new Terminology(
                drafted.catalogueOf(hollow).with(DraftedValueSets.SYSTEMS, List.of(), List.of()), Limits.DEFAULT);
        for (String url : List.of(DraftedValueSets.TOP, DraftedValueSets.ONE, DraftedValueSets.TWO)) {
            MembershipAnswers expected = new MembershipAnswers(published, Canonical.parse(url));
            MembershipAnswers answers = new MembershipAnswers(brought, Canonical.parse(url));
            assertThat(MembershipAnswers.codings(answers.expand(Selection.ALL, Page.ALL)))
                    .isEqualTo(MembershipAnswers.codings(expected.expand(Selection.ALL, Page.ALL)));
            for (String code : DraftedValueSets.CODES) {
                Coding coding = coding(Body.URL, null, code);
                assertThat(asked(answers, coding)).isEqualTo(asked(expected, coding));
            }
        }
    }

    @Provide
    Arbitrary<Conditions> conditions() {
        Arbitrary<VersionRule> rules = Combinators.combine(
                        Arbitraries.of("system-version", "force-system-version", "check-system-version"),
                        Arbitraries.of("1", "2"))
                .as((parameter, version) -> VersionRule.parse(
                        parameter,
                        Objects.requireNonNull(VersionRule.PARAMETERS.get(parameter)),
                        Body.URL + "|" + version));
        return Combinators.combine(
                        rules.list().ofMaxSize(1), Arbitraries.of(true, false).injectNull(0.5))
                .as((said, match) -> new Conditions(new VersionRules(said), Set.of(), match));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void pagesMakeUpTheWhole(
            @ForAll("drafts") Drafted drafted,
            @ForAll("selections") Selection selection,
            @ForAll @IntRange(min = 1, max = 5) int count) {
        MembershipAnswers answers = answers(drafted);
        List<Coding> whole = MembershipAnswers.codings(answers.expand(selection, Page.ALL));
        assertThat(answers.paged(selection, count)).isEqualTo(whole);
        assertThat(answers.expand(selection, new Page(0, 0)).total()).isEqualTo(whole.size());
    }

    @Provide
    Arbitrary<Selection> selections() {
        return Combinators.combine(
                        Arbitraries.of("a", "neck", "the b", "body arm", "zz").injectNull(0.4),
                        Arbitraries.of(true, false).injectNull(0.4),
                        Arbitraries.of(List.<Canonical>of(), List.of(new Canonical(Body.URL, "1"))))
                .as((filter, activeOnly, excluded) -> new Selection(filter, activeOnly, null, null, excluded));
    }

    @Provide
    Arbitrary<Drafted> drafts() {
        return DraftedValueSets.drafts();
    }

    @Provide
    Arbitrary<Drafted> pinnedDrafts() {
        return DraftedValueSets.drafts().map(Drafted::pinned);
    }
}
