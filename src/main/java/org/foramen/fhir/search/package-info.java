/** What a search parameter's value means for an artefact (https://hl7.org/fhir/R4/search.html). */
@NullMarked
package org.foramen.fhir.search;

import org.jspecify.annotations.NullMarked;
