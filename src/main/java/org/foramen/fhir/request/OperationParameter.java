package org.foramen.fhir.request;

/**
 * An input parameter that FHIR R4 defines for an operation.
 *
 * @param form what a value of it looks like
 * @param repeats whether it may be given more than once
 * @param supported false when this server knows the parameter but does not act on it yet; it is then refused by name
 */
public record OperationParameter(String name, Form form, boolean repeats, boolean supported) {

    /** What a value looks like. */
    public enum Form {
        TEXT("a simple value", true),
        INTEGER("a whole number", true),
        BOOLEAN("true or false", true),
        CODING("a Coding", false),
        CODEABLE_CONCEPT("a CodeableConcept", false),
        RESOURCE("a resource", false),
        /** A parameter that has parts instead of a value. */
        PARTS("a parameter with parts", false);

        private final String description;
        private final boolean simple;

        Form(String description, boolean simple) {
            this.description = description;
            this.simple = simple;
        }

        /** In plain words. */
        String description() {
            return description;
        }

        /** Whether it fits into a query string. */
        boolean isSimple() {
            return simple;
        }
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
