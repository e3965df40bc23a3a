package org.foramen.cds.feedback;

import java.util.List;
import org.foramen.cds.attention.Attended;

/** Where it is noted what was shown, so that feedback can be joined to it. */
@FunctionalInterface
public interface Ledger {

    /** Nothing is noted. */
    Ledger NONE = (client, service, attended, cards) -> {};

    /**
     * Notes what a call found. It does not wait for that to be stored.
     *
     * @param client the id of the client that is shown it
     * @param service the id of the service that was called
     * @param cards one for each that is shown, in the same order
     */
    void record(String client, String service, Attended attended, List<CardIds> cards);
}
