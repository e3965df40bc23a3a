package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.imports;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.expansion.ExpandRequest.Page;
import org.foramen.terminology.expansion.ExpandRequest.Selection;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.version.VersionRule;
import org.foramen.terminology.version.VersionRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Value sets over two versions of one code system: what they list is valid, and what they do not list is not. */
class VersionsOfMembersTest {

    private static final String SYSTEM = "https://example.org/CodeSystem/letters";
    private static final String V1 = SYSTEM + "|1.0.0";
    private static final String V2 = SYSTEM + "|2.0.0";
    private static final String SET = "https://example.org/ValueSet/set";
    private static final String OLD = "https://example.org/ValueSet/old";
    private static final String NEW = "https://example.org/ValueSet/new";

    /** Members as {@code code|version}; every coding that names a version is valid exactly where it is listed. */
    private static Set<String> members(ValueSetDraft draft, Conditions conditions) {
        Catalogue catalogue = new Catalogue(
                List.of(
                        CodeSystemDraft.of(V1).concept("a").concept("b").definition(),
                        CodeSystemDraft.of(V2)
                                .concept("a")
                                .concept("b")
                                .concept("c")
                                .definition()),
                List.of(
                        draft.definition(),
                        ValueSetDraft.of(OLD).include(all(V1)).definition(),
                        ValueSetDraft.of(NEW).include(all(V2)).definition()),
                List.of());
        MembershipAnswers answers =
                new MembershipAnswers(new Terminology(catalogue, Limits.DEFAULT), Canonical.parse(SET), conditions);
        Set<String> members = new TreeSet<>();
        for (Coding coding : MembershipAnswers.codings(answers.expand(Selection.ALL, Page.ALL))) {
            members.add(coding.code() + "|" + coding.version());
        }
        for (String code : List.of("a", "b", "c")) {
            Coding any = Coding.of(SYSTEM, code);
            assertThat(answers.validates(any)).as(code).isEqualTo(answers.expands(any));
            for (String version : List.of("1.0.0", "2.0.0")) {
                Coding coding = new Coding(SYSTEM, version, code, null);
                assertThat(answers.validates(coding)).as("%s", coding).isEqualTo(answers.expands(coding));
            }
        }
        return members;
    }

    private static Set<String> members(ValueSetDraft draft) {
        return members(draft, Conditions.NONE);
    }

    private static ValueSetDraft set() {
        return ValueSetDraft.of(SET);
    }

    private static Conditions said(String parameter, String version) {
        VersionRule rule = VersionRule.parse(
                parameter,
                VersionRule.PARAMETERS.getOrDefault(parameter, VersionRule.Mode.DEFAULT),
                SYSTEM + "|" + version);
        return new Conditions(new VersionRules(List.of(rule)), Set.of());
    }

    private static Conditions matching(@Nullable Boolean versionsMatch) {
        return new Conditions(VersionRules.NONE, Set.of(), versionsMatch);
    }

    @Test
    void aForcedVersionHoldsForIncludesOfOtherVersions() {
        ValueSetDraft draft = set().include(codes(V2, "a", "c")).include(codes(V1, "b"));
        assertThat(members(draft)).containsExactly("a|2.0.0", "b|1.0.0", "c|2.0.0");
        for (String version : List.of("1.0.0", "1.x.x", "1.0.x")) {
            assertThat(members(draft, said("force-system-version", version)))
                    .as(version)
                    .containsExactly("a|1.0.0", "b|1.0.0");
        }
        assertThat(members(draft, said("force-system-version", "2.0.0")))
                .containsExactly("a|2.0.0", "b|2.0.0", "c|2.0.0");
    }

    @Test
    void anExcludeTakesAwayFromTheVersionThatItNames() {
        ValueSetDraft draft = set().include(all(V1)).include(all(V2)).exclude(codes(V1, "a"));
        assertThat(members(draft)).containsExactly("a|2.0.0", "b|1.0.0", "b|2.0.0", "c|2.0.0");
        assertThat(members(set().include(imports(OLD)).include(imports(NEW)).exclude(codes(V1, "a"))))
                .containsExactly("a|2.0.0", "b|1.0.0", "b|2.0.0", "c|2.0.0");
    }

    @Test
    void anExcludeOfAVersionThatIsNotIncludedTakesAwayFromThoseThatAre() {
        for (ValueSetDraft draft : List.of(
                set().include(all(V2)).exclude(all(V1)),
                set().include(imports(NEW)).exclude(all(V1)),
                set().include(imports(NEW)).include(all(V2)).exclude(all(V1)),
                set().include(all(V2)).exclude(imports(OLD)))) {
            assertThat(members(draft)).containsExactly("c|2.0.0");
        }
    }

    @Test
    void anExcludeThatNamesNoVersionTakesAwayFromAll() {
        assertThat(members(set().include(all(V1)).include(all(V2)).exclude(codes(SYSTEM, "a"))))
                .containsExactly("b|1.0.0", "b|2.0.0", "c|2.0.0");
        assertThat(members(set().include(all(V1)).exclude(codes(SYSTEM, "a")))).containsExactly("b|1.0.0");
        assertThat(members(set().include(all(V1)).exclude(all(SYSTEM)))).isEmpty();
        assertThat(members(set().include(all(V1)).include(all(V2)).exclude(imports(OLD))))
                .containsExactly("c|2.0.0");
    }

    @Test
    void thatVersionsDoNotMatchKeepsTheOtherOnes() {
        ValueSetDraft draft = set().include(all(V2)).exclude(all(V1));
        assertThat(members(draft, matching(false))).containsExactly("a|2.0.0", "b|2.0.0", "c|2.0.0");
        assertThat(members(draft, matching(true))).containsExactly("c|2.0.0");
        assertThat(members(set().include(all(V1)).include(all(V2)).exclude(imports(OLD)), matching(false)))
                .containsExactly("a|2.0.0", "b|2.0.0", "c|2.0.0");
        assertThat(members(set().include(all(V2)).exclude(all(V1)).parameter("versionsMatch", "false")))
                .containsExactly("a|2.0.0", "b|2.0.0", "c|2.0.0");
    }

    @Test
    void anExcludeAtAForcedVersionTakesAwayFromThatVersion() {
        ValueSetDraft draft = set().include(all(V2)).exclude(codes(V1, "a"));
        assertThat(members(draft, said("force-system-version", "1.0.0"))).containsExactly("b|1.0.0");
        assertThat(members(draft, said("force-system-version", "2.0.0"))).containsExactly("b|2.0.0", "c|2.0.0");
    }

    @Test
    void everyVersionIsNamedByAStar() {
        assertThat(members(set().include(codes(SYSTEM + "|*", "a", "c"))))
                .containsExactly("a|1.0.0", "a|2.0.0", "c|2.0.0");
        assertThat(members(set().include(all(V1)).include(all(V2)).exclude(codes(SYSTEM + "|*", "a"))))
                .containsExactly("b|1.0.0", "b|2.0.0", "c|2.0.0");
        assertThat(members(set().include(all(SYSTEM + "|*")), said("force-system-version", "1.0.0")))
                .containsExactly("a|1.0.0", "b|1.0.0");
    }

    @Test
    void whatTheAuthorDeclaresOfVersionsHoldsForValidationToo() {
        String first = SYSTEM + "|1.0.0";
        ValueSetDraft forced = set().include(all(V2)).parameter("force-system-version", first);
        assertThat(members(forced)).containsExactly("a|1.0.0", "b|1.0.0");
        assertThat(members(forced, said("force-system-version", "2.0.0")))
                .containsExactly("a|2.0.0", "b|2.0.0", "c|2.0.0");
        MembershipAnswers defaulting = answers(set().include(all(SYSTEM)).parameter("system-version", first));
        assertThat(defaulting.validates(Coding.of(SYSTEM, "c"))).isFalse();
        assertThat(defaulting.memberOf(Coding.of(SYSTEM, "c")).isMember()).isFalse();
        assertThat(defaulting.validates(Coding.of(SYSTEM, "a"))).isTrue();
    }

    private static MembershipAnswers answers(ValueSetDraft draft) {
        Catalogue catalogue = new Catalogue(
                List.of(
                        CodeSystemDraft.of(V1).concept("a").definition(),
                        CodeSystemDraft.of(V2).concept("a").concept("c").definition()),
                List.of(draft.definition()),
                List.of());
        return new MembershipAnswers(new Terminology(catalogue, Limits.DEFAULT), Canonical.parse(SET));
    }

    @Test
    void ofAnUnpinnedAndAPinnedVersionTheNewerAnswers() {
        ValueSetDraft draft = set().include(all(V1)).include(all(SYSTEM));
        assertThat(members(draft)).containsExactly("a|1.0.0", "a|2.0.0", "b|1.0.0", "b|2.0.0", "c|2.0.0");
    }
}
