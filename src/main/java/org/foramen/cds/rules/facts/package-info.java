/**
 * What is known in one call: the resources of the request, those among them that count, and the names under which rules see
 * them (https://hl7.org/fhir/R4/condition.html, https://hl7.org/fhir/R4/request.html).
 */
@NullMarked
package org.foramen.cds.rules.facts;

import org.jspecify.annotations.NullMarked;
