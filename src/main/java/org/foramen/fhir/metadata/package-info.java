/**
 * What the server says of itself (https://hl7.org/fhir/R4/http.html#capabilities,
 * https://build.fhir.org/ig/HL7/fhir-tx-ecosystem-ig/requirements.html).
 */
@NullMarked
package org.foramen.fhir.metadata;

import org.jspecify.annotations.NullMarked;
