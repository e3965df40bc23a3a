package org.foramen.documentation.compiler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.operation.Concept;
import org.foramen.terminology.operation.ConceptQueries;

/** From a diagnosis and a spinal level to the code that says both, by the property {@code level} of the code system. */
final class DiagnosisLevels {

    private static final String LEVEL = "level";

    private DiagnosisLevels() {}

    /**
     * The code of the diagnosis at each level that has one.
     *
     * @param headings by level, the heading or code that stands in the place of the diagnosis there
     */
    static Map<String, Coding> of(Coding diagnosis, Map<String, String> headings, ConceptQueries terminology) {
        Map<String, Coding> levels = children(diagnosis, terminology);
        headings.forEach((level, code) -> {
            Coding other = Coding.of(diagnosis.system(), code);
            terminology
                    .concept(other)
                    .ifPresent(concept ->
                            levels.put(level, children(other, terminology).getOrDefault(level, concept.coding())));
        });
        return levels;
    }

    private static Map<String, Coding> children(Coding heading, ConceptQueries terminology) {
        Map<String, Coding> levels = new HashMap<>();
        Set<String> several = new HashSet<>();
        List<String> codes = terminology.concept(heading).map(Concept::children).orElse(List.of());
        for (String code : codes) {
            terminology.concept(Coding.of(heading.system(), code)).ifPresent(child -> put(child, levels, several));
        }
        levels.keySet().removeAll(several);
        return levels;
    }

    /** A code that names one level alone is the code of that level, unless others name the same. */
    private static void put(Concept child, Map<String, Coding> levels, Set<String> several) {
        List<String> own = child.properties().stream()
                .filter(property -> property.code().equals(LEVEL))
                .map(Property::value)
                .map(PropertyValue::text)
                .toList();
        if (own.size() == 1 && levels.putIfAbsent(own.get(0), child.coding()) != null) {
            several.add(own.get(0));
        }
    }
}
