/**
 * Published FHIR R4 resources become definitions of the core, and problems of the core become OperationOutcomes.
 *
 * <p>One table, {@link org.foramen.fhir.codec.ProblemStatus}, says what HTTP status a problem has. Specification:
 * https://hl7.org/fhir/R4/terminology-module.html, https://hl7.org/fhir/R4/operationoutcome.html.
 */
@NullMarked
package org.foramen.fhir.codec;

import org.jspecify.annotations.NullMarked;
