package org.foramen.security;

/** A caller is not let in. The message says what is wrong and what to do, and has nothing of the token. */
public final class TokenRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of thing is wrong. */
    public enum Kind {
        /** There is no token at all. */
        MISSING,
        /** What was sent is not one token in the one place where tokens go. */
        MALFORMED,
        /** The token is not to be trusted: its signature, key, issuer or form. */
        NOT_TRUSTED,
        /** The token is of a trusted client, and is not, not yet, or no longer for this call. */
        NOT_FOR_THIS_CALL,
        /** The token is right, and its bearer may not call here. */
        FORBIDDEN,
        /** It cannot be told at the moment. */
        UNAVAILABLE
    }

    private final Kind kind;

    public TokenRefusal(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
