package org.foramen.terminology.operation;

import java.util.List;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Property;

/**
 * All that is known of one concept.
 *
 * @param coding system, version, code as the code system spells it, display
 * @param parents codes of the direct parents, empty at a root
 * @param children codes of the direct children in the order of the code system
 * @param properties in the order of the code system, without parent and child
 */
public record Concept(
        Coding coding,
        List<String> parents,
        List<String> children,
        List<Property> properties,
        List<Designation> designations) {}
