package org.foramen.terminology.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.comparison.CompareAnswer.Codes;
import org.foramen.terminology.comparison.CompareAnswer.Diagnostics;
import org.foramen.terminology.comparison.CompareRequest.Side;
import org.foramen.terminology.valueset.DraftedValueSets;
import org.foramen.terminology.valueset.Member;

/** What holds of every comparison, on value sets at random. */
class ComparePropertiesTest {

    private static final Catalogue CATALOGUE = new Catalogue(DraftedValueSets.SYSTEMS, List.of(), List.of());

    private static CompareAnswer compare(ValueSetDraft one, ValueSetDraft other, VersionPolicy policy) {
        return new Compare(CATALOGUE)
                .answer(new CompareRequest(
                        new Side.Given(one.definition()),
                        new Side.Given(other.definition()),
                        policy,
                        true,
                        Conditions.NONE));
    }

    private static Set<Coding> members(ValueSetDraft draft) {
        Set<Coding> members = new LinkedHashSet<>();
        for (Member member : CATALOGUE.compile(draft.definition()).page(0, Integer.MAX_VALUE)) {
            Coding coding = member.coding();
            members.add(new Coding(coding.system(), coding.version(), coding.code(), null));
        }
        return members;
    }

    /** Where versions always matter, definitions and members cannot differ in what they say. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theAnswerIsThatOfTheMembers(@ForAll("valueSets") ValueSetDraft one, @ForAll("valueSets") ValueSetDraft other) {
        Set<Coding> mine = members(one);
        Set<Coding> others = members(other);
        boolean common = mine.stream().anyMatch(others::contains);
        Relation relation = compare(one, other, VersionPolicy.ALWAYS).relation();
        switch (relation) {
            case SAME -> assertThat(mine).isEqualTo(others);
            case SUBSET -> assertThat(others).containsAll(mine).hasSizeGreaterThan(mine.size());
            case SUPERSET -> assertThat(mine).containsAll(others).hasSizeGreaterThan(others.size());
            case OVERLAPPING -> {
                assertThat(common).isTrue();
                assertThat(mine.containsAll(others) || others.containsAll(mine)).isFalse();
            }
            case DISJOINT -> {
                assertThat(common).isFalse();
                assertThat(mine.isEmpty() && others.isEmpty()).isFalse();
            }
            case EMPTY -> assertThat(mine.isEmpty() && others.isEmpty()).isTrue();
            case INDETERMINATE -> throw new AssertionError("all members are known");
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theAnswerTurnsRoundWithTheQuestion(
            @ForAll("valueSets") ValueSetDraft one,
            @ForAll("valueSets") ValueSetDraft other,
            @ForAll VersionPolicy policy) {
        CompareAnswer there = compare(one, other, policy);
        CompareAnswer back = compare(other, one, policy);
        Relation expected =
                switch (there.relation()) {
                    case SUBSET -> Relation.SUPERSET;
                    case SUPERSET -> Relation.SUBSET;
                    default -> there.relation();
                };
        assertThat(back.relation()).isEqualTo(expected);
        Codes codes = codes(there);
        assertThat(codes(back).missing()).hasSameElementsAs(codes.extra());
        assertThat(codes(back).extra()).hasSameElementsAs(codes.missing());
        assertThat(codes(back).common()).hasSameElementsAs(codes.common());
    }

    private static Codes codes(CompareAnswer answer) {
        Diagnostics diagnostics = Objects.requireNonNull(answer.diagnostics());
        return diagnostics.codes();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyValueSetIsTheSameAsItself(@ForAll("valueSets") ValueSetDraft valueSet, @ForAll VersionPolicy policy) {
        Relation expected = members(valueSet).isEmpty() ? Relation.EMPTY : Relation.SAME;
        assertThat(compare(valueSet, valueSet, policy).relation()).isIn(expected, Relation.SAME);
    }

    @Provide
    Arbitrary<ValueSetDraft> valueSets() {
        return DraftedValueSets.valueSets(DraftedValueSets.TOP, List.of());
    }
}
