package org.foramen.fhir.metadata;

import java.util.List;

/** The operations of the server itself, beside those of its resource types. */
public enum SystemOperation {
    VERSIONS("$versions", "http://hl7.org/fhir/OperationDefinition/CapabilityStatement-versions", List.of()),
    CACHE_CONTROL(
            "$cache-control",
            "http://hl7.org/fhir/tools/OperationDefinition/cache-control",
            List.of("mode", "sealed", "tx-resource", "valueSet", "codeSystem")),
    ASSESS_DOCUMENTATION(
            "$assess-documentation",
            "https://w3id.org/foramen/OperationDefinition/assess-documentation",
            List.of("text", "resource", "code", "date"));

    private final String operationName;
    private final String definition;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> parameters;

    SystemOperation(String operationName, String definition, List<String> parameters) {
        this.operationName = operationName;
        this.definition = definition;
        this.parameters = parameters;
    }

    /** With the dollar sign. */
    public String operationName() {
        return operationName;
    }

    /** The canonical URL of the OperationDefinition. */
    public String definition() {
        return definition;
    }

    /** The names of its parameters. */
    public List<String> parameters() {
        return parameters;
    }
}
