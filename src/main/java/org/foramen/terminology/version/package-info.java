/**
 * Versions of artefacts: which is newer, which ones a criterion names, and what a request says of them
 * (https://hl7.org/fhir/R5/datatypes.html#versions, https://hl7.org/fhir/R4/valueset-operation-expand.html).
 */
@NullMarked
package org.foramen.terminology.version;

import org.jspecify.annotations.NullMarked;
