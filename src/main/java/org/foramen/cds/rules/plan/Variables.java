package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a rule, a card or a suggestion, parted by the one that gives several items.
 *
 * @param once those before it; all, where there is none
 * @param items the one that gives items ({@code %each}, {@code %option}); null where there is none
 * @param perItem those after it, evaluated for each item
 */
record Variables(List<Variable> once, @Nullable CompiledExpression items, List<Variable> perItem) {

    Variables {
        once = List.copyOf(once);
        perItem = List.copyOf(perItem);
    }

    /**
     * Parts variables.
     *
     * @param name the name of the one that gives items
     */
    static Variables of(List<Variable> variables, String name) {
        List<Variable> once = new ArrayList<>();
        List<Variable> perItem = new ArrayList<>();
        CompiledExpression items = null;
        for (Variable variable : variables) {
            if (variable.name().equals(name)) {
                items = variable.expression();
            } else {
                (items == null ? once : perItem).add(variable);
            }
        }
        return new Variables(once, items, perItem);
    }

    Scope defineOnce(Scope scope) {
        return define(once, scope);
    }

    Scope definePerItem(Scope scope) {
        return define(perItem, scope);
    }

    private static Scope define(List<Variable> variables, Scope scope) {
        variables.forEach(variable -> scope.define(variable.name(), variable.expression()));
        return scope;
    }
}
