/**
 * Artefacts that a client sends once and refers to in later calls: the caching protocol of HL7's terminology ecosystem
 * (http://hl7.org/fhir/tools/terminology-caching.html). The server issues each cache's identifier, which nobody can guess, so
 * that no client reaches what another has sent; what is kept is bounded by number, size and time.
 */
@NullMarked
package org.foramen.fhir.cache;

import org.jspecify.annotations.NullMarked;
