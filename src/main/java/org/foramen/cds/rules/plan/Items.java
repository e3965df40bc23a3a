package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;

/** The items that cards judge in one call, each with its scope, which all cards of a rule share. Belongs to one call. */
final class Items {

    private final Scope once;
    private final Variables variables;
    private final List<Base> items;
    private final List<Scope> scopes = new ArrayList<>();

    /**
     * The items that the variables give; one item, true, where they name none.
     *
     * @param once where the variables before {@code %each} are defined
     */
    Items(Variables variables, FhirPath fhirPath, Scope once) {
        this.variables = variables;
        this.once = once;
        this.items =
                variables.items() == null ? List.of(new BooleanType(true)) : fhirPath.evaluate(variables.items(), once);
    }

    int size() {
        return items.size();
    }

    Base get(int index) {
        return items.get(index);
    }

    /** The scope of an item; asked for in order. */
    Scope scope(int index) {
        if (index == scopes.size()) {
            scopes.add(variables.definePerItem(once.inner().set(Variable.EACH, List.of(items.get(index)))));
        }
        return scopes.get(index);
    }
}
