package org.foramen.cds.hooks.model;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that the records share; what fails is a fault of this server, so it throws rather than answers. */
final class Legal {

    private Legal() {}

    static String text(@Nullable String value, String element) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(element + " is required");
        }
        return value;
    }

    static @Nullable String optionalText(@Nullable String value, String element) {
        return value == null ? null : text(value, element);
    }

    static String absoluteUrl(String value, String element) {
        if (!URI.create(text(value, element)).isAbsolute()) {
            throw new IllegalArgumentException(element + " must be absolute: " + value);
        }
        return value;
    }

    /** A copy; null, and so left out of the JSON, when there is nothing in it. */
    static <T> @Nullable List<T> list(@Nullable List<T> values) {
        return values == null || values.isEmpty() ? null : List.copyOf(values);
    }
}
