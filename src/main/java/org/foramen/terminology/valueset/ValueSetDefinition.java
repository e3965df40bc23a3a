package org.foramen.terminology.valueset;

import java.util.List;
import java.util.Map;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Lifecycle;
import org.jspecify.annotations.Nullable;

/**
 * A value set as its author wrote it (https://hl7.org/fhir/R4/valueset.html), as far as the engine needs it.
 *
 * @param canonical url and version; a value set that comes inside a request may be without a URL: null
 * @param lifecycle how far it is to be relied on
 * @param inactive false when the author wants inactive codes left out, null when not said (they stay)
 */
public record ValueSetDefinition(
        @Nullable Canonical canonical,
        Lifecycle lifecycle,
        @Nullable Boolean inactive,
        List<ConceptSet> includes,
        List<ConceptSet> excludes,
        Declarations declarations) {

    /** How messages name a value set that has no URL. */
    public static final String UNIDENTIFIED = "(unidentified)";

    public ValueSetDefinition {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    public ValueSetDefinition(
            @Nullable Canonical canonical,
            Lifecycle lifecycle,
            @Nullable Boolean inactive,
            List<ConceptSet> includes,
            List<ConceptSet> excludes) {
        this(canonical, lifecycle, inactive, includes, excludes, Declarations.NONE);
    }

    /**
     * What the author says of how the value set is to be told.
     *
     * @param language BCP-47, null when not said
     * @param supplements urls or canonicals of the code system supplements that it needs
     *     (http://hl7.org/fhir/StructureDefinition/valueset-supplement)
     * @param parameters parameters for its expansion, which those of a request override
     *     (http://hl7.org/fhir/StructureDefinition/valueset-expansion-parameter)
     * @param contained the value sets inside it, by the id that {@code #id} refers to
     */
    public record Declarations(
            @Nullable String language,
            List<String> supplements,
            List<Parameter> parameters,
            Map<String, ValueSetDefinition> contained) {

        public static final Declarations NONE = new Declarations(null, List.of(), List.of(), Map.of());

        public Declarations {
            supplements = List.copyOf(supplements);
            parameters = List.copyOf(parameters);
            contained = Map.copyOf(contained);
        }

        /** The first value of the parameter of that name, null when the author gives none. */
        public @Nullable String parameter(String name) {
            return parameters.stream()
                    .filter(each -> each.name().equals(name))
                    .map(Parameter::value)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A parameter of an expansion, its value as a query would write it. */
    public record Parameter(String name, String value) {}

    /** How messages name it. */
    public String label() {
        return canonical == null ? UNIDENTIFIED : canonical.toString();
    }
}
