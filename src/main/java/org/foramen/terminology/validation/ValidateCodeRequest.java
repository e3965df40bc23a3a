package org.foramen.terminology.validation;

import java.util.List;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.valueset.ValueSetDefinition.Declarations;
import org.jspecify.annotations.Nullable;

/**
 * {@code $validate-code} of a code system or a value set
 * (https://hl7.org/fhir/R4/codesystem-operation-validate-code.html,
 * https://hl7.org/fhir/R4/valueset-operation-validate-code.html).
 *
 * @param scope what the codings are held against
 * @param codings one, or those of a CodeableConcept, of which one valid coding suffices
 * @param form how the codings came, which decides the expressions of the issues
 * @param strictness what counts as valid
 * @param languages in which displays are told and judged
 * @param conditions which versions and supplements are to be used
 */
public record ValidateCodeRequest(
        Scope scope,
        List<Coding> codings,
        Form form,
        Strictness strictness,
        Languages languages,
        Conditions conditions) {

    public ValidateCodeRequest {
        codings = List.copyOf(codings);
    }

    /** The same request, completed by what the value set's author declares. */
    ValidateCodeRequest with(Declarations declarations) {
        if (declarations.supplements().isEmpty() && declarations.parameters().isEmpty()) {
            return this;
        }
        Conditions all = conditions.completedBy(declarations).with(declarations.supplements());
        return new ValidateCodeRequest(scope, codings, form, strictness, languages, all);
    }

    /** The same request, in which codings without a system are of that one. */
    ValidateCodeRequest inferring(String system) {
        if (codings.stream().noneMatch(coding -> coding.system() == null)) {
            return this;
        }
        List<Coding> whole = codings.stream()
                .map(coding -> coding.system() == null
                        ? new Coding(system, coding.version(), coding.code(), coding.display())
                        : coding)
                .toList();
        return new ValidateCodeRequest(scope, whole, form, strictness, languages, conditions);
    }

    /** What the codings are held against. */
    public sealed interface Scope {
        /** A code system by URL, or any that the codings name when null. */
        record InCodeSystem(@Nullable Canonical codeSystem) implements Scope {}

        /** A code system that came with the request. */
        record InGivenCodeSystem(CodeSystemDefinition codeSystem) implements Scope {}

        /** A published value set. */
        record InValueSet(Canonical valueSet) implements Scope {}

        /** A value set that came with the request. */
        record InGivenValueSet(ValueSetDefinition valueSet) implements Scope {}
    }

    /**
     * What counts as valid.
     *
     * @param abstractAllowed whether a code that is not selectable is valid
     * @param activeOnly whether an inactive code is not valid
     * @param inferSystem whether the system of a code without one is looked for in the value set
     * @param lenientDisplay whether a wrong display is a warning only
     * @param membershipOnly whether nothing but membership is asked for
     */
    public record Strictness(
            boolean abstractAllowed,
            boolean activeOnly,
            boolean inferSystem,
            boolean lenientDisplay,
            boolean membershipOnly) {
        public static final Strictness DEFAULT = new Strictness(true, false, false, false, false);
    }

    /**
     * In which languages displays are told and judged.
     *
     * @param display what the request asked for, null when it did not say
     * @param accepted what the client accepts by its HTTP header, null when it did not say
     */
    public record Languages(
            @Nullable LanguagePreferences display, @Nullable LanguagePreferences accepted) {
        public static final Languages NONE = new Languages(null, null);
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

        /** The FHIRPath of the coding at that index, empty for a plain code. */
        public String path(int index) {
            return path.replace("%d", Integer.toString(index));
        }

        /** The FHIRPath of an element of the coding at that index, e.g. {@code Coding.display}. */
        public String expression(int index, String element) {
            String prefix = path(index);
            return prefix.isEmpty() ? element : prefix + "." + element;
        }
    }
}
