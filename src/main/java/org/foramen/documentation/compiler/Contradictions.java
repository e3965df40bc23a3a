package org.foramen.documentation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.TermPattern;
import org.foramen.documentation.lexicon.WordForms;

/** Finds terms that two entries understand differently. */
final class Contradictions {

    /** A pattern that stands for more is surely a mistake. */
    private static final int MOST_TERMS = 12_000;

    private final Map<String, List<Meaning>> known = new HashMap<>();
    private final List<String> wrong;
    private final WordForms forms;

    Contradictions(List<String> wrong, WordForms forms) {
        this.wrong = wrong;
        this.forms = forms;
    }

    /** Adds a line for the first term of the pattern that means something else already. */
    void look(TermPattern pattern, Meaning meaning, String where) {
        if (pattern.count() > MOST_TERMS) {
            wrong.add(where + " stands for " + pattern.count() + " terms, more than " + MOST_TERMS);
            return;
        }
        for (List<String> sequence : pattern.sequences()) {
            String term = String.join(" ", sequence.stream().map(forms::learn).toList());
            List<Meaning> meanings = known.computeIfAbsent(term, each -> new ArrayList<>(1));
            if (meanings.stream().anyMatch(other -> !other.equals(meaning) && contradict(meaning, other))) {
                wrong.add(where + " covers '" + String.join(" ", sequence)
                        + "', which has another meaning of the same kind already");
                return;
            }
            meanings.add(meaning);
        }
    }

    /** A term may mean several things, but a cue in two directions, two headings, or a value with two statuses contradict. */
    private static boolean contradict(Meaning one, Meaning other) {
        if (one instanceof Meaning.Cue a && other instanceof Meaning.Cue b) {
            return a.kind() == b.kind();
        }
        if (one instanceof Meaning.Finding a && other instanceof Meaning.Finding b) {
            return a.value().equals(b.value()) && a.fixed() != b.fixed();
        }
        return one instanceof Meaning.Heading && other instanceof Meaning.Heading;
    }
}
