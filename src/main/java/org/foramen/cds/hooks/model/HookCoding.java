package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** https://cds-hooks.hl7.org/2.0/#coding */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HookCoding(
        String code, String system, @Nullable String display) {

    public HookCoding {
        Legal.text(code, "code");
        Legal.text(system, "system");
        Legal.optionalText(display, "display");
    }
}
