package org.foramen.fhir.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.matching.KnownProperty;
import org.foramen.terminology.matching.MatchRequest;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/** The input of {@code $find-matches} as a request. */
public final class MatchReader {

    private MatchReader() {}

    /** {@code compositional} only allows composed codes, which no code system here has; there is nothing to read of it. */
    public static MatchRequest read(OperationInput input) {
        Canonical system = DemandReader.versioned(input, input.requiredText("system", ""), "version");
        List<KnownProperty> properties =
                input.parts("property").stream().map(MatchReader::property).toList();
        return new MatchRequest(system, properties, Boolean.TRUE.equals(input.bool("exact")));
    }

    private static KnownProperty property(ParametersParameterComponent parameter) {
        Parts parts = new Parts(parameter, "property", Set.of("code", "value", "subproperty"));
        List<Property> within = new ArrayList<>();
        for (ParametersParameterComponent each : parts.all("subproperty")) {
            Parts inner = new Parts(each, "property.subproperty", Set.of("code", "value"));
            PropertyValue value = inner.propertyValue("value");
            if (value == null) {
                throw new Refusal(Problem.required(
                        "The parameter 'property.subproperty' needs the part 'value'", "property.subproperty"));
            }
            within.add(new Property(inner.requiredText("code"), value));
        }
        return new KnownProperty(parts.requiredText("code"), parts.propertyValue("value"), within);
    }
}
