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

    /** What a supplement says of the concept, with the supplement's name on each wording. */
    ConceptDefinition from(CodeSystemDefinition supplement) {
        List<Designation> wordings = new ArrayList<>();
        if (display != null) {
            wordings.add(new Designation(supplement.language(), Designation.DISPLAY_USE, display));
        }
        wordings.addAll(designations);
        List<Designation> named = wordings.stream()
                .map(designation -> designation.from(supplement.canonical()))
                .toList();
        return new ConceptDefinition(code, null, definition, parents, properties, named, extensions);
    }

    /** The concept with what supplements say of it besides. */
    ConceptDefinition with(List<ConceptDefinition> supplements) {
        List<Property> allProperties = new ArrayList<>(properties);
        List<Designation> allDesignations = new ArrayList<>(designations);
        List<Extension> allExtensions = new ArrayList<>(extensions);
        for (ConceptDefinition supplement : supplements) {
            allProperties.addAll(supplement.properties());
            allDesignations.addAll(supplement.designations());
            allExtensions.addAll(supplement.extensions());
        }
        return new ConceptDefinition(code, display, definition, parents, allProperties, allDesignations, allExtensions);
    }
}
