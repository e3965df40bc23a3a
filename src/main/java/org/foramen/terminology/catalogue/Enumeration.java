package org.foramen.terminology.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.valueset.ConceptReference;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.ValueSetDefinition;

/** The codes that stand for a grammar, by a value set that lists them by name. */
final class Enumeration {

    private Enumeration() {}

    /** The grammar reduced to the codes of the value set that it has, in alphabetical order. */
    static CompiledCodeSystem of(GrammarCodeSystem grammar, ValueSetDefinition valueSet) {
        TreeMap<String, ConceptDefinition> concepts = new TreeMap<>();
        for (ConceptSet include : valueSet.includes()) {
            if (grammar.url().equals(include.system())) {
                for (ConceptReference reference : include.concepts()) {
                    ConceptDefinition concept = grammar.concept(reference.code());
                    if (concept != null) {
                        concepts.put(concept.code(), grammar.fixesDisplays() ? concept : shown(concept, reference));
                    }
                }
            }
        }
        return grammar.of(List.copyOf(concepts.values()));
    }

    /** The concept as the value set calls it; what the grammar calls it stays a designation. */
    private static ConceptDefinition shown(ConceptDefinition concept, ConceptReference reference) {
        String display = reference.display();
        if (display == null || display.equals(concept.display())) {
            return concept;
        }
        List<Designation> designations = new ArrayList<>(concept.designations());
        if (concept.display() != null) {
            designations.add(0, new Designation(null, null, concept.display()));
        }
        return new ConceptDefinition(
                concept.code(), display, concept.definition(), List.of(), concept.properties(), designations);
    }
}
