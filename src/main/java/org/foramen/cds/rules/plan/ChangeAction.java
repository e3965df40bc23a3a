package org.foramen.cds.rules.plan;

import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.finding.Change;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

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
        Resource subject = values.subject(fhirPath, scope);
        String id = subject.getIdElement().getIdPart();
        String about = id == null ? null : subject.fhirType() + "/" + id;
        return switch (type) {
            case CREATE -> new Change.Create(said, about, values.created(subject, fhirPath, scope));
            case UPDATE -> new Change.Update(said, about, values.updated(subject, fhirPath, scope));
            case REMOVE -> new Change.Delete(said, required(about));
        };
    }

    private static String required(@Nullable String about) {
        if (about == null) {
            throw new Refusal(Problem.invalid("What has no id cannot be removed", null));
        }
        return about;
    }
}
