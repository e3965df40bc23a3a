/**
 * {@code $validate-code}: whether a coding is in a value set or a code system, and everything that is found on the way, as issues
 * (https://hl7.org/fhir/R4/valueset-operation-validate-code.html,
 * https://build.fhir.org/ig/HL7/fhir-tx-ecosystem-ig/).
 *
 * <p>{@link org.foramen.terminology.validation.Judgement} goes over the codings of a request,
 * {@link org.foramen.terminology.validation.ValueSetWalk} over the includes of a value set;
 * {@link org.foramen.terminology.validation.Issues} builds each issue in one place. Texts are entries of a message catalogue that
 * is looked up at the edge.
 */
@NullMarked
package org.foramen.terminology.validation;

import org.jspecify.annotations.NullMarked;
