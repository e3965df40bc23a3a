package org.foramen.fhir.documentation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.foramen.fhir.codec.CodingReader;
import org.foramen.fhir.codec.CodingWriter;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.operation.Concept;
import org.foramen.terminology.operation.ConceptQueries;
import org.foramen.terminology.release.DateSpan;
import org.foramen.terminology.release.Validity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;

/**
 * The codes of the release that was in force on the day of service. Where that release is not published here, codes stay what
 * they are in the newest.
 *
 * @param day the day of service
 */
record CodesOnDay(ConceptQueries terminology, DateSpan day) {

    /** The code as the release has it, or else the nearest one above that could be reported then; empty when there is none. */
    private Optional<Coding> of(Coding coding) {
        String system = coding.system();
        Optional<String> version = system == null ? Optional.empty() : terminology.versionOn(system, day);
        if (version.isEmpty()) {
            return Optional.of(coding);
        }
        Deque<Coding> open = new ArrayDeque<>();
        open.add(coding);
        while (!open.isEmpty()) {
            Coding next = open.remove();
            if (terminology.validOn(next, day) == Validity.VALID) {
                return terminology
                        .concept(new Coding(system, version.get(), next.code(), null))
                        .map(Concept::coding);
            }
            terminology.concept(Coding.of(system, next.code())).ifPresent(concept -> concept.parents()
                    .forEach(parent -> open.add(Coding.of(system, parent))));
        }
        return Optional.empty();
    }

    /** Whether it is known that the code could not be reported then. */
    private boolean excludes(Coding coding) {
        return terminology.validOn(coding, day) == Validity.NOT_VALID;
    }

    /** The same in words. */
    private String exclusion(Coding coding) {
        return coding.code() + " could not be reported on " + day.first()
                + of(coding)
                        .map(then -> "; valid then: " + then.code() + " " + then.display())
                        .orElse("");
    }

    /** Puts codes of the day into an answer, and tells of the code that was asked about if it could not be reported then. */
    void apply(Parameters answer, @Nullable Coding asked) {
        answer.getParameter().removeIf(parameter -> !apply(parameter));
        if (asked != null && excludes(asked)) {
            OperationOutcome outcome = new OperationOutcome();
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                    .setCode(OperationOutcome.IssueType.BUSINESSRULE)
                    .setDetails(new CodeableConcept().setText(exclusion(asked)))
                    .addExpression("code");
            answer.addParameter().setName("issues").setResource(outcome);
        }
    }

    /** False for a suggested code that there was none for. */
    private boolean apply(ParametersParameterComponent parameter) {
        if (parameter.getName().equals("suggestedCode")) {
            Optional<Coding> code = of(CodingReader.read((org.hl7.fhir.r4.model.Coding) parameter.getValue()));
            code.ifPresent(found -> parameter.setValue(CodingWriter.write(found)));
            return code.isPresent();
        }
        for (ParametersParameterComponent part : parameter.getPart()) {
            if (part.getName().equals("value") && part.getValue() instanceof org.hl7.fhir.r4.model.Coding value) {
                of(CodingReader.read(value)).ifPresent(found -> part.setValue(CodingWriter.write(found)));
            }
        }
        return true;
    }
}
