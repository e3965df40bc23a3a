/**
 * What a client was to prefetch and did not send: the templates of discovery, and fetching by them from the client's FHIR
 * server with the token of the call (https://cds-hooks.hl7.org/2.0/#providing-fhir-resources-to-a-cds-service). Nothing is
 * sent to a server that is not on the client's list, and nothing here keeps or tells a token.
 */
@NullMarked
package org.foramen.cds.prefetch;

import org.jspecify.annotations.NullMarked;
