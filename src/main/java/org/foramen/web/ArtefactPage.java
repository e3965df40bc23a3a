package org.foramen.web;

import java.util.List;
import java.util.stream.IntStream;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/**
 * The page of one published resource for people: what it says of itself, and the codes of a code system or value set. HL7's
 * terminology ecosystem asks for one at each resource's own address
 * (https://build.fhir.org/ig/HL7/fhir-tx-ecosystem-ig/requirements.html).
 */
public final class ArtefactPage {

    /** As many rows as a person scrolls through; the rest is told in number. */
    private static final int MOST_ROWS = 1000;

    private final Catalogue catalogue;

    public ArtefactPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The page as HTML. */
    public String html(Artefact artefact) {
        return Page.frame(artefact.title(), heading(artefact) + facts(artefact) + codes(artefact));
    }

    private static String heading(Artefact artefact) {
        return """
                <p><a href="/">Foramen</a> &middot; %s</p>
                <h1>%s</h1>
                <p><code>%s</code></p>
                <p>As FHIR: <a href="?_format=json">JSON</a>, <a href="?_format=xml">XML</a></p>
                """.formatted(
                        Page.escape(artefact.type()), Page.escape(artefact.title()), Page.escape(artefact.canonical()));
    }

    private static String facts(Artefact artefact) {
        StringBuilder html = new StringBuilder("<table>\n");
        artefact.facts()
                .forEach(fact -> html.append(row("<th>" + Page.escape(fact.name()) + "</th>", cell(fact.text()))));
        return html.append("</table>\n").toString();
    }

    private String codes(Artefact artefact) {
        Canonical canonical = new Canonical(artefact.url(), artefact.version());
        try {
            return switch (artefact.type()) {
                case "CodeSystem" -> codes(catalogue.codeSystem(canonical));
                case "ValueSet" -> codes(catalogue.valueSet(canonical));
                default -> "";
            };
        } catch (Refusal cannot) {
            return "<h2>Codes</h2>\n<p>They cannot be listed: " + Page.escape(String.valueOf(cannot.getMessage()))
                    + "</p>\n";
        }
    }

    /** Of a code system that is published without its codes there is nothing to show. */
    private static String codes(@Nullable CompiledCodeSystem system) {
        if (system == null || system.size() == 0) {
            return "";
        }
        List<String> rows = IntStream.range(0, Math.min(system.size(), MOST_ROWS))
                .mapToObj(ordinal -> row(
                        code(system.code(ordinal), system.hierarchy().depth(ordinal)),
                        cell(system.display(ordinal)),
                        cell(system.concept(ordinal).definition())))
                .toList();
        return table(List.of("Code", "Display", "Definition"), rows, system.size());
    }

    private static String codes(CompiledValueSet valueSet) {
        List<String> rows =
                valueSet.page(0, MOST_ROWS).stream().map(ArtefactPage::row).toList();
        return table(List.of("Code", "Display", "Code system"), rows, valueSet.size());
    }

    private static String row(Member member) {
        Coding coding = member.coding();
        return row(
                code(coding.code(), 0), cell(coding.display()), "<td><code>" + text(coding.system()) + "</code></td>");
    }

    private static String table(List<String> columns, List<String> rows, int all) {
        StringBuilder html = new StringBuilder("<h2>Codes (" + all + ")</h2>\n<table>\n");
        html.append(
                row(columns.stream().map(column -> "<th>" + column + "</th>").toArray(String[]::new)));
        rows.forEach(html::append);
        html.append("</table>\n");
        return rows.size() < all
                ? html.append("<p>and " + (all - rows.size()) + " more</p>\n").toString()
                : html.toString();
    }

    private static String row(String... cells) {
        return "<tr>" + String.join("", cells) + "</tr>\n";
    }

    /** @param depth in the hierarchy, shown by dots before the code */
    private static String code(String code, int depth) {
        return "<td>" + "&middot;&nbsp;".repeat(Math.min(depth, 12)) + "<code>" + text(code) + "</code></td>";
    }

    private static String cell(@Nullable String text) {
        return "<td>" + text(text) + "</td>";
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Page.escape(text);
    }
}
