package org.foramen.cds.rules.finding;

import org.hl7.fhir.r4.model.Resource;

/** One change to the record, described in plain text; each case says what it carries. */
public sealed interface Change {

    String description();

    /** A new resource, complete and without an id. */
    record Create(String description, Resource resource) implements Change {}

    /** The whole resource as it should be. */
    record Update(String description, Resource resource) implements Change {}

    /** The resource to remove, as type/id. */
    record Delete(String description, String resourceId) implements Change {}
}
