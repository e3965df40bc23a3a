package org.foramen.documentation.population;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.text.Document;
import org.foramen.documentation.text.Token;

/** How long or how often, among the words of a treatment: {@code 6 weeks} of {@code PT for 6 weeks}. */
final class DurationWords {

    private static final Set<String> BETWEEN = Set.of("to", "-", "or");

    private DurationWords() {}

    /** The words that say so, empty when there are none: a unit of time and the numbers before it. */
    static String in(String text, Lexicon lexicon) {
        Document document = Document.of(text);
        List<String> forms = lexicon.forms(document);
        return document.sentences().stream()
                .flatMap(sentence -> lexicon.matches(document, forms, sentence).stream())
                .flatMap(match -> isUnit(match)
                        ? Stream.of(match)
                        : lexicon.within(document, forms, match, DurationWords::isUnit).stream())
                .findFirst()
                .map(unit -> document.excerpt(start(document, unit.from()), unit.to()))
                .orElse("");
    }

    private static boolean isUnit(Match match) {
        return match.meanings().stream().anyMatch(DurationWords::isUnit);
    }

    private static boolean isUnit(Meaning meaning) {
        return meaning instanceof Meaning.Marker marker && marker.sign() == Sign.TIME_UNIT;
    }

    /** Numbers in digits, with what joins them; else the one word before. */
    private static int start(Document document, int unit) {
        int start = unit;
        while (start > 0 && isOfNumber(document.token(start - 1))) {
            start--;
        }
        return start == unit && unit > 0 && document.token(unit - 1).isText() ? unit - 1 : start;
    }

    private static boolean isOfNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER || BETWEEN.contains(token.form());
    }
}
