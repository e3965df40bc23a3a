package org.foramen.cds.hooks;

import java.util.List;

/** Nothing can be judged without these keys: HTTP 412 (https://cds-hooks.hl7.org/2.0/#prefetch-template). */
final class PrefetchNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the keys.
     *
     * @param reason why they are not there, a sentence without anything that the call brought
     */
    PrefetchNeeded(List<String> keys, String reason) {
        super(
                "Send the prefetch " + String.join(", ", keys) + ": without it there is nothing to judge. " + reason,
                null,
                false,
                false);
    }
}
