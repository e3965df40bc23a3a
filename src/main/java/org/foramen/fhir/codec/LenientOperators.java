package org.foramen.fhir.codec;

import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Iterator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.jspecify.annotations.Nullable;

/**
 * Lets a filter's operator through that R4 does not have: FHIR R5 adds {@code child-of} and {@code descendent-leaf}, and one
 * that no version has is refused by the filter's own name, not as a body that cannot be read. The element then has no value
 * but keeps its text. Any other code outside of a required binding is refused as ever.
 */
public final class LenientOperators extends LenientErrorHandler {

    private static final String OPERATOR = "op";

    @Override
    public void invalidValue(@Nullable IParseLocation location, @Nullable String value, @Nullable String error) {
        if (location == null || value == null || value.isBlank() || !OPERATOR.equals(location.getParentElementName())) {
            super.invalidValue(location, value, error);
        }
    }

    /** A copy that says the operators that R4 does not have as R4 can: by extension. */
    public static ValueSet copy(ValueSet valueSet) {
        ValueSet copy = valueSet.copy();
        Iterator<ConceptSetFilterComponent> written = filters(valueSet).iterator();
        filters(copy).forEach(filter -> {
            ConceptSetFilterComponent source = written.next();
            if (!filter.hasOp() && source.hasOp()) {
                filter.getOpElement()
                        .addExtension(
                                ValueSetReader.LATER_OPERATOR,
                                new CodeType(source.getOpElement().getValueAsString()));
            }
        });
        return copy;
    }

    private static Stream<ConceptSetFilterComponent> filters(ValueSet valueSet) {
        return Stream.concat(valueSet.getCompose().getInclude().stream(), valueSet.getCompose().getExclude().stream())
                .flatMap(set -> set.getFilter().stream());
    }
}
