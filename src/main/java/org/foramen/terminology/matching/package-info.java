/**
 * From properties to the concepts that have them (https://hl7.org/fhir/R4/codesystem-operation-find-matches.html): what
 * someone knows of a case goes in, ranked candidates come out, each with what of it they do not say.
 */
@NullMarked
package org.foramen.terminology.matching;

import org.jspecify.annotations.NullMarked;
