package org.foramen.cds.trust;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.foramen.cds.client.CdsClients;
import org.foramen.cds.hooks.CdsHooksServlet;
import org.foramen.cds.http.HttpAnswers;
import org.foramen.security.BearerToken;
import org.foramen.security.TokenRefusal;
import org.foramen.security.TokenRefusal.Kind;
import org.foramen.security.TokenVerifier;
import org.foramen.store.StoreFailure;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a token before every call of CDS Hooks, discovery and feedback too, and tells the servlet whose it is. A refusal says what is wrong in {@code WWW-Authenticate} and an OperationOutcome.
 */
public final class TrustFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TrustFilter.class);
    private static final String RETRY_SECONDS = "30";

    private final transient TokenVerifier verifier;
    private final transient CdsClients clients;
    private final transient CallAddresses addresses;
    private final transient HttpAnswers answers;

    public TrustFilter(TokenVerifier verifier, CdsClients clients, CallAddresses addresses, HttpAnswers answers) {
        this.verifier = verifier;
        this.clients = clients;
        this.addresses = addresses;
        this.answers = answers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            request.setAttribute(
                    CdsHooksServlet.CLIENT, clients.named(client(request)).orElseThrow());
        } catch (TokenRefusal e) {
            refuse(response, e);
            return;
        } catch (StoreFailure e) {
            LOG.error("Whether a token was used before cannot be told: {}", e.getMessage());
            refuse(response, new TokenRefusal(Kind.UNAVAILABLE, "The token cannot be checked at the moment"));
            return;
        }
        chain.doFilter(request, response);
    }

    private String client(HttpServletRequest request) {
        BearerToken token = BearerToken.of(Collections.list(request.getHeaders("Authorization")));
        @Nullable String below = request.getPathInfo();
        String path = request.getServletPath() + (below == null ? "" : below);
        return verifier.client(token, addresses.of(path, request.getLocalPort()));
    }

    private void refuse(HttpServletResponse response, TokenRefusal refusal) throws IOException {
        String message = String.valueOf(refusal.getMessage());
        switch (refusal.kind()) {
            case MISSING -> challenge(response, null, message);
            case MALFORMED -> challenge(response, "invalid_request", message);
            case NOT_TRUSTED, NOT_FOR_THIS_CALL -> challenge(response, "invalid_token", message);
            case FORBIDDEN -> challenge(response, "insufficient_scope", message);
            case UNAVAILABLE -> response.setHeader("Retry-After", RETRY_SECONDS);
        }
        response.setHeader("Cache-Control", "no-store");
        answers.refuse(response, status(refusal.kind()), issueType(refusal.kind()), message, null);
    }

    /** As https://www.rfc-editor.org/rfc/rfc6750#section-3 has it; messages have neither quotes nor backslashes. */
    private static void challenge(HttpServletResponse response, @Nullable String error, String description) {
        String details = error == null ? "" : ", error=\"" + error + "\", error_description=\"" + description + "\"";
        response.setHeader("WWW-Authenticate", "Bearer realm=\"cds-services\"" + details);
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case MISSING, MALFORMED, NOT_TRUSTED, NOT_FOR_THIS_CALL -> HttpServletResponse.SC_UNAUTHORIZED;
            case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
            case UNAVAILABLE -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        };
    }

    private static IssueType issueType(Kind kind) {
        return switch (kind) {
            case MISSING -> IssueType.LOGIN;
            case MALFORMED, NOT_TRUSTED, NOT_FOR_THIS_CALL -> IssueType.SECURITY;
            case FORBIDDEN -> IssueType.FORBIDDEN;
            case UNAVAILABLE -> IssueType.TRANSIENT;
        };
    }
}
