package org.foramen.terminology.matching;

import java.util.List;
import java.util.function.BinaryOperator;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known of the concept looked for.
 *
 * @param code of a property of the code system, or concept, code, display, parent, child or inactive, which each has
 * @param value null when it is only known that there is one
 * @param parts properties within the property, as SNOMED CT's groups have them; no code system of FHIR's own form has any
 */
public record KnownProperty(String code, @Nullable PropertyValue value, List<Property> parts) {

    public KnownProperty {
        parts = List.copyOf(parts);
    }

    /** The same with the value as its code system writes it. */
    KnownProperty written(BinaryOperator<String> writing) {
        if (value == null) {
            return this;
        }
        String text = writing.apply(code, value.text());
        return text.equals(value.text()) ? this : new KnownProperty(code, new PropertyValue.Code(text), parts);
    }
}
