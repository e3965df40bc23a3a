/**
 * What comes in with a call of an operation: its parameters, checked by name and form against
 * {@link org.foramen.fhir.request.TerminologyOperation}, and the one request record that each operation reads from them
 * (https://hl7.org/fhir/R4/operations.html, https://hl7.org/fhir/R4/operationslist.html).
 */
@NullMarked
package org.foramen.fhir.request;

import org.jspecify.annotations.NullMarked;
