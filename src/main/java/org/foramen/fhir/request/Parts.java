package org.foramen.fhir.request;

import java.util.List;
import java.util.Set;
import org.foramen.fhir.codec.CodingReader;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The parts of one parameter, by name. */
final class Parts {

    private final ParametersParameterComponent parameter;
    private final String path;

    /**
     * Refuses a part that is not among those known.
     *
     * @param path of the parameter, as messages name it
     */
    Parts(ParametersParameterComponent parameter, String path, Set<String> known) {
        this.parameter = parameter;
        this.path = path;
        for (ParametersParameterComponent part : parameter.getPart()) {
            if (!known.contains(String.valueOf(part.getName()))) {
                throw new Refusal(Problem.invalid(
                        "The parameter '" + path + "' has no part '" + part.getName() + "'; it has "
                                + String.join(", ", known.stream().sorted().toList()),
                        path));
            }
        }
    }

    /** Every part of that name. */
    List<ParametersParameterComponent> all(String name) {
        return parameter.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .toList();
    }

    /** The value of the part, null when it is not there; a part that is there twice is refused. */
    @Nullable
    Type value(String name) {
        List<ParametersParameterComponent> all = all(name);
        if (all.size() > 1) {
            throw new Refusal(Problem.invalid(
                    "The part '" + name + "' of '" + path + "' may be given only once", path + "." + name));
        }
        return all.isEmpty() ? null : all.get(0).getValue();
    }

    /** The text of a simple value, null when there is none. */
    @Nullable
    String text(String name) {
        Type value = value(name);
        return value == null ? null : CodingReader.blankToNull(value.primitiveValue());
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw new Refusal(Problem.required("The parameter '" + path + "' needs the part '" + name + "'", path));
        }
        return text;
    }

    /** A simple value or a Coding, null when the part is not there; an empty one and any other form are refused. */
    @Nullable
    PropertyValue propertyValue(String name) {
        Type value = value(name);
        if (value == null && all(name).isEmpty()) {
            return null;
        }
        boolean usable = value instanceof Coding coding
                ? coding.hasCode()
                : value != null && CodingReader.blankToNull(value.primitiveValue()) != null;
        if (value == null || !usable) {
            throw new Refusal(Problem.invalid(
                    "The part '" + name + "' of '" + path + "' must be a simple value or a Coding with a code",
                    path + "." + name));
        }
        return CodingReader.value(value);
    }
}
