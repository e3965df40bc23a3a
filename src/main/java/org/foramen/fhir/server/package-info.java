/**
 * The two fronts of the terminology service put together: HAPI's plain server with its providers, and a servlet filter before
 * it that answers the plain case with one write. Whatever is not plain, errors and Bundles included, goes to HAPI, so each
 * behaviour has one place. Specification: https://hl7.org/fhir/R4/http.html.
 */
@NullMarked
package org.foramen.fhir.server;

import org.jspecify.annotations.NullMarked;
