package org.foramen.terminology.conceptmap;

import java.util.List;
import org.foramen.terminology.code.Coding;

/**
 * A coded value beside the code that is mapped, on which a mapping depends or which it gives
 * (https://hl7.org/fhir/R4/conceptmap-definitions.html#ConceptMap.group.element.target.dependsOn).
 *
 * @param property the element that holds the value, a URI
 * @param value without system where any will do; a code, a path or a label
 */
public record OtherElement(String property, Coding value) {

    /** True when one of these is this element with this value; a system counts where both name one. */
    boolean isAmong(List<OtherElement> given) {
        return given.stream()
                .anyMatch(other -> property.equals(other.property)
                        && value.code().equals(other.value.code())
                        && (value.system() == null
                                || other.value.system() == null
                                || value.system().equals(other.value.system())));
    }
}
