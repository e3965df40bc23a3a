package org.foramen.fhir.metadata;

import org.jspecify.annotations.Nullable;

/**
 * How the server introduces itself.
 *
 * @param version of this program
 * @param releaseDate when that version was released, as a FHIR dateTime
 * @param baseUrl the public address of the FHIR server, null to take it from each request
 */
public record ServerIdentity(
        String version, String releaseDate, @Nullable String baseUrl) {}
