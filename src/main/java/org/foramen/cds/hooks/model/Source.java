package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** https://cds-hooks.hl7.org/2.0/#source */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(String label, String url, @Nullable HookCoding topic) {

    public Source {
        Legal.text(label, "source.label");
        Legal.absoluteUrl(url, "source.url");
    }
}
