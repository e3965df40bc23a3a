package org.foramen.fhir.request;

import static org.foramen.fhir.request.OperationParameter.notYet;
import static org.foramen.fhir.request.OperationParameter.repeating;
import static org.foramen.fhir.request.OperationParameter.text;
import static org.foramen.fhir.request.OperationParameter.texts;
import static org.foramen.fhir.request.OperationParameter.typed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.foramen.fhir.request.OperationParameter.Form;
import org.jspecify.annotations.Nullable;

/**
 * Every operation that the server answers, with every input parameter that FHIR R4 defines for it
 * (https://hl7.org/fhir/R4/operationslist.html), supported or not. {@code $translate} also takes what FHIR R5 names its
 * parameters (https://hl7.org/fhir/R5/conceptmap-operation-translate.html), since today's clients send that to any server.
 */
public enum TerminologyOperation {
    LOOKUP(
            "CodeSystem",
            "$lookup",
            text("code"),
            text("system"),
            text("version"),
            typed("coding", Form.CODING),
            text("displayLanguage"),
            texts("property"),
            texts("useSupplement"),
            notYet("date")),
    CODE_SYSTEM_VALIDATE_CODE(
            "CodeSystem",
            "$validate-code",
            List.of(SharedParameters.VALIDATION, SharedParameters.SYSTEM_VERSIONS),
            text("url"),
            typed("codeSystem", Form.RESOURCE),
            text("version")),
    SUBSUMES(
            "CodeSystem",
            "$subsumes",
            text("codeA"),
            text("codeB"),
            text("system"),
            text("version"),
            typed("codingA", Form.CODING),
            typed("codingB", Form.CODING)),
    EXPAND(
            "ValueSet",
            "$expand",
            List.of(SharedParameters.SYSTEM_VERSIONS, SharedParameters.VALUE_SET_VERSIONS),
            text("url"),
            typed("valueSet", Form.RESOURCE),
            text("valueSetVersion"),
            text("filter"),
            typed("offset", Form.INTEGER),
            typed("count", Form.INTEGER),
            typed("includeDesignations", Form.BOOLEAN),
            texts("designation"),
            typed("includeDefinition", Form.BOOLEAN),
            typed("activeOnly", Form.BOOLEAN),
            typed("excludeNested", Form.BOOLEAN),
            text("displayLanguage"),
            texts("exclude-system"),
            notYet("context"),
            notYet("contextDirection"),
            notYet("date"),
            typed("excludeNotForUI", Form.BOOLEAN),
            typed("excludePostCoordinated", Form.BOOLEAN),
            texts("property"),
            typed("versionsMatch", Form.BOOLEAN),
            typed("limit", Form.INTEGER),
            typed("_limit", Form.INTEGER),
            texts("useSupplement")),
    VALUE_SET_VALIDATE_CODE(
            "ValueSet",
            "$validate-code",
            List.of(SharedParameters.VALIDATION, SharedParameters.SYSTEM_VERSIONS, SharedParameters.VALUE_SET_VERSIONS),
            text("url"),
            typed("valueSet", Form.RESOURCE),
            text("valueSetVersion"),
            text("system"),
            text("systemVersion"),
            typed("inferSystem", Form.BOOLEAN),
            typed("valueset-membership-only", Form.BOOLEAN),
            typed("versionsMatch", Form.BOOLEAN),
            notYet("context")),
    /** Of the terminology ecosystem, not of FHIR R4. */
    COMPARE(
            "ValueSet",
            "$compare",
            List.of(SharedParameters.SYSTEM_VERSIONS, SharedParameters.VALUE_SET_VERSIONS),
            text("thisUrl"),
            typed("thisValueSet", Form.RESOURCE),
            text("otherUrl"),
            typed("otherValueSet", Form.RESOURCE),
            text("valueSetVersion"),
            text("version-policy"),
            typed("diagnostics", Form.BOOLEAN),
            texts("useSupplement")),
    TRANSLATE(
            "ConceptMap",
            "$translate",
            text("url"),
            typed("conceptMap", Form.RESOURCE),
            text("conceptMapVersion"),
            text("code"),
            text("system"),
            text("version"),
            text("source"),
            typed("coding", Form.CODING),
            typed("codeableConcept", Form.CODEABLE_CONCEPT),
            text("target"),
            text("targetsystem"),
            typed("reverse", Form.BOOLEAN),
            repeating("dependency", Form.PARTS),
            text("sourceCode"),
            text("sourceSystem"),
            text("sourceVersion"),
            typed("sourceCoding", Form.CODING),
            typed("sourceCodeableConcept", Form.CODEABLE_CONCEPT),
            text("sourceScope"),
            text("targetCode"),
            text("targetSystem"),
            text("targetVersion"),
            typed("targetCoding", Form.CODING),
            typed("targetCodeableConcept", Form.CODEABLE_CONCEPT),
            text("targetScope")),
    FIND_MATCHES(
            "CodeSystem",
            "$find-matches",
            text("system"),
            text("version"),
            repeating("property", Form.PARTS),
            typed("exact", Form.BOOLEAN),
            typed("compositional", Form.BOOLEAN)),
    CLOSURE("ConceptMap", "$closure", text("name"), repeating("concept", Form.CODING), text("version")),
    /** The terminology ecosystem's: the parameters of one validation may stand for all. */
    VALUE_SET_BATCH_VALIDATE_CODE("ValueSet", "$batch-validate-code", VALUE_SET_VALIDATE_CODE),
    CODE_SYSTEM_BATCH_VALIDATE_CODE("CodeSystem", "$batch-validate-code", CODE_SYSTEM_VALIDATE_CODE);

    /** Where this project defines the operations that FHIR does not. */
    private static final String OWN_DEFINITIONS = "https://w3id.org/foramen/OperationDefinition/";

    /** What every operation takes besides: artefacts that are to be known for this one call. */
    public static final OperationParameter TX_RESOURCE =
            new OperationParameter("tx-resource", Form.RESOURCE, true, true);

    /** The older place of what the header {@code X-Cache-Id} says. */
    public static final String CACHE_ID = "cache-id";

    /**
     * What the terminology ecosystem's clients send with any call and servers may pass over: a mark of the call, what the client
     * does with the answer, that the newest version will do (which is so anyway), wishes for traces and fresh answers.
     */
    private static final Set<String> PASSED_OVER =
            Set.of("uuid", "profile-url", "default-to-latest-version", "diagnostics", "no-cache");

    private static final Map<String, OperationParameter> COMMON = common();

    /** The parameter of a batch that holds one validation. */
    public static final String VALIDATION = "validation";

    private final String resourceType;
    private final String operationName;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<OperationParameter> parameters;

    /** The operation that a batch of calls is made of, null for none. */
    private final @Nullable TerminologyOperation repeated;

    TerminologyOperation(String resourceType, String operationName, OperationParameter... parameters) {
        this(resourceType, operationName, List.of(), parameters);
    }

    TerminologyOperation(
            String resourceType,
            String operationName,
            List<List<OperationParameter>> shared,
            OperationParameter... own) {
        this.resourceType = resourceType;
        this.operationName = operationName;
        this.parameters = Stream.concat(Stream.of(own), shared.stream().flatMap(List::stream))
                .toList();
        this.repeated = null;
    }

    TerminologyOperation(String resourceType, String operationName, TerminologyOperation repeated) {
        this.resourceType = resourceType;
        this.operationName = operationName;
        List<OperationParameter> all = new ArrayList<>(repeated.parameters);
        all.add(0, new OperationParameter(VALIDATION, Form.RESOURCE, true, true));
        this.parameters = List.copyOf(all);
        this.repeated = repeated;
    }

    private static Map<String, OperationParameter> common() {
        Map<String, OperationParameter> common = new HashMap<>();
        PASSED_OVER.forEach(name -> common.put(name, texts(name)));
        common.put(TX_RESOURCE.name(), TX_RESOURCE);
        common.put(CACHE_ID, text(CACHE_ID));
        return Map.copyOf(common);
    }

    /** The resource type whose type level and instances have the operation. */
    public String resourceType() {
        return resourceType;
    }

    /** With the dollar sign. */
    public String operationName() {
        return operationName;
    }

    public List<OperationParameter> parameters() {
        return parameters;
    }

    /**
     * The definition of the operation: FHIR's own, e.g. {@code http://hl7.org/fhir/OperationDefinition/CodeSystem-lookup}, or
     * ours where FHIR has none.
     */
    public String definition() {
        if (repeated != null) {
            return OWN_DEFINITIONS + (resourceType + operationName.replace('$', '-')).toLowerCase(Locale.ROOT);
        }
        String home = this == COMPARE ? "http://hl7.org/fhir/tools/" : "http://hl7.org/fhir/";
        return home + "OperationDefinition/" + resourceType + "-" + operationName.substring(1);
    }

    /** The parameter that says at type level what the path says at instance level. */
    public String urlParameter() {
        if (this == COMPARE) {
            return "thisUrl";
        }
        return parameter("url") == null ? "system" : "url";
    }

    /** The parameter for the version of that, null where it goes with the url. */
    public @Nullable String versionParameter() {
        if (this == COMPARE) {
            return null;
        }
        return switch (resourceType) {
            case "ValueSet" -> "valueSetVersion";
            case "ConceptMap" -> "conceptMapVersion";
            default -> "version";
        };
    }

    /** Whether a call changes something, so that it has to be a POST; and the operation is one of the system level. */
    public boolean affectsState() {
        return this == CLOSURE;
    }

    /** Whether it is called on an instance of its type too. */
    public boolean isOfInstances() {
        return repeated == null && !affectsState();
    }

    /** How messages name it. */
    public String label() {
        return resourceType + "/" + operationName;
    }

    @Nullable
    OperationParameter parameter(String name) {
        for (OperationParameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        return COMMON.get(name);
    }

    /** The names of the parameters that the server acts on, those that every operation takes included, by name. */
    public List<String> supportedParameters() {
        return Stream.concat(parameters.stream(), affectsState() ? Stream.empty() : Stream.of(TX_RESOURCE))
                .filter(OperationParameter::supported)
                .map(OperationParameter::name)
                .sorted(Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The same, as a message lists them. */
    String supportedNames() {
        return String.join(", ", supportedParameters());
    }
}
