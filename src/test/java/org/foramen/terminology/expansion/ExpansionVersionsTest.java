package org.foramen.terminology.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.imports;

import java.util.List;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.expansion.ExpandRequest.Source;
import org.foramen.terminology.version.VersionRule;
import org.foramen.terminology.version.VersionRule.Mode;
import org.junit.jupiter.api.Test;

/** Value sets that draw from two versions of one code system, and requests that say something of versions. */
class ExpansionVersionsTest {

    private static final String STAGES = "https://example.org/CodeSystem/stages";
    private static final String FIRST = STAGES + "|1.0.0";
    private static final String SECOND = STAGES + "|2.0.0";
    private static final String IMPORTED = "https://example.org/ValueSet/imported";

    private final Expand expand = new Expand(
            new Catalogue(
                    List.of(
                            CodeSystemDraft.of(FIRST)
                                    .concept("early")
                                    .concept("late")
                                    .definition(),
                            CodeSystemDraft.of(SECOND)
                                    .concept("early")
                                    .concept("final")
                                    .definition()),
                    List.of(ValueSetDraft.of(IMPORTED + "|7")
                            .include(all(STAGES))
                            .definition()),
                    List.of()),
            Limits.DEFAULT);

    @Test
    void theNewestVersionComesFirstAndEachMemberTellsItsVersion() {
        ValueSetDraft both = ValueSetDraft.unnamed().include(all(FIRST)).include(all(SECOND));
        assertThat(told(given(both))).containsExactly("early@2.0.0", "final@2.0.0", "early@1.0.0", "late@1.0.0");
    }

    @Test
    void oneVersionAloneIsNotTold() {
        assertThat(told(given(ValueSetDraft.unnamed().include(all(SECOND))))).containsExactly("early", "final");
    }

    @Test
    void whereVersionsMatchACodeIsListedOnceInItsNewestVersion() {
        ValueSetDraft both = ValueSetDraft.unnamed().include(all(FIRST)).include(all(SECOND));
        assertThat(told(given(both).versionsMatch(true))).containsExactly("early@2.0.0", "final@2.0.0", "late@1.0.0");
        assertThat(told(given(both.parameter("versionsMatch", "true"))))
                .containsExactly("early@2.0.0", "final@2.0.0", "late@1.0.0");
        assertThat(told(given(both).versionsMatch(false))).hasSize(4);
    }

    @Test
    void anExcludeFromAnotherVersionTellsWhatIsNewUnlessVersionsAreToBeKeptApart() {
        ValueSetDraft news = ValueSetDraft.unnamed().include(all(SECOND)).exclude(all(FIRST));
        assertThat(told(given(news))).containsExactly("final@2.0.0");
        assertThat(told(given(news.parameter("versionsMatch", "false")))).containsExactly("early@2.0.0", "final@2.0.0");
    }

    @Test
    void amongVersionsAnExcludeTakesAwayFromItsOwnOnly() {
        ValueSetDraft most =
                ValueSetDraft.unnamed().include(all(FIRST)).include(all(SECOND)).exclude(codes(FIRST, "early"));
        assertThat(told(given(most))).containsExactly("early@2.0.0", "final@2.0.0", "late@1.0.0");
        assertThat(told(given(ValueSetDraft.unnamed()
                        .include(all(FIRST))
                        .include(all(SECOND))
                        .exclude(all(STAGES)))))
                .isEmpty();
    }

    @Test
    void aRuleThatDecidesOnAVersionIsAmongTheUses() {
        ExpandDraft open = given(ValueSetDraft.unnamed().include(all(STAGES)));
        assertThat(told(open)).containsExactly("early", "final");
        assertThat(expand.answer(open.rule("system-version", Mode.DEFAULT, STAGES + "|1.0.x")
                                .request())
                        .uses()
                        .rules())
                .extracting(VersionRule::parameter)
                .containsExactly("system-version");
        ExpandAnswer pinned = expand.answer(given(ValueSetDraft.unnamed().include(all(SECOND)))
                .rule("system-version", Mode.DEFAULT, FIRST)
                .request());
        assertThat(pinned.uses().rules()).isEmpty();
        assertThat(pinned.total()).isEqualTo(2);
    }

    @Test
    void aRuleOfTheAuthorHoldsWhereTheRequestHasNone() {
        ValueSetDraft pinned = ValueSetDraft.unnamed().include(all(STAGES)).parameter("system-version", FIRST);
        assertThat(told(given(pinned))).containsExactly("early", "late");
        assertThat(told(given(pinned).rule("system-version", Mode.DEFAULT, SECOND)))
                .containsExactly("early", "final");
    }

    @Test
    void aVersionThatTheRequestDoesNotAllowIsRefused() {
        ExpandDraft checked = given(ValueSetDraft.unnamed().include(all(SECOND)))
                .rule("check-system-version", Mode.CHECK, STAGES + "|1.0.x");
        Problem problem = Clinic.refusal(() -> expand.answer(checked.request())).problem();
        assertThat(problem.message().key()).isEqualTo("VALUESET_VERSION_CHECK");
        assertThat(problem.message().arguments()).containsExactly(STAGES, "2.0.0", "1.0.x");
        assertThat(problem.detail()).isEqualTo("version-error");
    }

    @Test
    void importedValueSetsAreUsedButContainedOnesAreNotNamed() {
        ExpandAnswer answer = expand.answer(given(ValueSetDraft.unnamed()
                        .containing("inside", ValueSetDraft.unnamed().include(codes(STAGES, "final")))
                        .include(imports("#inside", IMPORTED)))
                .request());
        assertThat(answer.contains())
                .extracting(entry -> entry.member().coding().code())
                .containsExactly("final");
        assertThat(answer.uses().valueSets())
                .extracting(used -> used.definition().label())
                .containsExactly(IMPORTED + "|7");
        assertThat(answer.uses().codeSystems())
                .extracting(used -> used.canonical().toString())
                .containsExactly(SECOND);
    }

    private static ExpandDraft given(ValueSetDraft valueSet) {
        return ExpandDraft.of(new Source.Given(valueSet.definition()));
    }

    private List<String> told(ExpandDraft draft) {
        return expand.answer(draft.request()).contains().stream()
                .map(entry -> entry.member().coding().code() + (entry.version() == null ? "" : "@" + entry.version()))
                .toList();
    }
}
