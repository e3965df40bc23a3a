package org.foramen.terminology.codesystem;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.foramen.terminology.code.Work;

/**
 * Regular expressions that authors and clients write, in RE2's syntax. RE2 matches in time linear in the text, but writes
 * counted repetitions out, so that {@code ((a{1000}){1000}){1000}} would fill the memory; what a pattern writes out to is
 * therefore bounded before it is compiled.
 */
public final class BoundedPattern {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_WRITTEN_OUT = 2_000;
    /** Characters of a text, times what the pattern writes out to, that are matched in the time of one look at a concept. */
    private static final int STEPS_AT_ONCE = 64;

    private static final Pattern FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]*\\)");
    private static final Pattern QUOTED = Pattern.compile("(?s)\\\\Q.*?(\\\\E|$)");

    private final String text;
    /** What the groups that are open at this place write out to, the innermost on top. */
    private final Deque<Long> open = new ArrayDeque<>();

    private int at;

    private BoundedPattern(String text) {
        this.text = text;
    }

    /**
     * A test of whole texts.
     *
     * @throws IllegalArgumentException with a message fit for the author when the pattern is wrong or too large
     */
    public static Predicate<String> compile(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the regular expression has more than " + MAX_LENGTH + " characters");
        }
        long writtenOut = new BoundedPattern(pattern).writtenOut();
        if (writtenOut > MAX_WRITTEN_OUT) {
            throw new IllegalArgumentException("the regular expression repeats more than can be matched here");
        }
        try {
            Work.spend(writtenOut);
            Pattern compiled = Pattern.compile(pattern);
            return text -> {
                Work.spend(text.length() * writtenOut / STEPS_AT_ONCE);
                return compiled.matches(text);
            };
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "the regular expression does not compile: " + wrong.getDescription(), wrong);
        }
    }

    /** The number of single characters to match once every counted repetition is written out. */
    private long writtenOut() {
        open.push(0L);
        long atom = 0;
        while (at < text.length()) {
            atom = skipped(FLAGS) ? atom : next(atom);
        }
        return open.stream().mapToLong(Long::longValue).sum();
    }

    /** Goes on by one atom, bracket or repetition; gives the size of what a repetition that follows would repeat. */
    private long next(long atom) {
        char next = text.charAt(at);
        int count = next == '{' ? count() : 0;
        if (count > 0) {
            add(atom * (count - 1));
            return Math.min(atom * count, Integer.MAX_VALUE);
        }
        if (next == ')' && open.size() > 1) {
            at++;
            long group = open.pop() + 1;
            add(group);
            return group;
        }
        if (next == '(') {
            at++;
            open.push(0L);
            return 0;
        }
        if (!skipped(QUOTED)) {
            at += next == '\\' ? 2 : next == '[' ? classLength() : 1;
        }
        add(1);
        return 1;
    }

    /** Goes behind what this matches here, if it does: flags, which a repetition passes over, and quoted text. */
    private boolean skipped(Pattern what) {
        Matcher matcher = what.matcher(text.substring(at));
        boolean here = matcher.lookingAt();
        at += here ? matcher.end() : 0;
        return here;
    }

    private void add(long more) {
        open.push(Math.min(open.pop() + more, Integer.MAX_VALUE));
    }

    /** The larger number of {@code {n}}, {@code {n,}} or {@code {n,m}} here, and goes behind it; 0 when it is none. */
    private int count() {
        int end = text.indexOf('}', at);
        String inner = end < 0 ? "" : text.substring(at + 1, end);
        if (!inner.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            return 0;
        }
        int larger = 1;
        for (String number : inner.split(",", -1)) {
            larger = number.isEmpty() ? larger : Math.max(larger, Integer.parseInt(number));
        }
        at = end + 1;
        return larger;
    }

    /** How many characters the class {@code [...]} here takes. */
    private int classLength() {
        int end = at + 1;
        if (end < text.length() && text.charAt(end) == '^') {
            end++;
        }
        if (end < text.length() && text.charAt(end) == ']') {
            end++;
        }
        while (end < text.length() && text.charAt(end) != ']') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1 - at;
    }
}
