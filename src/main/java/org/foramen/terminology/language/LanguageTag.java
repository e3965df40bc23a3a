package org.foramen.terminology.language;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A language tag (https://www.rfc-editor.org/rfc/rfc5646).
 *
 * @param text as it was written
 * @param locale its parts
 */
public record LanguageTag(String text, Locale locale) {

    /** How much of two tags has to agree. */
    public enum Depth {
        /** Everything. */
        WHOLE,
        /** Language, script and region. */
        REGION,
        /** The language alone. */
        LANGUAGE
    }

    /** The tag, null when the text is none. */
    public static @Nullable LanguageTag parse(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            return locale.getLanguage().isEmpty() ? null : new LanguageTag(text, locale);
        } catch (IllformedLocaleException wrong) {
            return null;
        }
    }

    /** Whether both are the same as far as that. */
    public boolean agrees(LanguageTag other, Depth depth) {
        Locale that = other.locale;
        return switch (depth) {
            case WHOLE -> Objects.equals(locale, that);
            case REGION ->
                locale.getLanguage().equals(that.getLanguage())
                        && locale.getScript().equals(that.getScript())
                        && locale.getCountry().equals(that.getCountry());
            case LANGUAGE -> locale.getLanguage().equals(that.getLanguage());
        };
    }
}
