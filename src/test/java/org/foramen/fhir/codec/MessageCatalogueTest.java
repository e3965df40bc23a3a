package org.foramen.fhir.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.foramen.terminology.code.Message;
import org.junit.jupiter.api.Test;

class MessageCatalogueTest {

    private static final Pattern ENTRY =
            Pattern.compile("Message\\.(entry|plural)\\(\\s*(?:[\\w.()]+,\\s*)?\"([A-Za-z_0-9]+)\"\\s*[,)]");

    /** An entry that is misspelt, or missing in the edition of the catalogue that we have, would be told by its name. */
    @Test
    void everyEntryThatTheEngineUsesHasAText() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(source -> source.toString().endsWith(".java")).forEach(source -> collect(source, used));
        }
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(used).allSatisfy(key -> {
            String[] arguments = {"a", "b", "c", "d", "e"};
            boolean plural = key.contains("__should_be_one_of__")
                    || Set.of(
                                    "None_of_the_provided_codes_are_in_the_value_set",
                                    "VALUESET_SUPPLEMENT_MISSING",
                                    "INACTIVE_DISPLAY_FOUND")
                            .contains(key);
            Message message = plural ? Message.plural(1, key, arguments) : Message.entry(key, arguments);
            assertThat(MessageCatalogue.text(message)).doesNotContain(key).contains(" ");
        });
    }

    private static void collect(Path source, Set<String> used) {
        try {
            Matcher matcher = ENTRY.matcher(Files.readString(source));
            while (matcher.find()) {
                used.add(matcher.group(2));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void argumentsStandWhereTheEntryWantsThem() {
        assertThat(MessageCatalogue.text(Message.entry("Unknown_Code_in_Version", "M99.7X", "http://x", "2027")))
                .isEqualTo("Unknown code 'M99.7X' in the CodeSystem 'http://x' version '2027'");
        assertThat(MessageCatalogue.text(Message.plural(2, "VALUESET_SUPPLEMENT_MISSING", "a,b")))
                .isEqualTo("Required supplements not found: a,b");
        assertThat(MessageCatalogue.text(Message.of("100 % our own {0}"))).isEqualTo("100 % our own {0}");
    }

    /** Texts of clients are told, not read as patterns. */
    @Test
    void whatClientsSendIsNoPattern() {
        assertThat(MessageCatalogue.text(Message.entry("Unknown_Code_in", "{1}'%s", "http://x")))
                .isEqualTo("Unknown code '{1}'%s' in the CodeSystem 'http://x'");
    }
}
