/**
 * Languages of wordings: which one a client prefers, and which wording of a concept that makes the best. Specification:
 * BCP 47 (https://www.rfc-editor.org/rfc/rfc5646), https://www.rfc-editor.org/rfc/rfc9110#name-accept-language,
 * https://hl7.org/fhir/R4/valueset-operation-expand.html (displayLanguage).
 */
@NullMarked
package org.foramen.terminology.language;

import org.jspecify.annotations.NullMarked;
