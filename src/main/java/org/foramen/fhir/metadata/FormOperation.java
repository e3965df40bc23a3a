package org.foramen.fhir.metadata;

import org.jspecify.annotations.Nullable;

/** The operations on forms (https://hl7.org/fhir/uv/sdc/STU3/). */
public enum FormOperation {
    POPULATE("Questionnaire", "$populate", "https://w3id.org/foramen/OperationDefinition/questionnaire-populate", true),
    EXTRACT(
            "QuestionnaireResponse",
            "$extract",
            "http://hl7.org/fhir/uv/sdc/OperationDefinition/QuestionnaireResponse-extract",
            false);

    private final String resourceType;
    private final String operationName;
    private final String definition;
    private final boolean ofInstances;

    FormOperation(String resourceType, String operationName, String definition, boolean ofInstances) {
        this.resourceType = resourceType;
        this.operationName = operationName;
        this.definition = definition;
        this.ofInstances = ofInstances;
    }

    public String resourceType() {
        return resourceType;
    }

    /** With the dollar sign. */
    public String operationName() {
        return operationName;
    }

    /** The canonical URL of the OperationDefinition. */
    public String definition() {
        return definition;
    }

    /** Whether it may be called on one resource, by its id. */
    public boolean isOfInstances() {
        return ofInstances;
    }

    /** Whether that name on that type of resource, null for the server itself, is it. */
    public boolean is(@Nullable String type, String name) {
        return resourceType.equals(type) && operationName.equals(name);
    }

    /** As people call it, e.g. {@code Questionnaire/$populate}. */
    public String label() {
        return resourceType + "/" + operationName;
    }
}
