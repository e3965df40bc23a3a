package org.foramen.terminology.operation;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code $validate-code} of a code system or a value set
 * (https://hl7.org/fhir/R4/codesystem-operation-validate-code.html,
 * https://hl7.org/fhir/R4/valueset-operation-validate-code.html).
 *
 * @param scope what the codings are held against
 * @param codings one, or those of a CodeableConcept, of which one valid coding suffices
 * @param form how the codings came, which decides the expressions of the issues
 * @param abstractAllowed whether a code that is not selectable is valid; true unless the request says otherwise
 * @param displayLanguage BCP-47, null when not said
 */
public record ValidateCodeRequest(
        Scope scope,
        List<Coding> codings,
        Form form,
        boolean abstractAllowed,
        @Nullable String displayLanguage) {

    public ValidateCodeRequest {
        codings = List.copyOf(codings);
    }

    /** What the codings are held against. */
    public sealed interface Scope {
        /** A code system by URL, or any that the codings name when null. */
        record InCodeSystem(@Nullable Canonical codeSystem) implements Scope {}

        /** A published value set. */
        record InValueSet(Canonical valueSet) implements Scope {}

        /** A value set that came with the request. */
        record InGivenValueSet(CompiledValueSet valueSet) implements Scope {}
    }

    /** How the codings came. */
    public enum Form {
        CODE(""),
        CODING("Coding"),
        CODEABLE_CONCEPT("CodeableConcept.coding[%d]");

        private final String path;

        Form(String path) {
            this.path = path;
        }

        /** The FHIRPath of an element of the coding at that index, e.g. {@code Coding.display}. */
        public String expression(int index, String element) {
            String prefix = path.replace("%d", Integer.toString(index));
            return prefix.isEmpty() ? element : prefix + "." + element;
        }
    }
}
