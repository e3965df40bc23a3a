package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.foramen.fhir.metadata.SystemOperation;
import org.foramen.fhir.request.InputReader;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code $cache-control}, read from the query and the body.
 *
 * @param sealed whether the cache that starts stays as it is; the protocol's default
 * @param artefacts what the cache that starts holds
 */
record CacheControlCall(Mode mode, boolean sealed, List<Resource> artefacts) {

    /** What is to be done. */
    enum Mode {
        START,
        CHECK,
        END
    }

    /** The last three hold artefacts. */
    private static final List<String> PARAMETERS = SystemOperation.CACHE_CONTROL.parameters();

    CacheControlCall {
        artefacts = List.copyOf(artefacts);
    }

    static CacheControlCall read(RequestDetails request) {
        Map<String, String> texts = new HashMap<>();
        List<Resource> artefacts = new ArrayList<>();
        request.getParameters().forEach((name, values) -> {
            if (!name.startsWith("_")) {
                put(name, values.length == 1 ? values[0] : null, texts);
            }
        });
        if (request.getResource() instanceof Parameters body) {
            for (ParametersParameterComponent parameter : body.getParameter()) {
                if (parameter.getResource() == null) {
                    put(parameter.getName(), primitive(parameter), texts);
                } else {
                    artefacts.add(artefact(parameter));
                }
            }
        }
        return new CacheControlCall(mode(texts.get("mode")), isSealed(texts.get("sealed")), artefacts);
    }

    private static @Nullable String primitive(ParametersParameterComponent parameter) {
        return parameter.hasValue() ? parameter.getValue().primitiveValue() : null;
    }

    private static void put(@Nullable String name, @Nullable String text, Map<String, String> texts) {
        if (name == null || !PARAMETERS.subList(0, 2).contains(name)) {
            throw new Refusal(Problem.invalid(
                    "$cache-control has no parameter '" + name + "' of this form; there are "
                            + String.join(", ", PARAMETERS),
                    name));
        }
        if (text == null || texts.put(name, text) != null) {
            throw new Refusal(Problem.invalid("The parameter '" + name + "' needs one value", name));
        }
    }

    private static Resource artefact(ParametersParameterComponent parameter) {
        String name = parameter.getName();
        if (name == null || !PARAMETERS.subList(2, PARAMETERS.size()).contains(name)) {
            throw new Refusal(Problem.invalid("Artefacts of a cache are given as tx-resource", name));
        }
        List<Resource> named = InputReader.artefacts(parameter.getResource());
        if (named.size() != 1) {
            throw new Refusal(
                    Problem.required("An artefact of a cache is referred to by url and needs one", name + ".url"));
        }
        return named.get(0);
    }

    private static Mode mode(@Nullable String text) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Problem.invalid("$cache-control needs the parameter 'mode': start, check or end", "mode")));
    }

    private static boolean isSealed(@Nullable String text) {
        if (text == null || text.equals("true")) {
            return true;
        }
        if (text.equals("false")) {
            return false;
        }
        throw new Refusal(Problem.invalid("The parameter 'sealed' must be true or false", "sealed"));
    }
}
