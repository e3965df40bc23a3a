package org.foramen.terminology.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.filtered;
import static org.foramen.terminology.ValueSetDraft.imports;

import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.MembershipAnswers;
import org.foramen.terminology.operation.Terminology;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.Member;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.junit.jupiter.api.Test;

/** What comes with a call changes what the published value sets mean for that call, and for no other. */
class OverlayTest {

    private static final String SYSTEM = "https://example.org/CodeSystem/sex";
    private static final String OTHER = "https://example.org/CodeSystem/other";
    private static final Canonical WHOLE = Canonical.parse("https://example.org/ValueSet/whole");
    private static final Canonical IMPORTING = Canonical.parse("https://example.org/ValueSet/importing");
    private static final Canonical LESS = Canonical.parse("https://example.org/ValueSet/less");
    private static final Canonical UNTOUCHED = Canonical.parse("https://example.org/ValueSet/untouched");

    private final Catalogue published = new Catalogue(
            List.of(
                    CodeSystemDraft.of(SYSTEM + "|4")
                            .concept("male")
                            .concept("female")
                            .definition(),
                    CodeSystemDraft.of(OTHER).concept("male").definition()),
            List.of(
                    valueSet(WHOLE).include(all(SYSTEM)).definition(),
                    valueSet(IMPORTING).include(imports(WHOLE.url())).definition(),
                    valueSet(LESS)
                            .include(all(SYSTEM))
                            .exclude(imports(WHOLE.url()))
                            .definition(),
                    valueSet(UNTOUCHED).include(all(OTHER)).definition()),
            List.of());

    private static ValueSetDraft valueSet(Canonical canonical) {
        return ValueSetDraft.of(canonical.toString());
    }

    private static CodeSystemDefinition brought(String version, String... codes) {
        CodeSystemDraft draft = CodeSystemDraft.of(SYSTEM + "|" + version);
        List.of(codes).forEach(draft::concept);
        return draft.definition();
    }

    private static Catalogue with(Catalogue below, CodeSystemDefinition... codeSystems) {
        return below.with(List.of(codeSystems), List.of(), List.of());
    }

    private static List<String> members(Catalogue catalogue, Canonical valueSet) {
        return catalogue.valueSet(valueSet).page(0, 100).stream()
                .map(Member::coding)
                .map(Coding::code)
                .toList();
    }

    @Test
    void aCodeSystemThatComesWithTheCallIsUsedByPublishedValueSets() {
        for (String version : List.of("4", "9")) {
            Catalogue catalogue = with(published, brought(version, "hacked"));
            assertThat(members(catalogue, WHOLE)).as(version).containsExactly("hacked");
            assertThat(members(catalogue, IMPORTING)).as(version).containsExactly("hacked");
            assertThat(members(catalogue, LESS)).as(version).isEmpty();
        }
    }

    @Test
    void anOlderVersionThatComesWithTheCallIsUsedOnlyWhereItIsNamed() {
        Catalogue catalogue = with(published, brought("3", "old"));
        assertThat(members(catalogue, WHOLE)).containsExactly("male", "female");
        Catalogue named = catalogue.with(
                List.of(), List.of(valueSet(WHOLE).include(all(SYSTEM + "|3")).definition()), List.of());
        assertThat(members(named, IMPORTING)).containsExactly("old");
    }

    @Test
    void expansionAndValidationAskTheSameCodeSystem() {
        Terminology terminology = new Terminology(with(published, brought("9", "hacked")), Limits.DEFAULT);
        for (Canonical valueSet : List.of(WHOLE, IMPORTING)) {
            MembershipAnswers answers = new MembershipAnswers(terminology, valueSet);
            for (String code : List.of("hacked", "male")) {
                Coding coding = Coding.of(SYSTEM, code);
                assertThat(List.of(answers.expands(coding), answers.validates(coding)))
                        .as("%s in %s", code, valueSet)
                        .containsOnly(code.equals("hacked"));
                assertThat(answers.memberOf(coding).isMember()).isEqualTo(code.equals("hacked"));
            }
        }
    }

    @Test
    void aValueSetThatComesWithTheCallIsImportedByPublishedOnes() {
        ValueSetDefinition whole = valueSet(WHOLE)
                .include(filtered(SYSTEM, new Filter("code", "regex", "f.*")))
                .definition();
        Catalogue catalogue = published.with(List.of(), List.of(whole), List.of());
        assertThat(members(catalogue, IMPORTING)).containsExactly("female");
        assertThat(members(catalogue, LESS)).containsExactly("male");
    }

    @Test
    void whatNobodyNeedsToAskForIsAddedToPublishedValueSets() {
        CodeSystemDefinition german = CodeSystemDraft.of("https://example.org/CodeSystem/german")
                .supplementing(SYSTEM, true)
                .concept("male", null, List.of(), List.of(), List.of(new Designation("de", null, "männlich")))
                .definition();
        assertThat(with(published, german).valueSet(IMPORTING).page(0, 1).get(0).designations())
                .extracting(Designation::value)
                .contains("männlich");
    }

    @Test
    void nothingOfItIsLeftForTheNextCall() {
        Catalogue catalogue = with(published, brought("4", "hacked"));
        assertThat(members(catalogue, IMPORTING)).containsExactly("hacked");
        assertThat(members(published, IMPORTING)).containsExactly("male", "female");
        assertThat(members(with(published, brought("5", "other")), IMPORTING)).containsExactly("other");
        assertThat(members(with(catalogue, brought("4", "later")), IMPORTING)).containsExactly("later");
        assertThat(members(catalogue, IMPORTING)).containsExactly("hacked");
    }

    @Test
    void whatHasNothingToDoWithItIsCompiledOnce() {
        Catalogue catalogue = with(with(published, brought("9", "hacked")), brought("10", "hacked"));
        assertThat(catalogue.valueSet(UNTOUCHED)).isSameAs(published.valueSet(UNTOUCHED));
        assertThat(catalogue.valueSet(WHOLE))
                .isSameAs(catalogue.valueSet(WHOLE))
                .isNotSameAs(published.valueSet(WHOLE));
    }
}
