/**
 * What every request and answer passes by: formats that are spoken, parameters that are known, problems and faults as
 * OperationOutcomes (https://hl7.org/fhir/R4/http.html).
 */
@NullMarked
package org.foramen.fhir.edge;

import org.jspecify.annotations.NullMarked;
