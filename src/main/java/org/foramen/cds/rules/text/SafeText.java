package org.foramen.cds.rules.text;

/**
 * Makes values fit to be shown: bounded, on one line, and inert. Values come from clients; a card is shown in the
 * clinician's record system.
 */
public final class SafeText {

    private static final String MARKDOWN = "\\`*_[]#|~!@";

    private SafeText() {}

    /** For plain text: without line breaks, control characters and angle brackets, cut at the bound with an ellipsis. */
    public static String plain(String value, int maxLength) {
        StringBuilder text = new StringBuilder();
        value.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c)
                .filter(c -> c != '<' && c != '>' && Character.getType(c) != Character.FORMAT)
                .filter(c -> c != ' ' || (!text.isEmpty() && text.charAt(text.length() - 1) != ' '))
                .forEach(text::appendCodePoint);
        String line = text.toString().strip();
        if (line.length() <= maxLength) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(maxLength - 2)) ? maxLength - 2 : maxLength - 1;
        return line.substring(0, end) + "…";
    }

    /**
     * For GitHub-flavoured Markdown (https://github.github.com/gfm/): bounded as plain text is, then everything that could
     * start markup, HTML, a link or a mention is escaped, so that the text is shown as it is.
     */
    public static String markdown(String value, int maxLength) {
        StringBuilder text = new StringBuilder();
        String line = plain(value, maxLength);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '&') {
                text.append("&amp;");
            } else if (MARKDOWN.indexOf(c) >= 0) {
                text.append('\\').append(c);
            } else if (startsLink(line, i)) {
                text.append('\\').append(c);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Whether GFM would make a link of the text around this place without further marks: {@code ://} or {@code www.} */
    private static boolean startsLink(String line, int i) {
        return (line.charAt(i) == ':' && line.startsWith("//", i + 1))
                || (line.charAt(i) == '.' && i >= 3 && line.regionMatches(true, i - 3, "www", 0, 3));
    }
}
