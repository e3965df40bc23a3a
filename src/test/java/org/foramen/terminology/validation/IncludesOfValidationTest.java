package org.foramen.terminology.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.CodeSystemDraft.flag;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.filtered;
import static org.foramen.terminology.ValueSetDraft.imports;
import static org.foramen.terminology.ValueSetDraft.set;
import static org.foramen.terminology.validation.Desk.entries;

import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.plan.Filter;
import org.junit.jupiter.api.Test;

/** "The codes in the value set are the union of its includes" (https://hl7.org/fhir/R4/valueset.html#compositions). */
class IncludesOfValidationTest {

    private static final String URL = "https://example.org/CodeSystem/spine";
    private static final String NOWHERE = "https://example.org/CodeSystem/nowhere";
    private static final String OLD = "https://example.org/ValueSet/old";
    private static final String ALL = "https://example.org/ValueSet/all";
    private static final String LISTED = "https://example.org/ValueSet/listed";

    /** Version 1 has neck and back, version 2 has neck, which is inactive, and arm. */
    private static Desk desk() {
        return new Desk()
                .with(
                        CodeSystemDraft.of(URL + "|1").concept("neck").concept("back"),
                        CodeSystemDraft.of(URL + "|2")
                                .declare("inactive", null, "boolean")
                                .concept("arm")
                                .concept("neck", null, List.of(), List.of(flag("inactive", true)), List.of()))
                .with(
                        ValueSetDraft.of(OLD).include(all(URL + "|1")),
                        ValueSetDraft.of(ALL).include(all(URL)),
                        ValueSetDraft.of(LISTED).include(codes(NOWHERE, "x")));
    }

    private static ValueSetDraft draft() {
        return ValueSetDraft.of("https://example.org/ValueSet/asked");
    }

    @Test
    void anIncludeThatDoesNotKnowTheCodeIsNoReasonAgainstAnotherThatHasIt() {
        ValidateCodeAnswer answer = desk().coding(URL, null, "arm", null)
                .in(draft().include(imports(OLD)).include(imports(ALL)));
        assertThat(answer.result()).isTrue();
        assertThat(answer.issues()).isEmpty();
        assertThat(answer.told().version()).isEqualTo("2");
    }

    @Test
    void anIncludeOfAnUnknownSystemThatDoesNotListTheCodeIsNoReasonAgainstAnother() {
        ValidateCodeAnswer answer = desk().coding(NOWHERE, null, "x", null)
                .in(draft().include(codes(NOWHERE, "y")).include(imports(LISTED)));
        assertThat(answer.result()).isTrue();
        assertThat(answer.unknownSystems().canonicals()).isEmpty();
    }

    @Test
    void whereNoIncludeHasTheCodeAllReasonsAreTold() {
        ValidateCodeAnswer answer = desk().coding(URL, null, "leg", null)
                .in(draft().include(imports(OLD)).include(imports(ALL)));
        assertThat(answer.result()).isFalse();
        assertThat(answer.issues())
                .filteredOn(issue -> issue.message().arguments().contains("1")
                        || issue.message().arguments().contains("2"))
                .hasSize(2);
    }

    @Test
    void aValueSetThatLeavesInactiveCodesOutDoesSoWithImportedOnes() {
        ValueSetDraft active = draft().include(imports(ALL)).inactive(false);
        assertThat(desk().coding(URL, null, "arm", null).in(active).result()).isTrue();
        assertThat(desk().coding(URL, null, "neck", null).in(active).result()).isFalse();
        assertThat(desk().coding(URL, null, "neck", null).in(ALL).result()).isTrue();
    }

    @Test
    void aValueSetOfAnotherVersionNarrowsByItsCodes() {
        ValueSetDraft narrowed = draft().include(set(URL + "|2", List.of(), List.of(), List.of(OLD)));
        ValidateCodeAnswer answer = desk().coding(URL, "2", "neck", null).in(narrowed);
        assertThat(answer.result()).isTrue();
        assertThat(answer.told().version()).isEqualTo("2");
        assertThat(desk().coding(URL, "2", "arm", null).in(narrowed).result()).isFalse();
    }

    @Test
    void aListedCodeOfAnUnknownSystemIsOfTheVersionThatIsNamed() {
        ValueSetDraft listed = draft().include(codes(NOWHERE + "|1", "x"));
        assertThat(desk().coding(NOWHERE, "1", "x", null).in(listed).result()).isTrue();
        assertThat(desk().coding(NOWHERE, null, "x", null).in(listed).result()).isTrue();
        assertThat(entries(desk().coding(NOWHERE, "2", "x", null).in(listed))).contains("VALUESET_VALUE_MISMATCH");
    }

    @Test
    void aFilterOnAConceptThatAnotherVersionLacksSelectsNothingThere() {
        ValueSetDraft arms = draft().include(filtered(URL, new Filter("concept", "is-a", "arm")));
        assertThat(desk().coding(URL, "2", "arm", null).in(arms).result()).isTrue();
        assertThat(desk().coding(URL, "1", "back", null).in(arms).result()).isFalse();
    }
}
