/**
 * The values that the terminology core speaks in: codings, canonicals, designations, properties, issues and problems.
 *
 * <p>Everything here is immutable and knows only the JDK. Shapes follow FHIR R4 datatypes
 * (https://hl7.org/fhir/R4/datatypes.html) and the terminology service (https://hl7.org/fhir/R4/terminology-service.html).
 */
@NullMarked
package org.foramen.terminology.code;

import org.jspecify.annotations.NullMarked;
