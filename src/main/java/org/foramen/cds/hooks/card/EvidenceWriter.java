package org.foramen.cds.hooks.card;

import java.util.List;
import java.util.stream.Stream;
import org.foramen.cds.hooks.model.CardEvidence;
import org.foramen.cds.hooks.model.CardEvidence.Trigger;
import org.foramen.cds.hooks.model.CardEvidence.Versioned;
import org.foramen.cds.rules.finding.Evidence;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.cds.rules.text.SafeText;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** Writes what findings rest on for machines. */
final class EvidenceWriter {

    /** A type, a slash and an id (https://hl7.org/fhir/R4/datatypes.html#id) have less; more is no reference. */
    private static final int MAX_REFERENCE = 128;

    private static final int MAX_URL = 300;
    private static final int MAX_CODE = 100;

    private final Pages pages;

    EvidenceWriter(Pages pages) {
        this.pages = pages;
    }

    CardEvidence write(List<Finding> findings) {
        List<Coding> codings = of(findings, Evidence.Trigger.class)
                .map(Evidence.Trigger::coding)
                .toList();
        return new CardEvidence(
                findings.stream()
                        .map(finding -> rule(finding.rule()))
                        .distinct()
                        .toList(),
                of(findings, Evidence.Trigger.class)
                        .map(EvidenceWriter::trigger)
                        .distinct()
                        .toList(),
                codings.stream().flatMap(EvidenceWriter::answered).distinct().toList(),
                of(findings, Evidence.Artefact.class)
                        .map(artefact -> new Versioned(
                                artefact.canonical().url(),
                                artefact.canonical().version(),
                                pages.valueSet(artefact.canonical())))
                        .distinct()
                        .toList());
    }

    static <T extends Evidence> Stream<T> of(List<Finding> findings, Class<T> kind) {
        return findings.stream()
                .flatMap(finding -> finding.evidence().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private Versioned rule(RuleIdentity rule) {
        return new Versioned(rule.canonical().url(), rule.canonical().version(), pages.rule(rule));
    }

    private static Trigger trigger(Evidence.Trigger trigger) {
        Coding coding = trigger.coding();
        return new Trigger(
                SafeText.plain(trigger.resource(), MAX_REFERENCE),
                trigger.element(),
                told(coding.system(), MAX_URL),
                coding.version(),
                SafeText.plain(coding.code(), MAX_CODE),
                coding.display());
    }

    private static Stream<Versioned> answered(Coding coding) {
        String system = coding.system();
        return system == null || coding.version() == null
                ? Stream.of()
                : Stream.of(new Versioned(system, coding.version(), null));
    }

    private static @Nullable String told(@Nullable String text, int most) {
        String plain = text == null ? "" : SafeText.plain(text, most);
        return plain.isEmpty() ? null : plain;
    }
}
