package org.foramen.cds.prefetch;

import org.jspecify.annotations.Nullable;

/**
 * https://cds-hooks.hl7.org/2.0/#passing-the-access-token-to-the-cds-service. It lives as long as its call.
 *
 * @param accessToken for the FHIR server of the call
 * @param tokenType null when it was not said
 * @param expiresIn seconds, null when they were not said
 * @param scope null when it was not said
 * @param patient to whose data the token is restricted, null when to nobody's
 */
public record FhirAuthorization(
        String accessToken,
        @Nullable String tokenType,
        @Nullable Long expiresIn,
        @Nullable String scope,
        @Nullable String patient) {

    /** Nothing of it. */
    @Override
    public String toString() {
        return "FhirAuthorization[...]";
    }
}
