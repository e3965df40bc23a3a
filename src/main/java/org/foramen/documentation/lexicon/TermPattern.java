package org.foramen.documentation.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.foramen.documentation.text.Token;
import org.foramen.documentation.text.Tokenizer;

/**
 * The language in which terms are written: words in a row, {@code (a|b c)} for alternatives, {@code ?} after a word or group
 * that may be missing, {@code <name>} for a named pattern, {@code _} for any one word, {@code #} for a number in digits.
 */
public sealed interface TermPattern {

    /** A word that stands for any word. */
    String ANY = "_";

    /** A word that stands for any number in digits. */
    String NUMBER = "#";

    /** One word. */
    record Word(String form) implements TermPattern {}

    /** One after the other. */
    record Row(List<TermPattern> parts) implements TermPattern {}

    /** One of them. */
    record Choice(List<TermPattern> parts) implements TermPattern {}

    /** That or nothing. */
    record Maybe(TermPattern part) implements TermPattern {}

    /** Reads a pattern; refuses a mistake in it with an {@link IllegalArgumentException}. */
    static TermPattern parse(String pattern, Map<String, String> named) {
        return Reader.whole(pattern, named, 0);
    }

    /** How many words a text has to have at least to match. */
    default int shortest() {
        if (this instanceof Row row) {
            return row.parts().stream().mapToInt(TermPattern::shortest).sum();
        }
        if (this instanceof Choice choice) {
            return choice.parts().stream().mapToInt(TermPattern::shortest).min().orElse(0);
        }
        return this instanceof Word ? 1 : 0;
    }

    /** How many terms it stands for, those counted several times that it allows in several ways; at most 2^40. */
    default long count() {
        long most = 1L << 40;
        if (this instanceof Maybe maybe) {
            return Math.min(most, maybe.part().count() + 1);
        }
        if (this instanceof Choice choice) {
            return choice.parts().stream().mapToLong(TermPattern::count).reduce(0, (a, b) -> Math.min(most, a + b));
        }
        if (this instanceof Row row) {
            return row.parts().stream()
                    .mapToLong(TermPattern::count)
                    .reduce(1, (a, b) -> a > most / Math.max(1, b) ? most : a * b);
        }
        return 1;
    }

    /** Every word sequence that the pattern stands for. */
    default List<List<String>> sequences() {
        if (this instanceof Word word) {
            return List.of(List.of(word.form()));
        }
        List<List<String>> all = new ArrayList<>();
        if (this instanceof Maybe maybe) {
            all.addAll(maybe.part().sequences());
            all.add(List.of());
        } else if (this instanceof Choice choice) {
            choice.parts().forEach(part -> all.addAll(part.sequences()));
        } else if (this instanceof Row row) {
            all.add(List.of());
            row.parts().forEach(part -> extend(all, part.sequences()));
        }
        return all;
    }

    private static void extend(List<List<String>> all, List<List<String>> by) {
        List<List<String>> before = List.copyOf(all);
        all.clear();
        for (List<String> left : before) {
            for (List<String> right : by) {
                List<String> whole = new ArrayList<>(left);
                whole.addAll(right);
                all.add(whole);
            }
        }
    }

    /** Reads the language by recursive descent. */
    final class Reader {
        private static final int DEEPEST = 8;

        private final String pattern;
        private final Map<String, String> named;
        private final int depth;
        private int at;

        private Reader(String pattern, Map<String, String> named, int depth) {
            this.pattern = pattern;
            this.named = named;
            this.depth = depth;
        }

        private static TermPattern whole(String pattern, Map<String, String> named, int depth) {
            Reader reader = new Reader(pattern, named, depth);
            TermPattern read = reader.choice();
            if (reader.at < pattern.length()) {
                throw new IllegalArgumentException("has a ) too many");
            }
            return read;
        }

        private TermPattern choice() {
            List<TermPattern> parts = new ArrayList<>();
            parts.add(row());
            while (at < pattern.length() && pattern.charAt(at) == '|') {
                at++;
                parts.add(row());
            }
            return parts.size() == 1 ? parts.get(0) : new Choice(List.copyOf(parts));
        }

        private TermPattern row() {
            List<TermPattern> parts = new ArrayList<>();
            while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
                if (pattern.charAt(at) == ' ') {
                    at++;
                    continue;
                }
                TermPattern item = item();
                if (at < pattern.length() && pattern.charAt(at) == '?') {
                    at++;
                    item = new Maybe(item);
                }
                parts.add(item);
            }
            return parts.size() == 1 ? parts.get(0) : new Row(List.copyOf(parts));
        }

        private TermPattern item() {
            char c = pattern.charAt(at);
            if (c == '<') {
                return reference();
            }
            if (c == '(') {
                at++;
                TermPattern inside = choice();
                if (at >= pattern.length()) {
                    throw new IllegalArgumentException("lacks a )");
                }
                at++;
                return inside;
            }
            int start = at;
            while (at < pattern.length() && "()|? ".indexOf(pattern.charAt(at)) < 0) {
                at++;
            }
            if (at == start) {
                throw new IllegalArgumentException("has a " + c + " where a word should be");
            }
            return words(pattern.substring(start, at));
        }

        private TermPattern reference() {
            int end = pattern.indexOf('>', at);
            if (end < at + 2) {
                at++;
                return new Word("<");
            }
            String name = pattern.substring(at + 1, end);
            String meant = named.get(name);
            if (meant == null) {
                throw new IllegalArgumentException("names <" + name + ">, which is not among the words");
            }
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("names <" + name + ">, which names itself");
            }
            at = end + 1;
            return whole(meant, named, depth + 1);
        }

        private static TermPattern words(String text) {
            if (text.equals(ANY) || text.equals(NUMBER)) {
                return new Word(text);
            }
            List<TermPattern> words = Tokenizer.tokens(text).stream()
                    .filter(token -> !token.is('-'))
                    .map(Token::form)
                    .<TermPattern>map(Word::new)
                    .toList();
            return words.size() == 1 ? words.get(0) : new Row(words);
        }
    }
}
