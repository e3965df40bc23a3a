package org.foramen.fhir.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.ValueSetDraft.all;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.expansion.Expand;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.foramen.terminology.expansion.ExpandDraft;
import org.foramen.terminology.expansion.Limits;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.Test;

/** An expansion in HAPI's model, which is read from the same JSON that clients get. */
class ExpansionWriterTest {

    private static final String SYSTEM = "https://example.org/CodeSystem/joints";
    private static final String WHOLE = "https://example.org/ValueSet/joints";
    private static final String R5 = "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.";
    private static final String STYLE = "http://hl7.org/fhir/StructureDefinition/rendering-style";
    private static final String UNCLOSED = "http://hl7.org/fhir/StructureDefinition/valueset-unclosed";

    private final ExpansionWriter writer =
            new ExpansionWriter(Clock.fixed(Instant.parse("2026-10-01T00:00:00Z"), ZoneOffset.UTC));
    private final Expand expand = new Expand(
            new Catalogue(
                    List.of(CodeSystemDraft.of(SYSTEM)
                            .fragmentCovering(null)
                            .declare("side", "https://example.org/side", "code")
                            .concept(new ConceptDefinition(
                                    "hip",
                                    "Hip",
                                    null,
                                    List.of(),
                                    List.of(
                                            new Property("side", new PropertyValue.Code("left")),
                                            new Property("count", new PropertyValue.Whole(2)),
                                            new Property(
                                                    "near",
                                                    new PropertyValue.Coded(
                                                            Coding.of("https://example.org/x", "knee", "Knee")))),
                                    List.of(new Designation(
                                            "de", null, "Hüfte", List.of(new Extension(STYLE, "string", "bold")))),
                                    List.of(new Extension(STYLE, "string", "red"))))
                            .definition()),
                    List.of(ValueSetDraft.of(WHOLE).include(all(SYSTEM)).definition()),
                    List.of()),
            Limits.DEFAULT);

    @Test
    void propertiesAreToldInTheExtensionsThatR4HasForThem() {
        ValueSet written = written(ExpandDraft.of(WHOLE).properties("side", "count", "near"));
        org.hl7.fhir.r4.model.Extension declared =
                written.getExpansion().getExtensionsByUrl(R5 + "property").get(0);
        assertThat(declared.getExtensionByUrl("code").getValue().primitiveValue())
                .isEqualTo("side");
        assertThat(declared.getExtensionByUrl("uri").getValue().primitiveValue())
                .isEqualTo("https://example.org/side");
        List<org.hl7.fhir.r4.model.Extension> told = hip(written).getExtensionsByUrl(R5 + "contains.property");
        assertThat(told)
                .extracting(each -> each.getExtensionByUrl("value").getValue().fhirType())
                .containsExactly("code", "integer", "Coding");
        assertThat(told.get(2).getExtensionByUrl("value").getValue())
                .isInstanceOfSatisfying(org.hl7.fhir.r4.model.Coding.class, near -> assertThat(near.getCode())
                        .isEqualTo("knee"));
    }

    @Test
    void whatIsToldAgainStandsOnTheMemberAndOnItsDesignations() {
        ValueSetExpansionContainsComponent hip =
                hip(written(ExpandDraft.of(WHOLE).designations()));
        assertThat(hip.getExtensionByUrl(STYLE).getValue().primitiveValue()).isEqualTo("red");
        assertThat(hip.getDesignationFirstRep()
                        .getExtensionByUrl(STYLE)
                        .getValue()
                        .primitiveValue())
                .isEqualTo("bold");
    }

    @Test
    void anExpansionOfAFragmentSaysThatThereMayBeMore() {
        ValueSet written = written(ExpandDraft.of(WHOLE));
        assertThat(written.getExpansion().getExtensionByUrl(UNCLOSED).getValue().primitiveValue())
                .isEqualTo("true");
        assertThat(written.getExpansion()
                        .getExtensionByUrl(UNCLOSED + "-reason")
                        .getValue()
                        .primitiveValue())
                .contains("fragment", SYSTEM);
    }

    @Test
    void theSameQuestionHasTheSameIdentifierAndAnotherHasAnother() {
        assertThat(identifier(ExpandDraft.of(WHOLE))).isEqualTo(identifier(ExpandDraft.of(WHOLE)));
        assertThat(identifier(ExpandDraft.of(WHOLE)))
                .isNotEqualTo(identifier(ExpandDraft.of(WHOLE).properties("side")));
    }

    private String identifier(ExpandDraft draft) {
        return written(draft).getExpansion().getIdentifier();
    }

    private ValueSet written(ExpandDraft draft) {
        ExpandAnswer answer = expand.answer(draft.request());
        ValueSet source = new ValueSet();
        source.setUrl(WHOLE);
        return writer.toModel(answer, source);
    }

    private static ValueSetExpansionContainsComponent hip(ValueSet written) {
        return written.getExpansion().getContainsFirstRep();
    }
}
