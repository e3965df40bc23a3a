package org.foramen.documentation.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.foramen.documentation.text.Token;
import org.jspecify.annotations.Nullable;

/**
 * Finds terms in a row of words. Built like Glushkov's automaton (1961, doi:10.1070/RM1961v016n05ABEH004112): no empty steps,
 * one step a word, and what may follow is shared by all alternatives before it, so that its size is that of the patterns, not
 * that of all the terms they stand for. Hyphens, slashes and colons between words are passed over where the term has
 * none, so {@code disc-osteophyte} is {@code disc osteophyte}.
 */
public final class TermAutomaton {

    /** What may come next. */
    private static final class State {
        private final Map<String, List<State>> next = new HashMap<>(4);
        private final List<State> any = new ArrayList<>(0);
        private final List<State> number = new ArrayList<>(0);
        private final List<Meaning> meanings = new ArrayList<>(0);

        private void step(String form, State to) {
            switch (form) {
                case TermPattern.ANY -> any.add(to);
                case TermPattern.NUMBER -> number.add(to);
                default ->
                    next.computeIfAbsent(form, each -> new ArrayList<>(1)).add(to);
            }
        }

        private void join(State other) {
            other.next.forEach((form, states) -> next.computeIfAbsent(form, each -> new ArrayList<>(states.size()))
                    .addAll(states));
            any.addAll(other.any);
            number.addAll(other.number);
            meanings.addAll(other.meanings);
        }
    }

    /** Where terms are looked for: from a token on, before another. */
    private record Stretch(List<Token> tokens, List<String> forms, int from, int to) {}

    /** The longest term that begins somewhere: how many tokens, and everything that it means. */
    static final class Longest {
        private int length;
        private final List<Meaning> meanings = new ArrayList<>(2);

        int length() {
            return length;
        }

        List<Meaning> meanings() {
            return List.copyOf(meanings);
        }

        private void offer(int tokens, List<Meaning> found) {
            if (tokens > length) {
                length = tokens;
                meanings.clear();
            }
            if (tokens == length) {
                found.stream().filter(each -> !meanings.contains(each)).forEach(meanings::add);
            }
        }
    }

    private final State start = new State();

    /** Adds the terms of a pattern, each word in the form that the operator gives it. */
    public void add(TermPattern pattern, Meaning meaning, UnaryOperator<String> forms) {
        State end = new State();
        end.meanings.add(meaning);
        start.join(before(pattern, end, forms));
    }

    private static State before(TermPattern pattern, State then, UnaryOperator<String> forms) {
        State state = new State();
        if (pattern instanceof TermPattern.Word word) {
            boolean special = word.form().equals(TermPattern.ANY) || word.form().equals(TermPattern.NUMBER);
            state.step(special ? word.form() : forms.apply(word.form()), then);
        } else if (pattern instanceof TermPattern.Row row) {
            State next = then;
            for (int i = row.parts().size() - 1; i >= 0; i--) {
                next = before(row.parts().get(i), next, forms);
            }
            return next;
        } else if (pattern instanceof TermPattern.Choice choice) {
            choice.parts().forEach(part -> state.join(before(part, then, forms)));
        } else if (pattern instanceof TermPattern.Maybe maybe) {
            state.join(before(maybe.part(), then, forms));
            state.join(then);
        }
        return state;
    }

    /** The longest term from that token on, before the end; null for none. */
    @Nullable
    Longest longest(List<Token> tokens, List<String> forms, int from, int to) {
        if (!start.next.containsKey(forms.get(from)) && start.number.isEmpty()) {
            return null;
        }
        Longest longest = new Longest();
        walk(start, new Stretch(tokens, forms, from, to), from, longest);
        return longest.length == 0 ? null : longest;
    }

    private static void walk(State state, Stretch in, int at, Longest longest) {
        if (!state.meanings.isEmpty()) {
            longest.offer(at - in.from, state.meanings);
        }
        if (at >= in.to) {
            return;
        }
        Token token = in.tokens.get(at);
        List<State> next = state.next.get(in.forms.get(at));
        if (next == null && at > in.from && joins(token) && at + 1 < in.to) {
            follow(state.next.get(in.forms.get(at + 1)), in, at + 2, longest);
            if (token.is('-') && in.tokens.get(at + 1).isText()) {
                follow(state.any, in, at + 2, longest);
            }
        } else {
            follow(next, in, at + 1, longest);
        }
        if (token.kind() == Token.Kind.NUMBER) {
            follow(state.number, in, at + 1, longest);
        }
        if (token.isText()) {
            follow(state.any, in, at + 1, longest);
        }
    }

    private static void follow(@Nullable List<State> states, Stretch in, int at, Longest longest) {
        if (states != null) {
            for (State state : states) {
                walk(state, in, at, longest);
            }
        }
    }

    private static boolean joins(Token token) {
        return token.is('-') || token.is('/') || token.is(':');
    }
}
