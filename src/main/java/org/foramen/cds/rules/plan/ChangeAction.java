package org.foramen.cds.rules.plan;

import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.finding.Change;
import org.hl7.fhir.r4.model.Resource;

/**
 * How a suggestion makes one change.
 *
 * @param type what is done, of http://terminology.hl7.org/CodeSystem/action-type
 */
record ChangeAction(Type type, Template description, DynamicValues values) {

    /** The kinds of change; {@code remove} is CDS Hooks' delete. */
    enum Type {
        CREATE,
        UPDATE,
        REMOVE
    }

    Change apply(FhirPath fhirPath, Scope scope) {
        String said = description.label(fhirPath, scope);
        return switch (type) {
            case CREATE -> new Change.Create(said, values.created(fhirPath, scope));
            case UPDATE -> new Change.Update(said, values.updated(fhirPath, scope));
            case REMOVE -> {
                Resource subject = values.subject(fhirPath, scope);
                yield new Change.Delete(
                        said, subject.fhirType() + "/" + subject.getIdElement().getIdPart());
            }
        };
    }
}
