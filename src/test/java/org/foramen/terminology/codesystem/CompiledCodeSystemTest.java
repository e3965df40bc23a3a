package org.foramen.terminology.codesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.terminology.CodeSystemDraft.flag;
import static org.foramen.terminology.CodeSystemDraft.property;
import static org.foramen.terminology.CodeSystemDraft.text;

import java.util.List;
import java.util.stream.IntStream;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class CompiledCodeSystemTest {

    private static final String URL = "https://example.org/CodeSystem/body";
    private static final int DEPTH = 100_000;

    @Test
    void conceptsAreNumberedInPreorderWhateverTheirOrderInTheSource() {
        CompiledCodeSystem system = CodeSystemDraft.of(URL)
                .concept("limb")
                .concept("neck", "spine")
                .concept("spine")
                .concept("arm", "limb")
                .concept("atlas", "neck")
                .concept("back", "spine")
                .compile();
        assertThat(codes(system)).containsExactly("limb", "arm", "spine", "neck", "atlas", "back");
        assertThat(below(system, "spine")).containsExactly("neck", "atlas", "back");
        assertThat(below(system, "back")).isEmpty();
    }

    @Test
    void aSecondParentMakesAConceptADescendantOfBothLines() {
        CompiledCodeSystem system = CodeSystemDraft.of(URL)
                .concept("body")
                .concept("left", "body")
                .concept("right", "body")
                .concept("both", "left", "right")
                .concept("inner", "both")
                .compile();
        assertThat(below(system, "left")).containsExactly("both", "inner");
        assertThat(below(system, "right")).containsExactly("both", "inner");
        assertThat(system.codes(
                        system.hierarchy().ancestors(system.ordinalOf("inner")).toArray()))
                .containsExactlyInAnyOrder("both", "left", "right", "body");
        assertThat(system.codes(system.hierarchy().parents(system.ordinalOf("both"))))
                .containsExactly("left", "right");
    }

    @Test
    void aParentThatTheFragmentDoesNotHoldIsPassedOver() {
        CompiledCodeSystem system =
                CodeSystemDraft.of(URL).concept("arm", "limb").compile();
        assertThat(system.hierarchy().parents(0)).isEmpty();
    }

    @Test
    void aChainAsDeepAsItIsLongCompilesAndAnswers() {
        CompiledCodeSystem system = chain().compile();
        Hierarchy hierarchy = system.hierarchy();
        assertThat(hierarchy.isAncestor(0, DEPTH - 1)).isTrue();
        assertThat(hierarchy.isAncestor(DEPTH - 1, 0)).isFalse();
        assertThat(hierarchy.ancestors(DEPTH - 1).getCardinality()).isEqualTo(DEPTH - 1);
        assertThat(hierarchy.descendants(0).getCardinality()).isEqualTo(DEPTH - 1);
    }

    @Test
    void aDeepChainWithOneSecondParentNeedsLittleMemory() {
        CompiledCodeSystem system =
                chain().concept("bridge", "c" + (DEPTH - 1), "c7").compile();
        Hierarchy hierarchy = system.hierarchy();
        int bridge = system.ordinalOf("bridge");
        assertThat(hierarchy.isAncestor(0, bridge)).isTrue();
        assertThat(hierarchy.descendants(7).getCardinality()).isEqualTo(DEPTH - 7);
        assertThat(hierarchy.ancestors(bridge).getCardinality()).isEqualTo(DEPTH);
        long bytes = IntStream.range(0, system.size())
                .mapToLong(ordinal -> hierarchy.descendants(ordinal).getLongSizeInBytes())
                .sum();
        assertThat(bytes).isLessThan(100L * DEPTH);
    }

    @Test
    void aRingIsRefusedByTheNameOfTheCodeSystem() {
        CodeSystemDraft closed = CodeSystemDraft.of(URL).concept("a", "b").concept("b", "a");
        CodeSystemDraft self = CodeSystemDraft.of(URL).concept("a", "a");
        CodeSystemDraft bySecondParent = CodeSystemDraft.of(URL)
                .concept("root")
                .concept("a", "root", "c")
                .concept("b", "a")
                .concept("c", "b");
        assertThat(List.of(closed, self, bySecondParent)).allSatisfy(draft -> assertThatThrownBy(draft::compile)
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.CONFLICT);
                    assertThat(refusal).hasMessageContaining(URL).hasMessageContaining("their own ancestors");
                }));
    }

    @Test
    void aCodeThatIsThereTwiceIsRefused() {
        assertThatThrownBy(CodeSystemDraft.of(URL).concept("arm").concept("arm")::compile)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'arm' twice");
    }

    @Test
    void whereCaseDoesNotMatterTwoSpellingsAreOneCode() {
        assertThatThrownBy(
                        CodeSystemDraft.of(URL).caseInsensitive().concept("Arm").concept("ARM")::compile)
                .isInstanceOf(Refusal.class);
        CompiledCodeSystem system = CodeSystemDraft.of(URL)
                .caseInsensitive()
                .concept("Limb")
                .concept("Arm", "LIMB")
                .compile();
        assertThat(system.code(system.ordinalOf("aRM"))).isEqualTo("Arm");
        assertThat(below(system, "limb")).containsExactly("Arm");
    }

    @Test
    void whereCaseMattersAnotherSpellingIsUnknown() {
        CompiledCodeSystem system =
                CodeSystemDraft.of(URL).concept("Arm").concept("ARM").compile();
        assertThat(system.ordinalOf("arm")).isNegative();
        assertThat(system.ordinalOf("ARM")).isEqualTo(1);
    }

    @Test
    void aPropertyFindsItsConceptsByValue() {
        CompiledCodeSystem system = CodeSystemDraft.of(URL)
                .concept("arm", null, List.of(), List.of(text("side", "left"), text("side", "right")), List.of())
                .concept("liver", null, List.of(), List.of(text("side", "right")), List.of())
                .concept("nose")
                .compile();
        PropertyIndex side = index(system, "side");
        assertThat(system.codes(side.named("right").toArray())).containsExactly("arm", "liver");
        assertThat(system.codes(side.named("left").toArray())).containsExactly("arm");
        assertThat(side.named("Left").isEmpty()).isTrue();
        assertThat(system.codes(side.matching(value -> true).toArray())).containsExactly("arm", "liver");
        assertThat(system.property("colour")).isNull();
    }

    @Test
    void aCodingValueIsNamedByCodeOrSystemAndCode() {
        Property region = property("region", new PropertyValue.Coded(Coding.of("http://x.org/regions", "sacral")));
        CompiledCodeSystem system = CodeSystemDraft.of(URL)
                .concept("sacrum", null, List.of(), List.of(region), List.of())
                .compile();
        PropertyIndex index = index(system, "region");
        assertThat(index.named("sacral").contains(0)).isTrue();
        assertThat(index.named("http://x.org/regions|sacral").contains(0)).isTrue();
        assertThat(index.named("http://x.org/regions#sacral").contains(0)).isTrue();
        assertThat(index.named("http://y.org/regions|sacral").isEmpty()).isTrue();
    }

    /** https://hl7.org/fhir/R4/codesystem-concept-properties.html */
    @Test
    void abstractAndInactiveConceptsAreKnownByTheUriOfTheDeclaredProperty() {
        CompiledCodeSystem system = CodeSystemDraft.of(URL)
                .declare("header", PropertyDefinition.FHIR_PROPERTIES + "notSelectable", "boolean")
                .declare("state", PropertyDefinition.FHIR_PROPERTIES + "status", "code")
                .concept("all", null, List.of(), List.of(flag("header", true)), List.of())
                .concept("old", null, List.of(), List.of(text("state", "retired")), List.of())
                .concept("new", null, List.of(), List.of(text("state", "active"), flag("header", false)), List.of())
                .compile();
        assertThat(system.isAbstract(0)).isTrue();
        assertThat(system.isAbstract(2)).isFalse();
        assertThat(system.isInactive(1)).isTrue();
        assertThat(system.inactive().toArray()).containsExactly(1);
    }

    @Test
    void theCodeOfThePropertyCountsUnlessAnotherIsDeclaredToBeFhirs() {
        CompiledCodeSystem system = CodeSystemDraft.of(URL)
                .declare("notSelectable", "http://x.org/something-else", "boolean")
                .declare("inactive", "http://x.org/something-else", "boolean")
                .declare("off", "http://hl7.org/fhir/concept-properties#inactive", "boolean")
                .concept("a", null, List.of(), List.of(flag("notSelectable", true), flag("inactive", true)), List.of())
                .compile();
        assertThat(system.isAbstract(0)).isTrue();
        assertThat(system.isInactive(0)).isFalse();
    }

    @Test
    void aFragmentMayHaveMoreUnlessItCoversTheShapeOfTheCode() {
        assertThat(CodeSystemDraft.of(URL).compile().mayHaveMore("x")).isFalse();
        assertThat(CodeSystemDraft.of(URL).fragmentCovering(null).compile().mayHaveMore("x"))
                .isTrue();
        CompiledCodeSystem covering =
                CodeSystemDraft.of(URL).fragmentCovering("M99.*").compile();
        assertThat(covering.mayHaveMore("M99.76")).isFalse();
        assertThat(covering.mayHaveMore("G54.1")).isTrue();
        assertThat(covering.mayHaveMore("xM99")).isTrue();
    }

    @Test
    void aPatternOfCoveredCodesThatDoesNotCompileIsRefused() {
        assertThatThrownBy(CodeSystemDraft.of(URL).fragmentCovering("M99(")::compile)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(URL);
    }

    @Test
    void aConceptTellsItsCodingAndDesignations() {
        Designation german = new Designation("de", null, "Arm");
        CompiledCodeSystem system = CodeSystemDraft.of(URL + "|2027")
                .concept("a", "arm", List.of(), List.of(), List.of(german))
                .compile();
        assertThat(system.coding(0)).isEqualTo(new Coding(URL, "2027", "a", "arm"));
        assertThat(system.designations(0)).containsExactly(german);
    }

    @Test
    void bitmapsHandedOutAreTheCallersOwn() {
        CompiledCodeSystem system = CodeSystemDraft.of(URL)
                .declare("inactive", null, "boolean")
                .concept("a")
                .concept("b", null, List.of("a"), List.of(flag("inactive", true)), List.of())
                .concept("c", "a", "b")
                .compile();
        List<RoaringBitmap> given = List.of(
                system.inactive(),
                system.hierarchy().descendants(0),
                index(system, "inactive").named("true"));
        given.forEach(RoaringBitmap::clear);
        assertThat(system.isInactive(1)).isTrue();
        assertThat(system.hierarchy().isAncestor(0, 1)).isTrue();
        assertThat(index(system, "inactive").named("true").contains(1)).isTrue();
    }

    @Test
    void aCodeSystemWithoutConceptsCompiles() {
        CompiledCodeSystem system = CodeSystemDraft.of(URL).compile();
        assertThat(system.size()).isZero();
        assertThat(system.ordinalOf("")).isNegative();
    }

    private static CodeSystemDraft chain() {
        CodeSystemDraft draft = CodeSystemDraft.of(URL).concept("c0");
        for (int depth = 1; depth < DEPTH; depth++) {
            draft.concept("c" + depth, "c" + (depth - 1));
        }
        return draft;
    }

    private static List<String> codes(CompiledCodeSystem system) {
        return IntStream.range(0, system.size()).mapToObj(system::code).toList();
    }

    private static List<String> below(CompiledCodeSystem system, String code) {
        return system.codes(
                system.hierarchy().descendants(system.ordinalOf(code)).toArray());
    }

    private static PropertyIndex index(CompiledCodeSystem system, String property) {
        PropertyIndex index = system.property(property);
        if (index == null) {
            throw new AssertionError("no property " + property);
        }
        return index;
    }
}
