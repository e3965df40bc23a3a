/**
 * Between the wire and the core: FHIR R4 resources and parameters in, answers out.
 *
 * <p>Readers turn HAPI's model into definitions and requests, writers turn answers into FHIR; each answer's shape is told once,
 * to a {@link org.foramen.fhir.codec.ParametersSink}, and goes either into HAPI's model or straight into UTF-8. One table,
 * {@link org.foramen.fhir.codec.ProblemStatus}, says what HTTP status a problem has. Specification:
 * https://hl7.org/fhir/R4/terminology-service.html, https://hl7.org/fhir/R4/parameters.html.
 */
@NullMarked
package org.foramen.fhir.codec;

import org.jspecify.annotations.NullMarked;
