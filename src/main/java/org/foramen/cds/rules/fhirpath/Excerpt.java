package org.foramen.cds.rules.fhirpath;

import org.foramen.documentation.reading.Finding;

/** The words around a finding, as much as a card can show of them. */
final class Excerpt {

    /** As long as an excerpt gets besides the words of the finding itself, on either side. */
    private static final int MARGIN = 80;

    private static final String ENDS = ".;!?\n\r";

    private static final String ELLIPSIS = "\u2026";

    private Excerpt() {}

    /** The sentence that holds the finding; of a long one the words around it, between ellipses. */
    static String of(String text, Finding finding) {
        int from = finding.offset();
        int least = Math.max(0, from - MARGIN);
        while (from > least && !endsBefore(text, from)) {
            from--;
        }
        boolean cutBefore = from == least && least > 0 && !endsBefore(text, from);
        from = cutBefore ? wordAfter(text, from, finding.offset()) : from;
        int to = finding.offset() + finding.length();
        int most = Math.min(text.length(), to + MARGIN);
        while (to < most && !endsAt(text, to)) {
            to++;
        }
        boolean cutAfter = to == most && most < text.length() && !endsAt(text, to);
        to = cutAfter ? wordBefore(text, to, finding.offset() + finding.length()) : to;
        return (cutBefore ? ELLIPSIS : "") + text.substring(from, to).strip() + (cutAfter ? ELLIPSIS : "");
    }

    /** A point ends a sentence only before a space or the end, so that numbers and codes stay whole. */
    private static boolean endsAt(String text, int at) {
        char sign = text.charAt(at);
        return ENDS.indexOf(sign) >= 0
                && (sign != '.' || at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
    }

    private static boolean endsBefore(String text, int at) {
        return at == 0 || endsAt(text, at - 1);
    }

    private static int wordAfter(String text, int from, int limit) {
        int at = from;
        while (at < limit && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int wordBefore(String text, int to, int limit) {
        int at = to;
        while (at > limit && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
