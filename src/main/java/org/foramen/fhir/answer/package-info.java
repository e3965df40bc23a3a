/**
 * What goes out: each answer's shape is told once, to a {@link org.foramen.fhir.answer.ParametersSink}, and goes either into
 * HAPI's model or straight into UTF-8; expansions likewise (https://hl7.org/fhir/R4/parameters.html,
 * https://hl7.org/fhir/R4/valueset.html#expansion).
 */
@NullMarked
package org.foramen.fhir.answer;

import org.jspecify.annotations.NullMarked;
