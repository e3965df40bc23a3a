package org.foramen.documentation.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.foramen.documentation.text.Document;
import org.foramen.documentation.text.Sentence;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** The compiled lexicon: finds every term of a text, and knows the spine. Immutable, for any number of threads. */
public final class Lexicon {

    private final TermAutomaton automaton;
    private final WordForms forms;
    private final Spine spine;
    private final Map<Axis, Map<String, Coding>> values;
    private final Map<String, String> alone;

    /** Puts together what the compiler read. */
    public Lexicon(
            TermAutomaton automaton,
            WordForms forms,
            Spine spine,
            Map<Axis, Map<String, Coding>> values,
            Map<String, String> alone) {
        this.automaton = automaton;
        this.forms = forms;
        this.spine = spine;
        this.values = Map.copyOf(values);
        this.alone = Map.copyOf(alone);
    }

    public Spine spine() {
        return spine;
    }

    /** The value of that code on an axis, null when the axis has none such. */
    public @Nullable Coding value(Axis axis, String code) {
        return values.getOrDefault(axis, Map.of()).get(code);
    }

    /** The mechanism of a lesion that narrows nothing, by the code of what was said. */
    public String alone(String mechanism) {
        return alone.getOrDefault(mechanism, mechanism);
    }

    /** The form of every token's word, by which terms know it. */
    public List<String> forms(Document document) {
        List<String> all = new ArrayList<>(document.tokens().size());
        document.tokens().forEach(token -> all.add(forms.form(token.form())));
        return all;
    }

    /** The terms of a sentence, the longest first come, none within another. */
    public List<Match> matches(Document document, List<String> forms, Sentence sentence) {
        return matches(document, forms, sentence.from(), sentence.to());
    }

    /** The terms with a meaning of that sort that stand within a longer one. */
    public List<Match> within(Document document, List<String> forms, Match match, Predicate<Meaning> sort) {
        List<Match> within = new ArrayList<>();
        int at = match.from();
        while (at < match.to()) {
            Match found = within(document, forms, new Match(at, match.to(), match.meanings()), match, sort);
            if (found != null) {
                within.add(found);
            }
            at = found == null ? at + 1 : found.to();
        }
        return within;
    }

    private @Nullable Match within(
            Document document, List<String> forms, Match rest, Match whole, Predicate<Meaning> sort) {
        int end = rest.to();
        while (end > rest.from()) {
            TermAutomaton.Longest longest = automaton.longest(document.tokens(), forms, rest.from(), end);
            if (longest == null) {
                return null;
            }
            boolean shorter = longest.length() < whole.to() - whole.from();
            if (shorter && longest.meanings().stream().anyMatch(sort)) {
                return new Match(rest.from(), rest.from() + longest.length(), longest.meanings());
            }
            end = rest.from() + longest.length() - 1;
        }
        return null;
    }

    private List<Match> matches(Document document, List<String> forms, int from, int to) {
        List<Match> matches = new ArrayList<>();
        int at = from;
        while (at < to) {
            TermAutomaton.Longest longest = automaton.longest(document.tokens(), forms, at, to);
            if (longest == null || longest.length() == 0) {
                at++;
            } else {
                matches.add(new Match(at, at + longest.length(), longest.meanings()));
                at += longest.length();
            }
        }
        return matches;
    }
}
