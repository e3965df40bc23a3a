package org.foramen.outgoing;

/** Why there is no answer. It carries neither a cause nor the address, which may hold what is nobody's business. */
public final class OutgoingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Each with words that follow "the server". */
    public enum Reason {
        NOT_ALLOWED("is not on the list of servers that may be asked"),
        NOT_PUBLIC("has a name that leads to no public address"),
        UNREACHABLE("cannot be reached"),
        NOT_TRUSTED("has no certificate that is trusted"),
        REDIRECTS("redirects to another server, or too often"),
        TIMED_OUT("did not answer in time"),
        TOO_LARGE("answers with more than is read"),
        BUSY("is being asked too much already"),
        BROKEN("gave an answer that breaks off or is not HTTP");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final Reason reason;

    public OutgoingFailure(Reason reason) {
        super("The server " + reason.words(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
