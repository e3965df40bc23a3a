package org.foramen.standard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * IANA's Language Subtag Registry in its record-jar form (RFC 5646, section 3.1), as HL7's library brings it.
 *
 * <p>Source: https://www.iana.org/assignments/language-subtag-registry, which IANA gives to the public domain; {@code
 * lang.dat.txt} of {@code org.hl7.fhir.utilities}.
 */
final class SubtagRegistry {

    private static final String RESOURCE = "/lang.dat.txt";

    /** What a record registers. */
    enum Kind {
        LANGUAGE,
        EXTLANG,
        SCRIPT,
        REGION,
        VARIANT,
        /** A whole tag that the grammar would not produce, or not with that meaning. */
        GRANDFATHERED,
        /** A whole tag that the grammar produces as well. */
        REDUNDANT
    }

    /**
     * One record.
     *
     * @param subtag in the spelling that the registry recommends, or a whole tag
     * @param descriptions in the order of the registry, at least one
     * @param prefixes what an extended language or a variant is registered for, may be empty
     */
    record Entry(String subtag, List<String> descriptions, List<String> prefixes) {
        Entry {
            descriptions = List.copyOf(descriptions);
            prefixes = List.copyOf(prefixes);
        }

        String display() {
            return descriptions.get(0);
        }
    }

    private final Map<Kind, Map<String, Entry>> entries = new EnumMap<>(Kind.class);
    /** Ranges of private use, e.g. {@code qaa..qtz}, by the subtag they begin with. */
    private final Map<Kind, List<Entry>> ranges = new EnumMap<>(Kind.class);

    private SubtagRegistry() {
        for (Kind kind : Kind.values()) {
            entries.put(kind, new HashMap<>());
            ranges.put(kind, new ArrayList<>());
        }
    }

    /** Reads the registry; some 9,000 records. */
    static SubtagRegistry load() {
        SubtagRegistry registry = new SubtagRegistry();
        try (InputStream stream = SubtagRegistry.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("The language subtag registry is not in the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            List<String> fields = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("%%")) {
                    registry.add(fields);
                    fields.clear();
                } else if (line.startsWith(" ") && !fields.isEmpty()) {
                    fields.set(fields.size() - 1, fields.get(fields.size() - 1) + " " + line.strip());
                } else {
                    fields.add(line);
                }
            }
            registry.add(fields);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return registry;
    }

    private void add(List<String> fields) {
        List<String> types = values(fields, "Type");
        if (types.isEmpty()) {
            return;
        }
        Kind kind = Kind.valueOf(types.get(0).toUpperCase(Locale.ROOT));
        List<String> names = values(fields, "Subtag");
        String subtag = (names.isEmpty() ? values(fields, "Tag") : names).get(0);
        Entry entry = new Entry(subtag, values(fields, "Description"), values(fields, "Prefix"));
        if (subtag.contains("..")) {
            ranges(kind).add(entry);
        } else {
            entries(kind).put(subtag, entry);
        }
    }

    private static List<String> values(List<String> fields, String name) {
        return fields.stream()
                .filter(field -> field.startsWith(name + ":"))
                .map(field -> field.substring(name.length() + 1).strip())
                .toList();
    }

    /** The entry of that kind in exactly that spelling, or null. */
    @Nullable
    Entry find(Kind kind, String subtag) {
        Entry entry = entries(kind).get(subtag);
        return entry != null ? entry : inRange(kind, subtag);
    }

    /** True for a subtag that the registry keeps free for what users agree on among themselves. */
    boolean isLeftToUsers(Kind kind, String subtag) {
        Entry entry = find(kind, subtag);
        return entry != null && entry.display().equals("Private use");
    }

    private @Nullable Entry inRange(Kind kind, String subtag) {
        for (Entry range : ranges(kind)) {
            int dots = range.subtag().indexOf("..");
            String first = range.subtag().substring(0, dots);
            String last = range.subtag().substring(dots + 2);
            if (subtag.length() == first.length() && subtag.compareTo(first) >= 0 && subtag.compareTo(last) <= 0) {
                return new Entry(subtag, range.descriptions(), range.prefixes());
            }
        }
        return null;
    }

    private Map<String, Entry> entries(Kind kind) {
        return entries.getOrDefault(kind, Map.of());
    }

    private List<Entry> ranges(Kind kind) {
        return ranges.getOrDefault(kind, List.of());
    }
}
