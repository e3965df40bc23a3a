package org.foramen.cds.rules.fhirpath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.assessment.Assessment;
import org.foramen.documentation.reading.Reading;
import org.foramen.fhir.documentation.NoteText;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The notes that the rules of one call ask about, each read once. A resource whose text cannot be read is passed over and
 * counted, so that it can be told. Belongs to one call and to one thread.
 */
final class Readings {

    private final Supplier<Documentation> documentation;
    private final IdentityHashMap<Resource, Optional<String>> texts = new IdentityHashMap<>();
    private final Map<String, Note> notes = new HashMap<>();
    private final IdentityHashMap<Resource, Boolean> unread = new IdentityHashMap<>();

    Readings(Supplier<Documentation> documentation) {
        this.documentation = documentation;
    }

    /** The strings and the resources that are read, as one note; what is neither is passed over. */
    Note note(List<Base> items) {
        List<String> pieces = new ArrayList<>();
        for (Base item : items) {
            if (item instanceof Resource resource && NoteText.reads(resource)) {
                Optional<String> text = texts.computeIfAbsent(resource, Readings::text);
                text.ifPresentOrElse(pieces::add, () -> unread.put(resource, true));
            } else if (item.isPrimitive()) {
                pieces.add(Optional.ofNullable(item.primitiveValue()).orElse(""));
            }
        }
        return notes.computeIfAbsent(
                String.join("\n\n", pieces),
                text -> new Note(text, documentation.get().read(text)));
    }

    private static Optional<String> text(Resource resource) {
        try {
            return Optional.of(NoteText.of(resource));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    /** How many resources could not be read since this was last asked. */
    int takeUnread() {
        int count = unread.size();
        unread.clear();
        return count;
    }

    /** A text with what it says. */
    final class Note {

        private final String text;
        private final Reading reading;
        private final Map<Optional<Coding>, Assessment> assessments = new HashMap<>();

        private Note(String text, Reading reading) {
            this.text = text;
            this.reading = reading;
        }

        String text() {
            return text;
        }

        Reading reading() {
            return reading;
        }

        Assessment assessed(@Nullable Coding code) {
            return assessments.computeIfAbsent(
                    Optional.ofNullable(code), each -> documentation.get().assess(reading, each.orElse(null)));
        }
    }
}
