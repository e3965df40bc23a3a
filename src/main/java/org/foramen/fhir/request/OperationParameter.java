package org.foramen.fhir.request;

/**
 * An input parameter that FHIR R4 defines for an operation.
 *
 * @param form what a value of it looks like
 * @param repeats whether it may be given more than once
 * @param supported false when this server knows the parameter but does not act on it yet; it is then refused by name
 */
public record OperationParameter(String name, Form form, boolean repeats, boolean supported) {

    /** What a value looks like; the first three fit into a query string. */
    public enum Form {
        TEXT,
        INTEGER,
        BOOLEAN,
        CODING,
        CODEABLE_CONCEPT,
        RESOURCE,
        /** A parameter that has parts instead of a value. */
        PARTS
    }

    static OperationParameter text(String name) {
        return new OperationParameter(name, Form.TEXT, false, true);
    }

    static OperationParameter texts(String name) {
        return new OperationParameter(name, Form.TEXT, true, true);
    }

    static OperationParameter typed(String name, Form form) {
        return new OperationParameter(name, form, false, true);
    }

    static OperationParameter repeating(String name, Form form) {
        return new OperationParameter(name, form, true, true);
    }

    static OperationParameter notYet(String name) {
        return new OperationParameter(name, Form.TEXT, true, false);
    }
}
