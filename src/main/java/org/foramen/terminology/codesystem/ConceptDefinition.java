package org.foramen.terminology.codesystem;

import java.util.List;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Property;
import org.jspecify.annotations.Nullable;

/**
 * A concept as a code system publishes it, taken out of its nesting.
 *
 * @param code unique in the code system
 * @param parents codes of all direct parents, whether the source said so by nesting, by a parent or by a child property
 * @param properties without parent and child, in the order of the source
 */
public record ConceptDefinition(
        String code,
        @Nullable String display,
        @Nullable String definition,
        List<String> parents,
        List<Property> properties,
        List<Designation> designations) {

    public ConceptDefinition {
        parents = List.copyOf(parents);
        properties = List.copyOf(properties);
        designations = List.copyOf(designations);
    }
}
