package org.foramen.terminology.plan;

/**
 * A filter as the author wrote it (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.compose.include.filter).
 *
 * @param property a property of the code system, or {@code concept}, {@code code}, {@code display}, {@code parent}, {@code
 *     child}
 * @param operator the code of the operator, as written: an unknown one is refused when the value set is compiled
 * @param value what to compare with, blank when the author gave none; for {@code in} and {@code not-in} a comma-separated list
 */
public record Filter(String property, String operator, String value) {

    /** The same with another value. */
    public Filter with(String other) {
        return new Filter(property, operator, other);
    }
}
