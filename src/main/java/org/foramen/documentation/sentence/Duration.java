package org.foramen.documentation.sentence;

import java.util.Set;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.text.Token;

/** How long, or how often: the words around a treatment that say so belong to it. */
final class Duration {

    private static final Set<String> NUMBERS = Set.of(
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "several",
            "couple");

    private static final Set<String> LEADING = Set.of("x", "for", "over", "times", "\u00d7");

    /** Treatments whose words begin with how long, as in {@code weeks of PT}. */
    private static final Set<String> UNITS = Set.of("weeks", "months", "sessions", "visits");

    private Duration() {}

    /** The token that the treatment begins with: that of {@code 6 weeks of} before it, or its own first. */
    static int start(Line line, Match care) {
        int at = care.from() - 1;
        if (at >= line.from()
                && isNumber(line.token(at))
                && UNITS.contains(line.token(care.from()).form())) {
            return at;
        }
        while (at > line.from() && care.from() - at <= 5 && !line.has(Sign.TIME_UNIT, at)) {
            Token token = line.token(at);
            boolean links = token.says("of") || token.says("course") || token.says("trial") || token.says("supervised");
            if (!links) {
                return care.from();
            }
            at--;
        }
        if (at <= line.from() - 1 || at < line.from() || !line.has(Sign.TIME_UNIT, at)) {
            return care.from();
        }
        int number = at - 1;
        if (number >= line.from() && line.token(number).is('-')) {
            number--;
        }
        return number >= line.from() && isNumber(line.token(number)) ? number : care.from();
    }

    /** The token after the treatment, with {@code x 6 weeks} or {@code (6 weeks)} behind it. */
    static int end(Line line, Match care) {
        int at = care.to();
        while (at < line.to()
                && at - care.to() < 2
                && (line.token(at).is('(')
                        || line.token(at).is(',')
                        || LEADING.contains(line.token(at).form()))) {
            at++;
        }
        if (at >= line.to() || !isNumber(line.token(at))) {
            return care.to();
        }
        at++;
        while (at < line.to() && (line.token(at).is('-') || line.token(at).says("to") || isNumber(line.token(at)))) {
            at++;
        }
        return at < line.to() && line.has(Sign.TIME_UNIT, at) ? at + 1 : care.to();
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER || NUMBERS.contains(token.form());
    }
}
