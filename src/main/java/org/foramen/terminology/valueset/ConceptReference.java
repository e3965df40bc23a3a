package org.foramen.terminology.valueset;

import java.util.List;
import org.foramen.terminology.code.Designation;
import org.jspecify.annotations.Nullable;

/**
 * A code that a value set lists by name.
 *
 * @param display the value set's own wording, null when it takes the code system's
 * @param designations the value set's own further wordings
 */
public record ConceptReference(String code, @Nullable String display, List<Designation> designations) {

    public ConceptReference {
        designations = List.copyOf(designations);
    }
}
