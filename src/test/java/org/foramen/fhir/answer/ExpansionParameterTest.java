package org.foramen.fhir.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.imports;

import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.expansion.Expand;
import org.foramen.terminology.expansion.ExpandDraft;
import org.foramen.terminology.expansion.ExpandRequest.Source;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.version.VersionRule.Mode;
import org.junit.jupiter.api.Test;

/** What an expansion says of how it came about. */
class ExpansionParameterTest {

    private static final String DRAFT = "https://example.org/CodeSystem/draft";
    private static final String FRAGMENT = "https://example.org/CodeSystem/fragment";
    private static final String OLD = "https://example.org/ValueSet/old";

    private final Expand expand = new Expand(
            new Catalogue(
                    List.of(
                            CodeSystemDraft.of(DRAFT + "|1")
                                    .lifecycle(new Lifecycle("draft", null, false))
                                    .concept("a")
                                    .definition(),
                            CodeSystemDraft.of(FRAGMENT + "|2")
                                    .fragmentCovering("M.*")
                                    .concept("M1")
                                    .definition()),
                    List.of(ValueSetDraft.of(OLD + "|9")
                            .lifecycle(new Lifecycle("active", "withdrawn", false))
                            .include(all(DRAFT))
                            .definition()),
                    List.of()),
            Limits.DEFAULT);

    @Test
    void everythingThatWasAskedIsRepeated() {
        assertThat(told(ExpandDraft.of(OLD)
                        .filter("the")
                        .page(0, 5)
                        .activeOnly(false)
                        .excludeNested(true)
                        .designations("urn:ietf:bcp:47|de")
                        .in("de, *; q=0")
                        .excluding("https://example.org/x")))
                .contains(
                        "filter=the",
                        "offset=0",
                        "count=5",
                        "activeOnly=false",
                        "excludeNested=true",
                        "includeDesignations=true",
                        "designation=urn:ietf:bcp:47|de",
                        "displayLanguage=de, *; q=0",
                        "exclude-system=https://example.org/x");
    }

    @Test
    void whatWasUsedIsToldOnceAndWarnedOf() {
        assertThat(told(given(ValueSetDraft.unnamed().include(imports(OLD)).include(codes(DRAFT, "a")))))
                .containsExactly(
                        "used-codesystem=" + DRAFT + "|1",
                        "used-valueset=" + OLD + "|9",
                        "warning-draft=" + DRAFT + "|1",
                        "warning-withdrawn=" + OLD + "|9");
    }

    @Test
    void aDraftThatUsesDraftsIsNotWarnedOfThem() {
        ValueSetDraft draft = ValueSetDraft.unnamed()
                .lifecycle(new Lifecycle("draft", null, false))
                .include(all(DRAFT));
        assertThat(told(given(draft))).containsExactly("used-codesystem=" + DRAFT + "|1");
    }

    @Test
    void aValueSetThatMustNotBeUsedSaysSoOfItself() {
        assertThat(told(ExpandDraft.of(OLD))).contains("warning-withdrawn=" + OLD + "|9");
    }

    @Test
    void aFragmentIsToldAsOne() {
        assertThat(told(given(ValueSetDraft.unnamed().include(all(FRAGMENT)))))
                .containsExactly("used-codesystem=" + FRAGMENT + "|2", "used-fragment=" + FRAGMENT + "|2");
    }

    @Test
    void aRuleIsToldByTheNameThatTheRequestGaveIt() {
        assertThat(told(given(ValueSetDraft.unnamed().include(all(DRAFT)))
                        .rule("force-system-version", Mode.FORCE, DRAFT + "|1")))
                .contains("force-system-version=" + DRAFT + "|1");
    }

    private static ExpandDraft given(ValueSetDraft valueSet) {
        return ExpandDraft.of(new Source.Given(valueSet.definition()));
    }

    private List<String> told(ExpandDraft draft) {
        return ExpansionParameter.of(expand.answer(draft.request())).stream()
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .toList();
    }
}
