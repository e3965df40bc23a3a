package org.foramen.terminology.comparison;

import java.util.List;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.comparison.CompareAnswer.Codes;
import org.foramen.terminology.comparison.CompareAnswer.Diagnostics;
import org.foramen.terminology.comparison.CompareAnswer.Obstacle;
import org.foramen.terminology.comparison.CompareRequest.Side;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.jspecify.annotations.Nullable;

/** Answers {@code $compare}. */
public final class Compare {

    private final Catalogue catalogue;

    public Compare(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** That the members of a value set cannot be told is an answer; that the request names an unknown one is none. */
    public CompareAnswer answer(CompareRequest request) {
        for (Side side : List.of(request.one(), request.other())) {
            if (side instanceof Side.Undefined undefined) {
                return new CompareAnswer(
                        Relation.INDETERMINATE,
                        request.one().label(),
                        request.other().label(),
                        new Obstacle.NoDefinition(undefined.label()),
                        null);
            }
        }
        Operand one = operand(request.one(), request.conditions());
        Operand other = operand(request.other(), request.conditions());
        Difference written = written(one.valueSet(), other.valueSet(), request);
        if (written != null) {
            return answer(written, one, other, diagnostics(request, false, written.codes()));
        }
        Operand.Members members = one.members(request.versions());
        Operand.Members others = other.members(request.versions());
        if (members.obstacle() != null || others.obstacle() != null) {
            return new CompareAnswer(
                    Relation.INDETERMINATE,
                    one.label(),
                    other.label(),
                    new Obstacle.NoMembers(members.obstacle(), others.obstacle()),
                    diagnostics(request, true, Codes.NONE));
        }
        Difference difference =
                Difference.between(members.codes(), others.codes()).brief();
        return answer(difference, one, other, diagnostics(request, true, difference.codes()));
    }

    private static @Nullable Difference written(
            @Nullable CompiledValueSet one, @Nullable CompiledValueSet other, CompareRequest request) {
        return one == null || other == null
                ? null
                : new DefinitionComparison(
                                one,
                                other,
                                request.versions(),
                                request.conditions().rules())
                        .difference();
    }

    private static CompareAnswer answer(
            Difference difference, Operand one, Operand other, @Nullable Diagnostics diagnostics) {
        return new CompareAnswer(Relation.of(difference), one.label(), other.label(), null, diagnostics);
    }

    private static @Nullable Diagnostics diagnostics(CompareRequest request, boolean byMembers, Codes codes) {
        return request.diagnostics() ? new Diagnostics(byMembers, codes) : null;
    }

    private Operand operand(Side side, Conditions conditions) {
        if (side instanceof Side.Published published) {
            requireKnown(conditions.rules().effective(published.valueSet()));
        }
        try {
            CompiledValueSet valueSet = side instanceof Side.Published published
                    ? catalogue.valueSet(published.valueSet(), conditions)
                    : catalogue.compile(((Side.Given) side).valueSet(), conditions);
            return new Operand(valueSet.definition().label(), valueSet, null);
        } catch (Refusal refusal) {
            Work.requireLeft();
            Problem problem = refusal.problem();
            if (problem.kind() == Problem.Kind.INVALID || problem.kind() == Problem.Kind.REQUIRED) {
                throw refusal;
            }
            return new Operand(side.label(), null, problem.message());
        }
    }

    /** Asking for an unknown value set refuses it. */
    private void requireKnown(Canonical valueSet) {
        if (!catalogue.knowsValueSet(valueSet)) {
            catalogue.valueSet(valueSet);
        }
    }
}
