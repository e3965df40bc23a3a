package org.foramen.terminology.code;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to the caller, before it is worded: an entry of the message catalogue that terminology servers share, with its
 * arguments, or a text of our own. The catalogue itself is not known here; one place at the edge looks texts up.
 *
 * @param key the entry's name in the catalogue, null for a text of our own
 * @param count how many things the entry speaks of, where it has a singular and a plural; null where it has one form
 * @param arguments in the order of the entry's placeholders; of a text of our own its only one is the text
 */
public record Message(@Nullable String key, @Nullable Integer count, List<String> arguments) {

    /** How much of a client's text a message repeats: more than any code or url, far less than a body. */
    private static final int MAX_ECHO = 100;

    public Message {
        arguments = List.copyOf(arguments);
    }

    /** A text of our own. */
    public static Message of(String text) {
        return new Message(null, null, List.of(text));
    }

    /** An entry of the catalogue; an argument that is not known is told as an empty text. */
    public static Message entry(String key, @Nullable String... arguments) {
        return new Message(key, null, told(arguments));
    }

    /** An entry of the catalogue that has a singular and a plural. */
    public static Message plural(int count, String key, @Nullable String... arguments) {
        return new Message(key, count, told(arguments));
    }

    /** So much of what a client sent as a message may repeat. */
    public static String cut(String text) {
        return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "...";
    }

    private static List<String> told(@Nullable String[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument == null ? "" : argument)
                .toList();
    }

    /** The text of our own, or the entry's name and arguments: for logs and tests, not for callers. */
    @Override
    public String toString() {
        return key == null ? arguments.get(0) : key + arguments;
    }
}
