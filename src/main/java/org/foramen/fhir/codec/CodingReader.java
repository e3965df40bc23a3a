package org.foramen.fhir.codec;

import java.util.List;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.PropertyValue;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.jspecify.annotations.Nullable;

/** HAPI's datatypes as values of the core. Absent and blank texts become null. */
public final class CodingReader {

    private CodingReader() {}

    /** The coding; one without a code has the empty code, which no code system has. */
    public static Coding read(org.hl7.fhir.r4.model.Coding coding) {
        String code = coding.getCode();
        return new Coding(
                blankToNull(coding.getSystem()),
                blankToNull(coding.getVersion()),
                code == null ? "" : code,
                blankToNull(coding.getDisplay()));
    }

    /** The codings of a concept that have a code; sloppy clients send {@code coding:[{}]}. */
    public static List<Coding> read(CodeableConcept concept) {
        return whole(concept).codings().stream()
                .filter(coding -> !coding.code().isEmpty())
                .toList();
    }

    /** The concept with all its codings. */
    public static org.foramen.terminology.code.CodeableConcept whole(CodeableConcept concept) {
        return new org.foramen.terminology.code.CodeableConcept(
                concept.getCoding().stream().map(CodingReader::read).toList(), blankToNull(concept.getText()));
    }

    static Designation read(ConceptDefinitionDesignationComponent designation) {
        return designation(
                designation.getLanguage(), designation.getUse(), designation.getValue(), designation.getExtension());
    }

    static Designation read(ConceptReferenceDesignationComponent designation) {
        return designation(
                designation.getLanguage(), designation.getUse(), designation.getValue(), designation.getExtension());
    }

    private static Designation designation(
            @Nullable String language,
            org.hl7.fhir.r4.model.@Nullable Coding use,
            String value,
            List<Extension> extensions) {
        return new Designation(
                blankToNull(language),
                use == null || use.isEmpty() ? null : read(use),
                value,
                ExtensionReader.read(extensions));
    }

    /** Whether there is a value: an element that holds only extensions has none. */
    static boolean isSaid(@Nullable Type value) {
        return value != null && (!value.isPrimitive() || value.primitiveValue() != null);
    }

    /** The value of a concept property, which {@link #isSaid}. */
    public static PropertyValue value(Type value) {
        if (value instanceof org.hl7.fhir.r4.model.Coding coding) {
            return new PropertyValue.Coded(read(coding));
        } else if (value instanceof CodeType code) {
            return new PropertyValue.Code(code.getValue());
        } else if (value instanceof BooleanType bool) {
            return new PropertyValue.Bool(bool.booleanValue());
        } else if (value instanceof IntegerType whole) {
            return new PropertyValue.Whole(whole.getValue());
        } else if (value instanceof DecimalType decimal) {
            return new PropertyValue.Decimal(decimal.getValue());
        } else if (value instanceof DateTimeType time) {
            return new PropertyValue.DateTime(time.getValueAsString());
        }
        return new PropertyValue.Text(value.primitiveValue());
    }

    public static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
