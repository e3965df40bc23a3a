package org.foramen.fhir.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.LookupRequest;
import org.foramen.terminology.operation.Terminology;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.Test;

/** What {@code $lookup} tells of supplements (https://hl7.org/fhir/R5/codesystem-operation-lookup.html). */
class LookupWriterTest {

    private static final String SYSTEM = "https://example.org/CodeSystem/joints";
    private static final String SUPPLEMENT = "https://example.org/CodeSystem/joints-it";

    private final Terminology terminology = new Terminology(
            new Catalogue(
                    List.of(
                            CodeSystemDraft.of(SYSTEM).concept("hip").definition(),
                            CodeSystemDraft.of(SUPPLEMENT + "|1")
                                    .supplementing(SYSTEM, false)
                                    .concept(
                                            "hip",
                                            null,
                                            List.of(),
                                            List.of(),
                                            List.of(new Designation("it", null, "anca")))
                                    .definition()),
                    List.of(),
                    List.of()),
            Limits.DEFAULT);

    @Test
    void aSupplementThatIsAskedForIsNamedAndSoIsTheSourceOfItsWordings() {
        Parameters told = lookup(SUPPLEMENT);
        assertThat(told.getParameter("used-supplement").getValue().primitiveValue())
                .isEqualTo(SUPPLEMENT + "|1");
        List<ParametersParameterComponent> designations = told.getParameter().stream()
                .filter(each -> each.getName().equals("designation"))
                .toList();
        assertThat(designations).hasSize(2);
        assertThat(part(designations.get(0), "language")).isEqualTo("en");
        assertThat(part(designations.get(1), "value")).isEqualTo("anca");
        assertThat(part(designations.get(1), "source")).isEqualTo(SUPPLEMENT + "|1");
    }

    @Test
    void withoutAWishNoSupplementIsUsed() {
        assertThat(lookup().hasParameter("used-supplement")).isFalse();
    }

    @Test
    void aSupplementThatIsNotKnownIsRefused() {
        assertThat(Clinic.refusal(() -> lookup("https://example.org/CodeSystem/none"))
                        .problem()
                        .message()
                        .key())
                .isEqualTo("VALUESET_SUPPLEMENT_MISSING");
    }

    private Parameters lookup(String... supplements) {
        ModelParameters told = new ModelParameters();
        AnswerWriter.write(
                terminology.lookup(new LookupRequest(Coding.of(SYSTEM, "hip"), null, Set.of(), Set.of(supplements))),
                told);
        return told.parameters();
    }

    private static String part(ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(each -> each.getName().equals(name))
                .map(each -> each.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }
}
