/**
 * {@code $expand}: the members of a value set, by page, filtered, nested, in the languages of the client
 * (https://hl7.org/fhir/R4/valueset-operation-expand.html).
 */
@NullMarked
package org.foramen.terminology.expansion;

import org.jspecify.annotations.NullMarked;
