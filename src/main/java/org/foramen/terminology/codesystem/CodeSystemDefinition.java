package org.foramen.terminology.codesystem;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Lifecycle;
import org.jspecify.annotations.Nullable;

/**
 * A code system as it is published (https://hl7.org/fhir/R4/codesystem.html), as far as the engine needs it.
 *
 * @param canonical url and version
 * @param name the computer-friendly name, which {@code $lookup} answers with
 * @param title the name for people, null when not given
 * @param lifecycle how far it is to be relied on
 * @param content not-present, example, fragment, complete or supplement
 * @param caseSensitive whether codes differ by case
 * @param covered of a fragment: a regular expression (RE2) of the codes that it covers whole, so that a code of that shape
 *     which is not listed does not exist; null when nothing is known to be whole
 * @param language BCP-47 of the displays, null when not said
 * @param versionNeeded whether its versions differ so much that a coding without version says too little
 * @param effectivePeriod when this version is in force, null when it does not say
 * @param supplement what it adds to, where its content is {@code supplement}; otherwise null
 * @param properties the declared properties
 * @param concepts in document order
 */
public record CodeSystemDefinition(
        Canonical canonical,
        String name,
        @Nullable String title,
        Lifecycle lifecycle,
        String content,
        boolean caseSensitive,
        @Nullable String covered,
        @Nullable String language,
        boolean versionNeeded,
        @Nullable EffectivePeriod effectivePeriod,
        @Nullable Supplement supplement,
        List<PropertyDefinition> properties,
        List<ConceptDefinition> concepts) {

    public CodeSystemDefinition {
        properties = List.copyOf(properties);
        concepts = List.copyOf(concepts);
    }

    /**
     * What a supplement adds to (https://hl7.org/fhir/R4/codesystem.html#supplements).
     *
     * @param supplemented the code system, at any version when none is pinned
     * @param languagePack whether it holds nothing but translations, which are welcome without being asked for
     */
    public record Supplement(Canonical supplemented, boolean languagePack) {}

    /** Whether the concepts here answer questions: those of a complete code system or a fragment do. */
    public boolean answers() {
        return content.equals("complete") || content.equals("fragment");
    }

    /** The same code system with these concepts. */
    public CodeSystemDefinition with(List<ConceptDefinition> otherConcepts) {
        return with(properties, otherConcepts);
    }

    /** The declared property of that code, or null. */
    public @Nullable PropertyDefinition property(String code) {
        for (PropertyDefinition property : properties) {
            if (property.code().equals(code)) {
                return property;
            }
        }
        return null;
    }

    /** The same code system with these properties and concepts. */
    CodeSystemDefinition with(List<PropertyDefinition> otherProperties, List<ConceptDefinition> otherConcepts) {
        return new CodeSystemDefinition(
                canonical,
                name,
                title,
                lifecycle,
                content,
                caseSensitive,
                covered,
                language,
                versionNeeded,
                effectivePeriod,
                supplement,
                otherProperties,
                otherConcepts);
    }
}
