package org.foramen.cds.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first difference between two answers.
 *
 * @param pointer where (https://www.rfc-editor.org/rfc/rfc6901)
 * @param expected what stands there in the golden answer, shortened; null for nothing
 * @param actual what the server answers there, shortened; null for nothing
 */
public record Difference(
        String pointer, @Nullable String expected, @Nullable String actual) {

    private static final int MAX_LENGTH = 200;

    /** The first difference in the order of fields by name and items by number, or null. */
    static @Nullable Difference first(JsonNode expected, JsonNode actual) {
        return first("", expected, actual);
    }

    private static @Nullable Difference first(String pointer, JsonNode expected, JsonNode actual) {
        if (expected.equals(actual)) {
            return null;
        }
        if (expected.isObject() && actual.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            addNames(expected, names);
            addNames(actual, names);
            for (String name : names) {
                String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                Difference difference = first(below, expected.path(name), actual.path(name));
                if (difference != null) {
                    return difference;
                }
            }
        }
        if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                Difference difference = first(pointer + "/" + i, expected.path(i), actual.path(i));
                if (difference != null) {
                    return difference;
                }
            }
        }
        return new Difference(pointer, shown(expected), shown(actual));
    }

    private static void addNames(JsonNode object, TreeSet<String> names) {
        for (Iterator<String> fields = object.fieldNames(); fields.hasNext(); ) {
            names.add(fields.next());
        }
    }

    private static @Nullable String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        String text = node.toString();
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    }
}
