package org.foramen.cds.hooks.card;

import java.util.List;
import java.util.stream.Stream;
import org.foramen.cds.attention.Showing;
import org.foramen.cds.rules.finding.Citation;
import org.foramen.cds.rules.finding.Evidence;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.cds.rules.text.SafeText;
import org.foramen.terminology.code.Coding;

/**
 * Writes the detail of a card: what was found, and below it what led there, on which sources it rests, and which version of
 * which rule decided. GitHub-flavoured Markdown (https://github.github.com/gfm/).
 */
final class CardDetail {

    private static final int MAX_POINTER = 128;
    private static final int MAX_VALUE = 300;

    private final Pages pages;

    CardDetail(Pages pages) {
        this.pages = pages;
    }

    String write(Showing showing) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : showing.findings()) {
            if (showing.isFolded()) {
                text.append(text.isEmpty() ? "" : "\n\n")
                        .append("**")
                        .append(SafeText.markdown(finding.summary(), MAX_VALUE))
                        .append("**\n\n");
            }
            text.append(finding.told().detail());
        }
        list(text, "Evidence", showing.findings().stream().flatMap(this::evidence));
        List<RuleIdentity> rules =
                showing.findings().stream().map(Finding::rule).distinct().toList();
        list(
                text,
                "Sources",
                rules.stream().flatMap(rule -> rule.citations().stream()).map(CardDetail::source));
        for (RuleIdentity rule : rules) {
            text.append("\n\nRule: ")
                    .append(link(rule.title(), pages.rule(rule)))
                    .append(' ')
                    .append(rule.canonical().version());
        }
        return text.toString();
    }

    private static void list(StringBuilder text, String title, Stream<String> items) {
        List<String> lines = items.distinct().toList();
        if (!lines.isEmpty()) {
            text.append("\n\n**").append(title).append("**\n");
            lines.forEach(line -> text.append("\n- ").append(line));
        }
    }

    private Stream<String> evidence(Finding finding) {
        return finding.evidence().stream().map(this::evidence);
    }

    private String evidence(Evidence evidence) {
        if (evidence instanceof Evidence.Trigger trigger) {
            return SafeText.markdown(trigger.resource(), MAX_POINTER) + ", element " + trigger.element() + ": "
                    + code(trigger.coding());
        }
        if (evidence instanceof Evidence.Artefact artefact) {
            String url = artefact.canonical().url();
            String version = artefact.canonical().version();
            return "Value set " + link(url.substring(url.lastIndexOf('/') + 1), pages.valueSet(artefact.canonical()))
                    + (version == null ? "" : " " + version);
        }
        return SafeText.markdown(((Evidence.Remark) evidence).text(), MAX_VALUE);
    }

    /** A code with a version is published here, so it can be linked; any other is the client's. */
    private String code(Coding coding) {
        String code = SafeText.markdown(coding.code(), MAX_VALUE);
        return coding.version() == null ? code : link(code, pages.code(coding));
    }

    private static String source(Citation citation) {
        return link(citation.label(), citation.url()) + ": " + citation.text();
    }

    private static String link(String label, String url) {
        return "[" + label + "](" + url + ")";
    }
}
