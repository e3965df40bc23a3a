package org.foramen.documentation;

import org.foramen.documentation.assessment.Assessment;
import org.foramen.documentation.assessment.Assessor;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.reading.NoteReader;
import org.foramen.documentation.reading.Reading;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.jspecify.annotations.Nullable;

/** Reads notes and assesses what they document. For any number of threads. */
public final class Documentation {

    /** The longest text that is read, in UTF-16 units. */
    public static final int LONGEST = 1 << 20;

    private final Lexicon lexicon;
    private final Assessor assessor;

    public Documentation(Lexicon lexicon, ConceptQueries terminology) {
        this.lexicon = lexicon;
        this.assessor = new Assessor(lexicon, terminology);
    }

    /** The terms and levels by which it reads. */
    public Lexicon lexicon() {
        return lexicon;
    }

    /** What the text says; refuses one that is longer than {@link #LONGEST}. */
    public Reading read(String text) {
        if (text.length() > LONGEST) {
            throw new Refusal(Problem.invalid(
                    "The text has " + text.length() + " characters; at most " + LONGEST + " are read", "text"));
        }
        return NoteReader.read(text, lexicon);
    }

    /** What the reading supports; see {@link Assessor#assess}. */
    public Assessment assess(Reading reading, @Nullable Coding code) {
        return assessor.assess(reading, code);
    }
}
