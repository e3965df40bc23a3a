package org.foramen.cds.rules.plan;

import java.util.List;
import org.foramen.cds.rules.finding.Citation;
import org.hl7.fhir.r4.model.Base;

/**
 * What stands below the detail of every finding of a rule: what led to it, on which sources it rests, and which version of
 * which rule decided.
 *
 * @param rule the rule's title, as Markdown, linked and with its version
 */
record Footnotes(List<Citation> citations, String rule) {

    Footnotes {
        citations = List.copyOf(citations);
    }

    String below(String detail, List<Base> evidence) {
        StringBuilder text = new StringBuilder(detail.strip());
        if (!evidence.isEmpty()) {
            text.append("\n\n**Evidence**\n");
            for (Base item : evidence) {
                String value = item.primitiveValue();
                text.append("\n- ").append(SafeText.markdown(value == null ? "" : value, Template.MAX_MARKDOWN));
            }
        }
        text.append("\n\n**Sources**\n");
        for (Citation citation : citations) {
            text.append("\n- [")
                    .append(citation.label())
                    .append("](")
                    .append(citation.url())
                    .append("): ");
            text.append(citation.text());
        }
        return text.append("\n\nRule: ").append(rule).toString();
    }
}
