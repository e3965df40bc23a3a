package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * https://cds-hooks.hl7.org/2.0/#link. Never {@code autolaunchable}, as 3.0 has it: a card of this server holds guidance that
 * a launched app would hide.
 *
 * @param appContext what a SMART app is told, in a form that it knows; null for an absolute link
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Link(
        String label, String url, Type type, @Nullable String appContext) {

    /** What is done with the URL. */
    public enum Type {
        /** It is opened as it is. */
        ABSOLUTE,
        /** A SMART app is launched there. */
        SMART;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Link {
        Legal.text(label, "link.label");
        Legal.absoluteUrl(url, "link.url");
        Legal.optionalText(appContext, "link.appContext");
        if (appContext != null && type != Type.SMART) {
            throw new IllegalArgumentException("appContext is for SMART links only");
        }
    }
}
