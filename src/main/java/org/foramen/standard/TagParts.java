package org.foramen.standard;

import java.util.ArrayList;
import java.util.List;
import org.foramen.standard.SubtagRegistry.Entry;
import org.foramen.standard.SubtagRegistry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A language tag taken apart (RFC 5646, section 2.1).
 *
 * @param language null for a tag of private use only and for a grandfathered one
 * @param extension the extensions as written, e.g. {@code u-co-phonebk}; null without
 * @param privateUse with its {@code x-}; null without
 * @param whole the record of a grandfathered tag, which has no parts; null for all others
 */
record TagParts(
        @Nullable Entry language,
        List<Entry> extlangs,
        @Nullable Entry script,
        @Nullable Entry region,
        List<Entry> variants,
        @Nullable String extension,
        @Nullable String privateUse,
        @Nullable Entry whole) {

    TagParts {
        extlangs = List.copyOf(extlangs);
        variants = List.copyOf(variants);
    }

    /** Reads a tag; gives null when it is none, or when a subtag is not registered or not spelled as it is registered. */
    static @Nullable TagParts parse(String tag, SubtagRegistry registry) {
        Entry whole = registry.find(Kind.GRANDFATHERED, tag);
        if (whole != null) {
            return new TagParts(null, List.of(), null, null, List.of(), null, null, whole);
        }
        return new Parser(List.of(tag.split("-", -1)), registry).parse();
    }

    /** Goes over the subtags once, in the order that the grammar prescribes. */
    private static final class Parser {

        private static final int MOST_EXTLANGS = 3;

        private final List<String> subtags;
        private final SubtagRegistry registry;
        private int at;

        Parser(List<String> subtags, SubtagRegistry registry) {
            this.subtags = subtags;
            this.registry = registry;
        }

        @Nullable
        TagParts parse() {
            Entry language = next(Kind.LANGUAGE);
            if (language == null) {
                String only = privateUse();
                return only == null || at < subtags.size()
                        ? null
                        : new TagParts(null, List.of(), null, null, List.of(), null, only, null);
            }
            List<Entry> extlangs = extlangs(language);
            Entry script = next(Kind.SCRIPT);
            Entry region = next(Kind.REGION);
            List<Entry> variants = variants();
            String extension = extensions();
            String privateUse = privateUse();
            return at < subtags.size()
                    ? null
                    : new TagParts(language, extlangs, script, region, variants, extension, privateUse, null);
        }

        private @Nullable Entry next(Kind kind) {
            Entry entry = at < subtags.size() ? registry.find(kind, subtags.get(at)) : null;
            if (entry != null) {
                at++;
            }
            return entry;
        }

        /** Each only behind the language that it is registered for (section 2.2.2). */
        private List<Entry> extlangs(Entry language) {
            List<Entry> found = new ArrayList<>();
            while (found.size() < MOST_EXTLANGS) {
                Entry entry = next(Kind.EXTLANG);
                if (entry == null) {
                    return found;
                }
                if (!entry.prefixes().contains(language.subtag())) {
                    at--;
                    return found;
                }
                found.add(entry);
            }
            return found;
        }

        /** None twice (section 2.2.5). */
        private List<Entry> variants() {
            List<Entry> found = new ArrayList<>();
            for (Entry entry = next(Kind.VARIANT); entry != null; entry = next(Kind.VARIANT)) {
                if (found.contains(entry)) {
                    at--;
                    return found;
                }
                found.add(entry);
            }
            return found;
        }

        /** Each a letter or digit but x, none twice, and at least one subtag of two to eight characters (section 2.2.6). */
        private @Nullable String extensions() {
            int start = at;
            String seen = "";
            while (at + 1 < subtags.size()
                    && subtags.get(at).matches("[0-9a-wyz]")
                    && !seen.contains(subtags.get(at))
                    && subtags.get(at + 1).matches("[0-9a-z]{2,8}")) {
                seen += subtags.get(at++);
                while (at < subtags.size() && subtags.get(at).matches("[0-9a-z]{2,8}")) {
                    at++;
                }
            }
            return start == at ? null : String.join("-", subtags.subList(start, at));
        }

        private @Nullable String privateUse() {
            int start = at;
            if (at + 1 < subtags.size() && subtags.get(at).equals("x")) {
                List<String> rest = subtags.subList(at + 1, subtags.size());
                if (rest.stream().allMatch(subtag -> subtag.matches("[0-9A-Za-z]{1,8}"))) {
                    at = subtags.size();
                }
            }
            return start == at ? null : String.join("-", subtags.subList(start, at));
        }
    }
}
