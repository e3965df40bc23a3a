package org.foramen.terminology.valueset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.filtered;
import static org.foramen.terminology.ValueSetDraft.imports;
import static org.foramen.terminology.ValueSetDraft.set;
import static org.foramen.terminology.valueset.Body.FOREIGN;
import static org.foramen.terminology.valueset.Body.URL;
import static org.foramen.terminology.valueset.Body.expand;
import static org.foramen.terminology.valueset.Body.refusal;

import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.plan.Filter;
import org.junit.jupiter.api.Test;

/** The rules of https://hl7.org/fhir/R4/valueset.html#compositions. */
class ComposeTest {

    private static final String NECK = "https://example.org/ValueSet/neck";
    private static final String LIMB = "https://example.org/ValueSet/limb";

    private final ValueSetDraft neck =
            ValueSetDraft.of(NECK).include(filtered(URL, new Filter("concept", "is-a", "neck")));
    private final ValueSetDraft limb =
            ValueSetDraft.of(LIMB).include(filtered(URL, new Filter("concept", "is-a", "limb")));

    @Test
    void aSystemAloneIsAllOfIt() {
        assertThat(expand(ValueSetDraft.unnamed().include(all(URL))))
                .containsExactly("body", "spine", "neck", "atlas", "back", "limb", "arm", "junction");
    }

    @Test
    void listedCodesKeepTheirOrderAndCountOnce() {
        assertThat(expand(ValueSetDraft.unnamed()
                        .include(codes(URL, "limb", "atlas", "limb", "nose", "body"))
                        .include(codes(URL, "arm", "atlas"))))
                .containsExactly("limb", "atlas", "body", "arm");
    }

    @Test
    void theValueSetsOwnWordingComesFirst() {
        ConceptReference own =
                new ConceptReference("neck", "Cervical spine", List.of(new Designation("de", null, "Halswirbelsäule")));
        CompiledValueSet valueSet = Body.catalogue()
                .compile(ValueSetDraft.unnamed()
                        .include(set(URL, List.of(own), List.of(), List.of()))
                        .definition());
        assertThat(valueSet.page(0, 1)).singleElement().satisfies(member -> {
            assertThat(member.coding()).isEqualTo(Coding.of(URL, "neck", "Cervical spine"));
            assertThat(member.designations()).extracting(Designation::value).containsExactly("Halswirbelsäule");
        });
    }

    @Test
    void whatIsExcludedIsGoneFromEveryInclude() {
        assertThat(expand(
                        ValueSetDraft.unnamed()
                                .include(codes(URL, "junction", "arm"))
                                .include(all(URL))
                                .exclude(imports(NECK))
                                .exclude(codes(URL, "back", "body"))
                                .exclude(codes(FOREIGN, "arm")),
                        neck))
                .containsExactly("arm", "spine", "limb");
    }

    @Test
    void importsInOneIncludeIntersectAndIncludesAddUp() {
        assertThat(expand(ValueSetDraft.unnamed().include(imports(NECK, LIMB)), neck, limb))
                .containsExactly("junction");
        assertThat(expand(ValueSetDraft.unnamed().include(imports(NECK)).include(imports(LIMB)), neck, limb))
                .containsExactly("neck", "atlas", "junction", "limb", "arm");
    }

    @Test
    void aSystemAndAnImportIntersect() {
        Filter left = new Filter("side", "exists", "true");
        assertThat(expand(ValueSetDraft.unnamed().include(set(URL, List.of(), List.of(left), List.of(NECK))), neck))
                .containsExactly("junction");
        List<ConceptReference> foreign = List.of(reference("x"), reference("y"));
        assertThat(expand(
                        ValueSetDraft.unnamed().include(set(FOREIGN, foreign, List.of(), List.of(NECK))),
                        ValueSetDraft.of(NECK).include(codes(FOREIGN, "y", "z"))))
                .containsExactly("y");
    }

    @Test
    void twoVersionsOfASystemAreTwoSourcesOfMembers() {
        Catalogue catalogue = new Catalogue(
                List.of(
                        CodeSystemDraft.of(URL + "|1")
                                .concept("old")
                                .concept("both")
                                .definition(),
                        CodeSystemDraft.of(URL + "|2")
                                .concept("both")
                                .concept("new")
                                .definition()),
                List.of(),
                List.of());
        CompiledValueSet valueSet = catalogue.compile(ValueSetDraft.unnamed()
                .include(all(URL + "|1"))
                .include(all(URL))
                .definition());
        assertThat(valueSet.page(0, 9))
                .extracting(member ->
                        member.coding().version() + "#" + member.coding().code())
                .containsExactly("1#old", "1#both", "2#both", "2#new");
        assertThat(valueSet.find(URL, "2", "old")).isNull();
        assertThat(valueSet.find(URL, null, "old")).isNotNull();
        assertThat(valueSet.codeSystems()).hasSize(2);

        CompiledValueSet without = catalogue.compile(ValueSetDraft.unnamed()
                .include(all(URL + "|2"))
                .exclude(all(URL + "|1"))
                .definition());
        assertThat(Body.codes(without)).containsExactly("new");
    }

    @Test
    void listedCodesOfAnUnknownSystemAreMatchedByNameInWhateverVersion() {
        CompiledValueSet valueSet = Body.catalogue()
                .compile(ValueSetDraft.unnamed()
                        .include(codes(FOREIGN, "b", "a", "b", "c"))
                        .exclude(codes(FOREIGN, "c"))
                        .definition());
        assertThat(Body.codes(valueSet)).containsExactly("b", "a");
        assertThat(valueSet.find(FOREIGN, null, "a")).isNotNull();
        assertThat(valueSet.find(FOREIGN, "2026", "a")).isNotNull();
        assertThat(valueSet.find(FOREIGN, null, "c")).isNull();
        assertThat(valueSet.find(URL, null, "a")).isNull();
        assertThat(valueSet.page(0, 1)).allSatisfy(member -> {
            assertThat(member.codeSystem()).isNull();
            assertThat(member.isAbstract()).isFalse();
            assertThat(member.isInactive()).isFalse();
        });
    }

    @Test
    void aPinnedVersionOfAnUnknownSystemIsTold() {
        CompiledValueSet valueSet = Body.catalogue()
                .compile(ValueSetDraft.unnamed()
                        .include(codes(FOREIGN + "|1", "a"))
                        .include(codes(FOREIGN + "|2", "a", "b"))
                        .definition());
        assertThat(valueSet.find(FOREIGN, "1", "b")).isNull();
        assertThat(valueSet.find(FOREIGN, "2", "a")).isNotNull();
        assertThat(valueSet.page(0, 9))
                .extracting(member ->
                        member.coding().version() + "#" + member.coding().code())
                .containsExactly("2#a", "2#b", "1#a");
    }

    /** Content not-present: "None of the concepts defined by the code system are included in the code system resource"
     * (https://hl7.org/fhir/R4/valueset-codesystem-content-mode.html). */
    @Test
    void aSystemPublishedWithoutContentIsAsUnknownAsAnyOther() {
        Catalogue catalogue = new Catalogue(
                List.of(CodeSystemDraft.of(FOREIGN).content("not-present").definition()), List.of(), List.of());
        assertThat(Body.codes(catalogue.compile(
                        ValueSetDraft.unnamed().include(codes(FOREIGN, "a")).definition())))
                .containsExactly("a");
    }

    /** Content fragment: "A subset of the code system concepts are included in the code system resource". */
    @Test
    void aListedCodeThatAFragmentMayLackStaysAMember() {
        Catalogue catalogue = new Catalogue(
                List.of(CodeSystemDraft.of(URL)
                        .fragmentCovering("M99.*")
                        .concept("M99.7")
                        .definition()),
                List.of(),
                List.of());
        CompiledValueSet valueSet = catalogue.compile(ValueSetDraft.unnamed()
                .include(codes(URL, "S13.4", "M99.7", "M99.99"))
                .definition());
        assertThat(Body.codes(valueSet)).containsExactlyInAnyOrder("S13.4", "M99.7");
        assertThat(valueSet.find(URL, "2027", "S13.4")).isNotNull();
        assertThat(valueSet.find(URL, null, "M99.99")).isNull();
    }

    @Test
    void anUnknownSystemIsRefusedWhereItsContentIsNeeded() {
        Problem problem = refusal(ValueSetDraft.unnamed().include(all(FOREIGN))).problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem.expression()).isEqualTo("ValueSet.compose.include[0].system");
        assertThat(refusal(ValueSetDraft.unnamed().include(all(URL + "|1999")))
                        .problem()
                        .message()
                        .toString())
                .contains(URL, "1999");
    }

    @Test
    void anImportThatIsNotPublishedIsRefused() {
        Problem problem =
                refusal(ValueSetDraft.unnamed().include(imports(NECK))).problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem.message().toString()).contains(NECK);
    }

    /** Rules vsd-1 to vsd-3 of https://hl7.org/fhir/R4/valueset.html. */
    @Test
    void aComposeAgainstTheRulesIsRefused() {
        Filter filter = new Filter("concept", "is-a", "neck");
        List<ConceptSet> wrong = List.of(
                set(null, List.of(), List.of(), List.of()),
                set(null, List.of(), List.of(filter), List.of(NECK)),
                set(null, List.of(reference("arm")), List.of(), List.of(NECK)),
                set(URL, List.of(reference("arm")), List.of(filter), List.of()));
        assertThat(wrong)
                .allSatisfy(set -> assertThat(refusal(ValueSetDraft.unnamed().include(set), neck)
                                .problem()
                                .kind())
                        .isEqualTo(Problem.Kind.INVALID));
    }

    @Test
    void aRingOfImportsIsRefusedAndNamed() {
        ValueSetDraft first = ValueSetDraft.of(NECK).include(imports(LIMB));
        ValueSetDraft second = ValueSetDraft.of(LIMB).include(imports(NECK));
        Problem problem = refusal(ValueSetDraft.unnamed().include(imports(NECK)), first, second)
                .problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.UNPROCESSABLE);
        assertThat(problem.message().toString()).contains(NECK, LIMB);
    }

    @Test
    void aValueSetImportedTwiceIsNoRing() {
        assertThat(expand(
                        ValueSetDraft.unnamed().include(imports(NECK, LIMB)),
                        neck,
                        ValueSetDraft.of(LIMB).include(imports(NECK))))
                .containsExactly("neck", "atlas", "junction");
    }

    @Test
    void inactiveFalseLeavesInactiveCodesOut() {
        assertThat(expand(ValueSetDraft.unnamed().include(codes(URL, "back", "arm"))))
                .containsExactly("back", "arm");
        assertThat(expand(ValueSetDraft.unnamed()
                        .include(codes(URL, "back", "arm"))
                        .inactive(false)))
                .containsExactly("arm");
    }

    @Test
    void pagesFollowTheOrderAcrossIncludes() {
        CompiledValueSet valueSet = Body.catalogue()
                .compile(ValueSetDraft.unnamed()
                        .include(codes(URL, "limb", "atlas"))
                        .include(codes(FOREIGN, "x"))
                        .include(codes(URL, "atlas", "arm"))
                        .definition());
        assertThat(valueSet.size()).isEqualTo(4);
        assertThat(valueSet.page(1, 2))
                .extracting(member -> member.coding().code())
                .containsExactly("atlas", "x");
        assertThat(valueSet.page(3, 5))
                .extracting(member -> member.coding().code())
                .containsExactly("arm");
        assertThat(valueSet.page(4, 5)).isEmpty();
        assertThat(valueSet.page(0, 0)).isEmpty();
    }

    private static ConceptReference reference(String code) {
        return new ConceptReference(code, null, List.of());
    }
}
