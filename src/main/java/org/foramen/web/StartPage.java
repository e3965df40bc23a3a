package org.foramen.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page at {@code /}: what this server is, where it answers, calls to try, and what it has loaded. */
public final class StartPage {

    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String CANONICAL = "https://w3id.org/foramen";

    private StartPage() {}

    /** The page as HTML. */
    public static String html(String version, List<Artefact> artefacts) {
        return Page.frame("Foramen", introduction(version) + addresses() + examples() + loaded(artefacts));
    }

    private static String introduction(String version) {
        return """
                <h1>Foramen</h1>
                <p>Version %s</p>
                <p>A FHIR R4 terminology service for the biomechanical lesions of ICD-10-CM (category M99) and their
                neighbourhood, and a CDS Hooks service that advises on coding them. It supports the people who code and
                decides nothing for them. Send no patient data to a server that you do not run yourself.</p>
                """.formatted(Page.escape(version));
    }

    private static String addresses() {
        return """
                <h2>Addresses</h2>
                <table>
                <tr><td><a href="/fhir/metadata"><code>/fhir</code></a></td><td>FHIR R4 terminology service</td></tr>
                <tr><td><a href="/cds-services"><code>/cds-services</code></a></td><td>CDS Hooks services</td></tr>
                <tr><td><a href="/health"><code>/health</code></a></td><td>whether the server is up</td></tr>
                </table>
                """;
    }

    private static String examples() {
        String system = "?system=" + parameter(ICD_10_CM);
        return "<h2>Calls to try</h2>\n<ul>\n"
                + example("What is M99.74?", "/fhir/CodeSystem/$lookup" + system + "&code=M99.74")
                + example(
                        "Is this the display of M99.76?",
                        "/fhir/CodeSystem/$validate-code?url=" + parameter(ICD_10_CM) + "&code=M99.76&display=wrong")
                + example("Is M99.74 an M99 code?", "/fhir/CodeSystem/$subsumes" + system + "&codeA=M99&codeB=M99.74")
                + example(
                        "Which codes are sacral or pelvic?",
                        "/fhir/ValueSet/$expand?url=" + parameter(CANONICAL + "/ValueSet/m99-sacral-or-pelvic"))
                + example(
                        "Which region does M99.65 name?",
                        "/fhir/ConceptMap/$translate" + system + "&code=M99.65&url="
                                + parameter(CANONICAL + "/ConceptMap/m99-to-region"))
                + example(
                        "What does a chart have to say of an M99 lesion?",
                        "/fhir/Questionnaire?url=" + parameter(CANONICAL + "/Questionnaire/m99-lesion"))
                + example("What can this server do?", "/fhir/metadata")
                + example("Which hooks does it answer?", "/cds-services")
                + "</ul>\n"
                + posted();
    }

    /** What takes a body is no link. */
    private static String posted() {
        return """
                <p>Fill that form from a note:</p>
                <pre><code>%s</code></pre>
                """.formatted(Page.escape("""
                curl -H 'Content-Type: application/fhir+json' \\
                  '/fhir/Questionnaire/m99-lesion/$populate' \\
                  -d '{"resourceType":"Parameters","parameter":[{"name":"text",
                       "valueString":"Disc bulge narrows the left S2 foramen."}]}'"""));
    }

    private static String example(String question, String call) {
        String link = Page.escape(call);
        return "<li>" + Page.escape(question) + "<br><a href=\"" + link + "\"><code>" + link + "</code></a></li>\n";
    }

    private static String loaded(List<Artefact> artefacts) {
        Map<String, List<Artefact>> byType =
                artefacts.stream().collect(Collectors.groupingBy(Artefact::type, TreeMap::new, Collectors.toList()));
        StringBuilder html = new StringBuilder("<h2>Loaded</h2>\n");
        byType.forEach((type, list) -> {
            html.append("<details><summary>").append(Page.escape(type));
            html.append(" (").append(list.size()).append(")</summary>\n<table>\n");
            list.stream()
                    .sorted(Comparator.comparing(Artefact::url).thenComparing(a -> String.valueOf(a.version())))
                    .forEach(artefact -> html.append(row(artefact)));
            html.append("</table></details>\n");
        });
        return html.toString();
    }

    private static String row(Artefact artefact) {
        String link = "/fhir/" + artefact.type() + "/" + artefact.id();
        return "<tr><td><a href=\"" + Page.escape(link) + "\">" + Page.escape(artefact.title()) + "</a></td><td><code>"
                + Page.escape(artefact.canonical()) + "</code></td></tr>\n";
    }

    private static String parameter(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
