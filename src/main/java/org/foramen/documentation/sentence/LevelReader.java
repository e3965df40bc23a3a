package org.foramen.documentation.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.lexicon.Spine;
import org.foramen.documentation.text.Token;
import org.jspecify.annotations.Nullable;

/** The grammar of spinal levels: {@code L5-S1}, {@code S1-2}, {@code L4/5}, {@code S1 through S3}, {@code S-1}. */
final class LevelReader {

    private static final Set<String> SPANS = Set.of("to", "through", "thru", "on", "over");
    /** Words between what is said of a root and its level, as in {@code numbness along the left S1}. */
    private static final Set<String> LINKS = Set.of(
            "in",
            "along",
            "over",
            "of",
            "the",
            "an",
            "a",
            "left",
            "right",
            "bilateral",
            "both",
            "for",
            "from",
            "l",
            "r",
            "lt",
            "rt");

    private static final int NEAR = 5;

    private final Line line;
    private final Spine spine;

    private LevelReader(Line line, Spine spine) {
        this.line = line;
        this.spine = spine;
    }

    static List<LevelMention> levels(Line line, Spine spine) {
        LevelReader reader = new LevelReader(line, spine);
        List<LevelMention> levels = new ArrayList<>();
        int at = line.from();
        while (at < line.to()) {
            LevelMention level = reader.level(at);
            if (level == null) {
                at++;
            } else {
                levels.add(level);
                at = level.to();
            }
        }
        return reader.withRoots(levels);
    }

    private @Nullable LevelMention level(int from) {
        int at = from;
        String form = line.token(at).form();
        int place = place(form);
        int next = at + 1;
        if (place < 0) {
            String split = splitForm(at);
            place = place(split);
            next = at + 3;
            form = split;
        }
        if (place < 0 || isLookalike(form, from, next)) {
            return null;
        }
        int lower = place;
        while (next < line.to()) {
            int[] further = further(next, form);
            if (further.length == 0 || further[0] <= lower) {
                break;
            }
            lower = further[0];
            next = further[1];
            form = spine.name(lower).toLowerCase(Locale.ROOT);
        }
        return new LevelMention(from, next, place, lower, false);
    }

    private int place(String form) {
        int place = spine.vertebra(form);
        return place >= 0 ? place : spine.root(form);
    }

    /** {@code s-1} as {@code s1}; anything else as nothing. */
    private String splitForm(int at) {
        if (at + 2 >= line.to() || line.token(at).form().length() != 1) {
            return "";
        }
        Token dash = line.token(at + 1);
        Token number = line.token(at + 2);
        boolean close = dash.is('-')
                && dash.start() == line.token(at).end()
                && number.start() == dash.end()
                && number.kind() == Token.Kind.NUMBER;
        return close ? line.token(at).form() + number.form() : "";
    }

    private boolean isLookalike(String form, int from, int to) {
        Set<String> near = spine.lookalikes(form.charAt(0));
        for (int i = Math.max(line.from(), from - NEAR); i < Math.min(line.to(), to + NEAR); i++) {
            if (near.contains(line.token(i).form())) {
                return true;
            }
        }
        return false;
    }

    /** The lower end of a stretch and the token after it; empty when the level goes no further. */
    private int[] further(int at, String form) {
        Token token = line.token(at);
        if (at > line.from() && token.start() == line.token(at - 1).end() && place(token.form()) >= 0) {
            return new int[] {place(token.form()), at + 1};
        }
        boolean stroke = token.is('-') || token.is('/');
        boolean spans = stroke || SPANS.contains(token.form());
        if (!spans || at + 1 >= line.to()) {
            return new int[0];
        }
        Token next = line.token(at + 1);
        int place = place(next.form());
        if (place >= 0) {
            return new int[] {place, at + 2};
        }
        boolean tight = stroke && token.start() == line.token(at - 1).end() && next.start() == token.end();
        if (next.kind() == Token.Kind.NUMBER && (tight || token.says("through") || token.says("thru"))) {
            place = place(form.charAt(0) + next.form());
            return place >= 0 ? new int[] {place, at + 2} : new int[0];
        }
        return new int[0];
    }

    private List<LevelMention> withRoots(List<LevelMention> levels) {
        List<LevelMention> told = new ArrayList<>(levels);
        for (int i = told.size() - 1; i >= 0; i--) {
            LevelMention level = told.get(i);
            boolean next = i + 1 < told.size()
                    && told.get(i + 1).root()
                    && isJoined(level.to(), told.get(i + 1).from());
            if (next || precedesRoot(level.to())) {
                told.set(i, level.asRoot());
            }
        }
        for (int i = 0; i < told.size(); i++) {
            LevelMention level = told.get(i);
            boolean before = i > 0
                    && told.get(i - 1).root()
                    && followsRoot(told.get(i - 1).from())
                    && isJoined(told.get(i - 1).to(), level.from());
            if (before || followsRoot(level.from())) {
                told.set(i, level.asRoot());
            }
        }
        return told;
    }

    private boolean precedesRoot(int at) {
        for (int i = at; i < Math.min(at + 3, line.to()); i++) {
            if (line.has(Sign.ROOT, i)) {
                return true;
            }
            boolean goesOn = line.token(i).isText() || line.token(i).is('-');
            if (!goesOn || isStop(i)) {
                return false;
            }
        }
        return false;
    }

    private boolean isStop(int i) {
        String form = line.token(i).form();
        return form.equals("and")
                || form.equals("with")
                || form.equals("or")
                || form.equals("the")
                || line.has(Sign.VERB, i)
                || line.has(Sign.NARROWING, i);
    }

    private boolean followsRoot(int at) {
        for (int i = at - 1; i >= Math.max(line.from(), at - 4); i--) {
            if (line.has(Sign.ROOT_BEFORE, i)) {
                return true;
            }
            if (!LINKS.contains(line.token(i).form())) {
                return false;
            }
        }
        return false;
    }

    /** Whether nothing but what joins a list is between. */
    private boolean isJoined(int from, int to) {
        for (int i = from; i < to; i++) {
            Token token = line.token(i);
            boolean joins = token.is(',') || token.is('/') || token.is('&') || token.says("and") || token.says("or");
            if (!joins) {
                return false;
            }
        }
        return to - from <= 2;
    }
}
