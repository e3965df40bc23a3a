package org.foramen.documentation.context;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.foramen.documentation.lexicon.CueKind;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.text.Document;
import org.foramen.documentation.text.Sentence;
import org.foramen.documentation.text.Token;
import org.jspecify.annotations.Nullable;

/** A sentence with the terms found in it. Tokens are numbered as in the whole text. */
public final class Line {

    private final Document document;
    private final Sentence sentence;
    private final List<Match> matches;
    private final @Nullable Match[] covering;
    private final Map<Sign, BitSet> signs = new EnumMap<>(Sign.class);
    private final BitSet ends = new BitSet();

    /**
     * Takes the terms of a sentence.
     *
     * @param matches in order, none within another
     */
    public Line(Document document, Sentence sentence, List<Match> matches) {
        this.document = document;
        this.sentence = sentence;
        this.matches = List.copyOf(matches);
        this.covering = new Match[sentence.length()];
        matches.forEach(this::enter);
        for (int i = from(); i < to(); i++) {
            Token sign = token(i);
            if (sign.is(';') || sign.is('\u2014') || sign.is('\u2022') || sign.is('|')) {
                ends.set(i - from());
            }
        }
    }

    private void enter(Match match) {
        for (int i = match.from(); i < match.to(); i++) {
            covering[i - from()] = match;
        }
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Marker marker) {
                signs.computeIfAbsent(marker.sign(), each -> new BitSet())
                        .set(match.from() - from(), match.to() - from());
            } else if (meaning instanceof Meaning.Cue cue && cue.kind() == CueKind.END) {
                ends.set(match.from() - from(), match.to() - from());
            }
        }
    }

    public Document document() {
        return document;
    }

    public Sentence sentence() {
        return sentence;
    }

    public List<Match> matches() {
        return matches;
    }

    public int from() {
        return sentence.from();
    }

    public int to() {
        return sentence.to();
    }

    public Token token(int index) {
        return document.token(index);
    }

    /** The term that covers the token, null for none. */
    public @Nullable Match at(int token) {
        return covering[token - from()];
    }

    /** Whether a term that means that sign covers the token. */
    public boolean has(Sign sign, int token) {
        BitSet tokens = signs.get(sign);
        return tokens != null && tokens.get(token - from());
    }

    /** Whether such a term is anywhere in the sentence. */
    public boolean has(Sign sign) {
        return signs.containsKey(sign);
    }

    /** Whether the term means that sign. */
    public static boolean means(Match match, Sign sign) {
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Marker marker && marker.sign() == sign) {
                return true;
            }
        }
        return false;
    }

    /** The cues that the term is. */
    public static List<Meaning.Cue> cues(Match match) {
        List<Meaning.Cue> cues = new ArrayList<>(1);
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Cue cue) {
                cues.add(cue);
            }
        }
        return cues;
    }

    /** Whether a clause ends at the token: a semicolon, a long dash, a bullet, or a word that contrasts. */
    public boolean endsClause(int token) {
        return ends.get(token - from());
    }

    /** How many clauses end before the token. */
    public int clause(int token) {
        return ends.isEmpty() ? 0 : ends.get(0, token - from()).cardinality();
    }
}
