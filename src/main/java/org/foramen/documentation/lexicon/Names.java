package org.foramen.documentation.lexicon;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the constants of an enumeration are written in the lexicon's files: in lower case with hyphens. */
public final class Names {

    private Names() {}

    /** The constant of that name. */
    public static <E extends Enum<E>> E of(Class<E> type, String name) {
        for (E each : type.getEnumConstants()) {
            if (written(each).equals(name)) {
                return each;
            }
        }
        String known =
                Arrays.stream(type.getEnumConstants()).map(Names::written).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("'" + name + "' is none of " + known);
    }

    /** Its name. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
