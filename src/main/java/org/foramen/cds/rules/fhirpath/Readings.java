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
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The notes that the rules of one call ask about, each read once. What cannot be read of a resource, or is too much, is passed
 * over, and the resource counted, so that it can be told. Belongs to one call and to one thread.
 */
final class Readings {

    /** So many UTF-16 units are read of one note: a long visit with its reports. */
    public static final int LONGEST_NOTE = 1 << 16;

    /** And so many in one call, however many notes its rules ask about: some 0.3 seconds of one core. */
    public static final int LONGEST_CALL = 1 << 20;

    private final Supplier<Documentation> documentation;
    private final IdentityHashMap<Resource, NoteText.Legible> texts = new IdentityHashMap<>();
    private final Map<String, Note> notes = new HashMap<>();
    private final IdentityHashMap<Base, Boolean> unread = new IdentityHashMap<>();
    private int read;

    Readings(Supplier<Documentation> documentation) {
        this.documentation = documentation;
    }

    /** The strings and the resources that are read, as one note; what is neither is passed over. */
    Note note(List<Base> items) {
        List<String> pieces = new ArrayList<>();
        int length = 0;
        for (Base item : items) {
            NoteText.Legible words = words(item);
            boolean fits = length + words.text().length() <= LONGEST_NOTE;
            if (words.unread() > 0 || !fits) {
                unread.put(item, true);
            }
            if (fits && !words.text().isEmpty()) {
                pieces.add(words.text());
                length += words.text().length();
            }
        }
        String text = String.join("\n\n", pieces);
        Note known = notes.get(text);
        if (known == null && read + length > LONGEST_CALL) {
            items.forEach(item -> unread.put(item, true));
            return note(List.of());
        }
        return known == null ? read(text) : known;
    }

    private Note read(String text) {
        Note note = new Note(text, documentation.get().read(text));
        read += text.length();
        notes.put(text, note);
        return note;
    }

    /** The words of an item, as far as they can be read; none in one that has none. */
    private NoteText.Legible words(Base item) {
        if (item instanceof Resource resource && NoteText.reads(resource)) {
            return texts.computeIfAbsent(resource, NoteText::legible);
        }
        String text = item.isPrimitive() ? item.primitiveValue() : null;
        return new NoteText.Legible(text == null ? "" : text, 0);
    }

    /** Whether all words of the item can be read; it is not counted as unread by being asked about. */
    boolean reads(Base item) {
        NoteText.Legible words = words(item);
        boolean isNote = item.isPrimitive() || NoteText.reads(item);
        return isNote && words.unread() == 0 && words.text().length() <= LONGEST_NOTE;
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
