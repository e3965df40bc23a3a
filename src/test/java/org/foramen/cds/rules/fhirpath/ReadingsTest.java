package org.foramen.cds.rules.fhirpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.documentation.lexicon.Axis;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** However much a record holds, a call reads a bounded part of it, and says what it left. */
class ReadingsTest {

    private static final String FILLER = "Nothing else. ";

    private final Readings readings = new Readings(() -> PublishedDocumentation.READER);

    private static Condition condition(String note) {
        Condition condition = new Condition();
        condition.addNote().setText(note);
        return condition;
    }

    private long mechanisms(Base... items) {
        return readings.note(List.of(items)).reading().on(Axis.MECHANISM).count();
    }

    @Test
    void readsAsMuchOfOneNoteAsFits() {
        Condition first = condition("Osteophytes narrow the S2 foramen.");
        Condition huge = condition(FILLER.repeat(Readings.LONGEST_NOTE / FILLER.length()) + "Disc bulge at S1.");
        Condition last = condition("Fibrosis at S3.");
        assertThat(mechanisms(first, huge, last)).isEqualTo(2);
        assertThat(readings.takeUnread()).isEqualTo(1);
        assertThat(readings.takeUnread()).isZero();
        assertThat(mechanisms(last)).isEqualTo(1);
        assertThat(readings.takeUnread()).isZero();
    }

    @Test
    void readsAsMuchInOneCallAsFitsAndTheSameNoteOnce() {
        String most = FILLER.repeat(Readings.LONGEST_NOTE / FILLER.length() - 4);
        int notes = Readings.LONGEST_CALL / most.length();
        for (int i = 0; i < notes; i++) {
            assertThat(mechanisms(new StringType(most + "Spur at S1. " + i))).isEqualTo(1);
        }
        assertThat(readings.takeUnread()).isZero();
        assertThat(mechanisms(new StringType(most + "Spur at S1. 0"))).isEqualTo(1);
        assertThat(mechanisms(new StringType(most + "Spur at S1. new"))).isZero();
        assertThat(readings.takeUnread()).isEqualTo(1);
    }
}
