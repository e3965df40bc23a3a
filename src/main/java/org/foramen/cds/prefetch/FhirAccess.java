package org.foramen.cds.prefetch;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.foramen.outgoing.AllowedOrigin;
import org.jspecify.annotations.Nullable;

/**
 * The client's FHIR server, and the right to ask it.
 *
 * @param server the base address, as the client wrote it
 * @param authorization null when the client gave none
 */
public record FhirAccess(URI server, @Nullable FhirAuthorization authorization) {

    /** Which of a client's servers this is; empty when it is none of them. */
    Optional<AllowedOrigin> among(List<AllowedOrigin> servers) {
        return servers.stream().filter(each -> each.covers(server)).findFirst();
    }

    /** Why nothing can be fetched about the patient, in words for the client; empty when something can. */
    Optional<String> obstacle(List<AllowedOrigin> servers, @Nullable String patientId) {
        if (among(servers).isEmpty()) {
            return Optional.of("the fhirServer is not on the list of servers that were agreed on");
        }
        if (authorization == null) {
            return Optional.of("there is no fhirAuthorization");
        }
        if (!"Bearer".equalsIgnoreCase(authorization.tokenType())) {
            return Optional.of("the token_type of fhirAuthorization is not Bearer");
        }
        Long expiresIn = authorization.expiresIn();
        if (expiresIn != null && expiresIn <= 0) {
            return Optional.of("the access token has expired");
        }
        String patient = authorization.patient();
        if (patient != null && !patient.substring(patient.lastIndexOf('/') + 1).equals(patientId)) {
            return Optional.of("the access token is for another patient");
        }
        return Optional.empty();
    }

    /** Whether the token's scopes are known and grant no reading of the type. */
    boolean isOutOfScope(PrefetchQuery query) {
        return authorization != null
                && authorization.scope() != null
                && !SmartScopes.of(authorization.scope()).admit(query);
    }

    /** The address of something that is relative to the base. */
    Optional<URI> address(String relative) {
        String base = server.toString();
        return Addresses.resolved(URI.create(base.endsWith("/") ? base : base + "/"), relative);
    }

    /** Neither the address, which may hold anything, nor the token. */
    @Override
    public String toString() {
        return "FhirAccess[...]";
    }
}
