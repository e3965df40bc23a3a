package org.foramen.security;

import java.util.List;
import java.util.regex.Pattern;
import org.foramen.security.TokenRefusal.Kind;

/** A token as it was sent (https://www.rfc-editor.org/rfc/rfc6750#section-2.1); it does not tell itself. */
public final class BearerToken {

    /** More than any token with the claims of CDS Hooks needs, also with a long RSA signature. */
    private static final int MAX_LENGTH = 8 * 1024;

    private static final Pattern SCHEME = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr]( .*)?");
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private final String text;

    private BearerToken(String text) {
        this.text = text;
    }

    /**
     * The token of a request's Authorization headers.
     *
     * @throws TokenRefusal unless there is one header, which holds a token in compact form
     */
    public static BearerToken of(List<String> authorization) {
        if (authorization.isEmpty()) {
            throw new TokenRefusal(
                    Kind.MISSING,
                    "This service asks for a token: send the header Authorization: Bearer, and a signed JWT");
        }
        if (authorization.size() > 1) {
            throw new TokenRefusal(Kind.MALFORMED, "There are several Authorization headers; send one");
        }
        String header = authorization.get(0).strip();
        if (!SCHEME.matcher(header).matches()) {
            throw new TokenRefusal(
                    Kind.MISSING, "This service takes no other credentials than a signed JWT as Authorization: Bearer");
        }
        String token = header.substring("Bearer".length()).strip();
        if (token.length() > MAX_LENGTH) {
            throw new TokenRefusal(Kind.MALFORMED, "The token is longer than " + MAX_LENGTH + " characters");
        }
        if (!COMPACT.matcher(token).matches()) {
            throw new TokenRefusal(
                    Kind.MALFORMED, "What follows Bearer is not one JWT: three parts in base64url, parted by dots");
        }
        return new BearerToken(token);
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "BearerToken[...]";
    }
}
