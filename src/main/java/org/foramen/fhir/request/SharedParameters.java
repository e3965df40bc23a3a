package org.foramen.fhir.request;

import static org.foramen.fhir.request.OperationParameter.notYet;
import static org.foramen.fhir.request.OperationParameter.text;
import static org.foramen.fhir.request.OperationParameter.texts;
import static org.foramen.fhir.request.OperationParameter.typed;

import java.util.List;
import org.foramen.fhir.request.OperationParameter.Form;

/** Parameters that several operations have. */
final class SharedParameters {

    /** What is validated, and how strictly. */
    static final List<OperationParameter> VALIDATION = List.of(
            text("code"),
            text("display"),
            typed("coding", Form.CODING),
            typed("codeableConcept", Form.CODEABLE_CONCEPT),
            typed("abstract", Form.BOOLEAN),
            text("displayLanguage"),
            texts("useSupplement"),
            typed("activeOnly", Form.BOOLEAN),
            typed("lenient-display-validation", Form.BOOLEAN),
            text("mode"),
            typed("includeDesignations", Form.BOOLEAN),
            notYet("date"));

    /** Which version of a code system is meant. */
    static final List<OperationParameter> SYSTEM_VERSIONS =
            List.of(texts("system-version"), texts("check-system-version"), texts("force-system-version"));

    /** Which version of a value set is meant. */
    static final List<OperationParameter> VALUE_SET_VERSIONS = List.of(
            texts("default-valueset-version"), texts("check-valueset-version"), texts("force-valueset-version"));

    private SharedParameters() {}
}
