package org.foramen.documentation.reading;

import java.util.List;
import java.util.stream.Stream;
import org.foramen.documentation.lexicon.Axis;

/**
 * What a note says.
 *
 * @param findings in the order of the text
 * @param lesions those affirmed, weightiest first
 * @param diagnoses definitive diagnoses that are affirmed
 */
public record Reading(List<Finding> findings, List<Lesion> lesions, List<Diagnosis> diagnoses) {

    public Reading {
        findings = List.copyOf(findings);
        lesions = List.copyOf(lesions);
        diagnoses = List.copyOf(diagnoses);
    }

    /** The findings on one axis. */
    public Stream<Finding> on(Axis axis) {
        return findings.stream().filter(finding -> finding.axis() == axis);
    }
}
