package org.foramen.cds.hooks;

import java.util.List;

/** Nothing can be judged without these keys: HTTP 412 (https://cds-hooks.hl7.org/2.0/#prefetch-template). */
final class PrefetchNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PrefetchNeeded(List<String> keys) {
        super(
                "Send the prefetch " + String.join(", ", keys) + ": without it there is nothing to judge",
                null,
                false,
                false);
    }
}
