package org.foramen.terminology.valueset;

import java.util.List;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.jspecify.annotations.Nullable;

/**
 * A code that a value set lists by name.
 *
 * @param display the value set's own wording, null when it takes the code system's
 * @param designations the value set's own further wordings
 * @param extensions what else is said of it, as far as it is told again
 */
public record ConceptReference(
        String code, @Nullable String display, List<Designation> designations, List<Extension> extensions) {

    public ConceptReference {
        designations = List.copyOf(designations);
        extensions = List.copyOf(extensions);
    }

    public ConceptReference(String code, @Nullable String display, List<Designation> designations) {
        this(code, display, designations, List.of());
    }

    /** Whether the value set says more of the code than that it is a member. */
    boolean saysMore() {
        return display != null || !designations.isEmpty() || !extensions.isEmpty();
    }
}
