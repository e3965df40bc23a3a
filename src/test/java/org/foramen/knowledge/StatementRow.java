package org.foramen.knowledge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement as a row of docs/knowledge.md. */
final class StatementRow {

    static final List<String> HEAD =
            List.of("| | Statement | Verdict | Lives in | Shown by |", "|---|---|---|---|---|");

    private static final Map<String, String> KINDS = Map.of(
            "fhir-resources/PlanDefinition", "rules",
            "fhir-resources/ValueSet", "value sets",
            "fhir-resources/CodeSystem", "code systems",
            "fhir-resources/ConceptMap", "maps",
            "fhir-resources/Questionnaire", "form",
            "lexicon", "lexicon",
            "docs", "pages");

    private StatementRow() {}

    static String of(Statement statement) {
        return "| " + statement.id() + " | " + statement.statement() + " | " + verdict(statement) + " | "
                + homes(statement) + " | " + shown(statement) + " |";
    }

    private static String verdict(Statement statement) {
        Statement.Source source = statement.source();
        if (source == null) {
            return "confirmed";
        }
        return (statement.verdict().equals("wrong") ? "wrong: " : "in part: ") + statement.why() + " ["
                + source.display() + "](" + source.url() + ")";
    }

    private static String homes(Statement statement) {
        Map<String, List<String>> kinds = new TreeMap<>(statement.homes().stream()
                .collect(Collectors.groupingBy(home -> KINDS.getOrDefault(folder(home), "other"))));
        return kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " "
                        + kind.getValue().stream().map(StatementRow::home).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static String folder(String home) {
        return home.substring(0, home.lastIndexOf('/'));
    }

    private static String home(String home) {
        String name = home.substring(home.lastIndexOf('/') + 1).replaceAll("[.](json|md).*", "");
        return "[" + name + "](" + (home.startsWith("docs/") ? home.substring("docs/".length()) : "../" + home) + ")";
    }

    private static String shown(Statement statement) {
        return Stream.concat(
                        statement.goldenCases().stream().map(StatementRow::golden),
                        statement.tests().stream().map(StatementRow::test))
                .collect(Collectors.joining(", "));
    }

    private static String golden(String stem) {
        return "[" + stem.substring("golden/".length()) + "](../" + stem + ".request.json)";
    }

    private static String test(String test) {
        String type = test.split("#", 2)[0];
        return "[" + type.substring(type.lastIndexOf('.') + 1) + "](../src/test/java/" + type.replace('.', '/')
                + ".java)";
    }
}
