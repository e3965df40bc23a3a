package org.foramen.cds.rules.finding;

import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One change to the record, described in plain text; each case says what it carries. */
public sealed interface Change {

    String description();

    /** The resource of the call that the change starts from, as type/id; null when that has no id. */
    @Nullable
    String about();

    /** A new resource, complete and without an id. */
    record Create(String description, @Nullable String about, Resource resource) implements Change {}

    /** The whole resource as it should be. */
    record Update(String description, @Nullable String about, Resource resource) implements Change {}

    /** The resource to remove, as type/id. */
    record Delete(String description, String resourceId) implements Change {

        @Override
        public String about() {
            return resourceId;
        }
    }
}
