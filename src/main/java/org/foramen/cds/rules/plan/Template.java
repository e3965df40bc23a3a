package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.text.SafeText;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Base;

/**
 * A text with placeholders {@code {{FHIRPath}}}, the delimiters that FHIR uses in queries
 * (https://hl7.org/fhir/uv/sdc/expressions.html#x-fhir-query-enhancements). Several items are joined by a comma; where a
 * line of Markdown is {@code - } and a placeholder, each is a line of its own.
 *
 * @param parts in order
 */
record Template(List<Part> parts) {

    /** Enough for every code of the code systems that rules speak of. */
    static final int MAX_CODE = 12;

    /** Other values in a plain text. */
    static final int MAX_PLAIN = 40;

    /** Other values in a label, which has no limit of its own in the specification. */
    static final int MAX_LABEL = 160;

    /** Values in Markdown. */
    static final int MAX_MARKDOWN = 1000;

    /** What a line begins with that is repeated for each value of its placeholder. */
    private static final String ITEM = "- ";

    /** A piece of the text. */
    sealed interface Part {}

    /** Text as the rule has it. */
    record Literal(String text) implements Part {}

    /** A value, and how long it may get when the text must be short. */
    record Placeholder(CompiledExpression expression, int maxLength) implements Part {}

    /** A list, an item for each value. */
    record Items(CompiledExpression expression) implements Part {}

    /**
     * Reads a text.
     *
     * @param bound how long the values of a placeholder may get when the text must be short
     */
    static Template compile(String text, FhirPath fhirPath, ToIntFunction<CompiledExpression> bound) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
            int close = text.indexOf("}}", open);
            if (close < 0) {
                throw new Refusal(Problem.invalid("a placeholder is not closed with }}", text));
            }
            boolean listed = isItem(text, open, close + 2);
            int end = listed ? open - ITEM.length() : open;
            if (end > at) {
                parts.add(new Literal(text.substring(at, end)));
            }
            CompiledExpression expression =
                    fhirPath.compile(text.substring(open + 2, close).trim());
            int most = bound.applyAsInt(expression);
            parts.add(listed ? new Items(expression) : new Placeholder(expression, most));
            at = close + 2;
        }
        if (at < text.length()) {
            parts.add(new Literal(text.substring(at)));
        }
        return new Template(parts);
    }

    /** Whether the line is {@code - } and the placeholder between the two places, and nothing else. */
    private static boolean isItem(String text, int open, int end) {
        int line = open - ITEM.length();
        return line >= 0
                && text.startsWith(ITEM, line)
                && (line == 0 || text.charAt(line - 1) == '\n')
                && (end == text.length() || text.charAt(end) == '\n');
    }

    Template {
        parts = List.copyOf(parts);
    }

    /** The longest the text can get with values as long as a summary lets them be; a list has no bound. */
    int maxLength() {
        long length = parts.stream().mapToLong(Template::maxLength).sum();
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    private static int maxLength(Part part) {
        if (part instanceof Placeholder placeholder) {
            return placeholder.maxLength();
        }
        return part instanceof Literal literal ? literal.text().length() : Integer.MAX_VALUE;
    }

    /** Plain text, not longer than {@link #maxLength()}. */
    String summary(FhirPath fhirPath, Scope scope) {
        return render((placeholder, value) -> SafeText.plain(value, placeholder.maxLength()), fhirPath, scope);
    }

    /** Plain text. */
    String label(FhirPath fhirPath, Scope scope) {
        return render((placeholder, value) -> SafeText.plain(value, MAX_LABEL), fhirPath, scope);
    }

    /** Markdown; the values in it are escaped. */
    String markdown(FhirPath fhirPath, Scope scope) {
        return render((placeholder, value) -> SafeText.markdown(value, MAX_MARKDOWN), fhirPath, scope);
    }

    private interface Rendering {
        String of(Placeholder placeholder, String value);
    }

    private String render(Rendering rendering, FhirPath fhirPath, Scope scope) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Placeholder placeholder) {
                text.append(rendering.of(
                        placeholder,
                        values(placeholder.expression(), fhirPath, scope).collect(Collectors.joining(", "))));
            } else if (part instanceof Items items) {
                text.append(values(items.expression(), fhirPath, scope)
                        .map(value -> ITEM + SafeText.markdown(value, MAX_MARKDOWN))
                        .collect(Collectors.joining("\n")));
            }
        }
        return text.toString();
    }

    private static Stream<String> values(CompiledExpression expression, FhirPath fhirPath, Scope scope) {
        return fhirPath.evaluate(expression, scope).stream()
                .map(Base::primitiveValue)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank());
    }
}
