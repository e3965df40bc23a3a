package org.foramen.fhir.codec;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.foramen.terminology.code.Message;
import org.hl7.fhir.utilities.i18n.I18nBase;
import org.jspecify.annotations.Nullable;

/**
 * The texts of messages: those that the terminology servers of the FHIR ecosystem share, from the catalogue of
 * org.hl7.fhir.utilities. An entry that its edition here lacks, or words otherwise than the ecosystem's tests do, is in our
 * own {@code later-messages.properties}.
 */
public final class MessageCatalogue extends I18nBase {

    private static final ResourceBundle LATER = ResourceBundle.getBundle("later-messages", Locale.ROOT);
    private static final MessageCatalogue CATALOGUE = new MessageCatalogue();

    private static final String NONE_OF_THE_CODES = "None_of_the_provided_codes_are_in_the_value_set";

    private MessageCatalogue() {
        setLocale(Locale.ENGLISH);
        setWarnAboutMissingMessages(false);
    }

    /** The text of a message, in English. */
    public static String text(Message message) {
        String key = message.key();
        Object[] arguments = message.arguments().toArray();
        if (key == null) {
            return (String) arguments[0];
        }
        String later = later(key);
        if (later != null) {
            return later.formatted(arguments);
        }
        Integer count = message.count();
        return count == null
                ? CATALOGUE.formatMessage(key, arguments)
                : CATALOGUE.formatMessagePlural(count, key, arguments);
    }

    /** The name by which clients know an entry; one has the form of its count in its name. */
    static @Nullable String name(Message message) {
        String key = message.key();
        return key != null && key.equals(NONE_OF_THE_CODES) ? key + "_one" : key;
    }

    private static @Nullable String later(String key) {
        try {
            return LATER.getString(key);
        } catch (MissingResourceException none) {
            return null;
        }
    }
}
