package org.foramen.terminology.codesystem;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Property;
import org.jspecify.annotations.Nullable;

/**
 * A concept as a code system publishes it, taken out of its nesting.
 *
 * @param code unique in the code system
 * @param parents codes of all direct parents, whether the source said so by nesting, by a parent or by a child property
 * @param properties without parent and child, in the order of the source
 * @param extensions what else is said of it, as far as it is told again
 */
public record ConceptDefinition(
        String code,
        @Nullable String display,
        @Nullable String definition,
        List<String> parents,
        List<Property> properties,
        List<Designation> designations,
        List<Extension> extensions) {

    public ConceptDefinition {
        parents = List.copyOf(parents);
        properties = List.copyOf(properties);
        designations = List.copyOf(designations);
        extensions = List.copyOf(extensions);
    }

    public ConceptDefinition(
            String code,
            @Nullable String display,
            @Nullable String definition,
            List<String> parents,
            List<Property> properties,
            List<Designation> designations) {
        this(code, display, definition, parents, properties, designations, List.of());
    }

    /** The concept with what supplements say of it besides. */
    ConceptDefinition with(List<ConceptDefinition> supplements) {
        List<Property> allProperties = new ArrayList<>(properties);
        List<Designation> allDesignations = new ArrayList<>(designations);
        List<Extension> allExtensions = new ArrayList<>(extensions);
        for (ConceptDefinition supplement : supplements) {
            String other = supplement.display();
            if (other != null) {
                allDesignations.add(new Designation(null, null, other));
            }
            allProperties.addAll(supplement.properties());
            allDesignations.addAll(supplement.designations());
            allExtensions.addAll(supplement.extensions());
        }
        return new ConceptDefinition(code, display, definition, parents, allProperties, allDesignations, allExtensions);
    }
}
