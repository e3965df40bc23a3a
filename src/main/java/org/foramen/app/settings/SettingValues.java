package org.foramen.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keys and their texts from several layers, each text remembering where it was set. Reading a key makes it known;
 * {@link #refuseUnknown} then finds the keys that nobody read, so the list of keys is written nowhere twice.
 */
public final class SettingValues {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m)");

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    private record Value(String text, String origin) {}

    /**
     * Lays one more layer over those that are there.
     *
     * @param origin how messages name the key's place, e.g. {@code foramen.properties: port}
     */
    SettingValues put(String key, String text, String origin) {
        values.put(key, new Value(text.strip(), origin));
        return this;
    }

    String text(String key, String otherwise) {
        Value value = find(key);
        return value == null ? otherwise : value.text();
    }

    @Nullable
    String textOrNull(String key) {
        Value value = find(key);
        return value == null ? null : value.text();
    }

    /** {@code true} or {@code false}, and nothing that only resembles them. */
    boolean flag(String key, boolean otherwise) {
        Value value = find(key);
        if (value == null) {
            return otherwise;
        }
        return switch (value.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(value, "true or false");
        };
    }

    /** A whole number between the bounds, both included. */
    int whole(String key, int otherwise, int least, int most) {
        Value value = find(key);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal, which says what is expected
        }
        throw refused(value, "a whole number from " + least + " to " + most);
    }

    /** A time such as {@code 500ms}, {@code 30s} or {@code 5m}, above zero. */
    Duration duration(String key, Duration otherwise) {
        Value value = find(key);
        if (value == null) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(value.text());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw refused(value, "a time above zero such as 500ms, 30s or 5m");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /** Paths parted by commas; empty when the key is not set. */
    List<Path> paths(String key) {
        Value value = find(key);
        if (value == null || value.text().isEmpty()) {
            return List.of();
        }
        return Stream.of(value.text().split(",", -1))
                .map(String::strip)
                .map(Path::of)
                .toList();
    }

    SettingsException refused(String key, String expected) {
        Value value = values.get(key);
        return value == null
                ? new SettingsException("The setting " + key + " needs " + expected + ".")
                : refused(value, expected);
    }

    /** Throws when a key was set that no room has read. */
    void refuseUnknown() {
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new SettingsException("Unknown setting "
                        + entry.getValue().origin() + ". The settings are: " + String.join(", ", known) + ".");
            }
        }
    }

    private @Nullable Value find(String key) {
        known.add(key);
        return values.get(key);
    }

    private static SettingsException refused(Value value, String expected) {
        return new SettingsException(
                "The setting " + value.origin() + " is '" + value.text() + "' but needs " + expected + ".");
    }
}
