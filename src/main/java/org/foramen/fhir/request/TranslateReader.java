package org.foramen.fhir.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foramen.fhir.codec.CodingReader;
import org.foramen.fhir.codec.ConceptMapReader;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.conceptmap.OtherElement;
import org.foramen.terminology.operation.TranslateRequest;
import org.foramen.terminology.operation.TranslateRequest.Maps;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The input of {@code $translate}, by FHIR R4's names or R5's, as a request. */
public final class TranslateReader {

    /** What names the concept; R5 asks in reverse by naming a target instead of a source. */
    private static final List<String> SOURCES = List.of("sourceCode", "sourceCoding", "sourceCodeableConcept");

    private static final List<String> TARGETS = List.of("targetCode", "targetCoding", "targetCodeableConcept");

    private final OperationInput input;

    private TranslateReader(OperationInput input) {
        this.input = input;
    }

    /** Whether the concept is named as FHIR R5 does, which asks for an answer in R5's form. */
    public static boolean isModern(OperationInput input) {
        return SOURCES.stream().anyMatch(input::has) || isByTarget(input);
    }

    private static boolean isByTarget(OperationInput input) {
        return TARGETS.stream().anyMatch(input::has);
    }

    public static TranslateRequest read(OperationInput input) {
        input.atMostOne("url", "conceptMap");
        List<String> concepts = new ArrayList<>(List.of("code", "coding", "codeableConcept"));
        concepts.addAll(SOURCES);
        concepts.addAll(TARGETS);
        input.atMostOne(concepts.toArray(String[]::new));
        input.atMostOne("system", "coding", "codeableConcept", "sourceCoding", "sourceCodeableConcept", "sourceSystem");
        boolean byTarget = isByTarget(input);
        boolean reverse = Boolean.TRUE.equals(input.bool("reverse"));
        if (byTarget && reverse) {
            throw new Refusal(Problem.invalid(
                    "The parameter 'reverse' goes with code, coding and codeableConcept only: naming a target asks for its sources already",
                    "reverse"));
        }
        return new TranslateReader(input).request(byTarget, reverse);
    }

    private TranslateRequest request(boolean byTarget, boolean reverse) {
        String source = either("source", "sourceScope");
        String target = either("target", "targetScope");
        String system = byTarget ? either("sourceSystem", "system") : either("targetsystem", "targetSystem");
        return new TranslateRequest(
                maps(),
                codings(byTarget),
                canonical(byTarget ? target : source),
                new TranslateRequest.Into(canonical(byTarget ? source : target), system),
                byTarget || reverse,
                dependencies());
    }

    private @Nullable String either(String name, String other) {
        input.atMostOne(name, other);
        String text = input.text(name);
        return text == null ? input.text(other) : text;
    }

    private static @Nullable Canonical canonical(@Nullable String text) {
        return text == null ? null : Canonical.parse(text);
    }

    private Maps maps() {
        ConceptMap given = input.resource("conceptMap", ConceptMap.class);
        if (given != null) {
            return new Maps.Given(ConceptMapReader.read(given));
        }
        String url = input.text("url");
        return url == null ? new Maps.All() : new Maps.Named(DemandReader.versioned(input, url, "conceptMapVersion"));
    }

    private List<Coding> codings(boolean byTarget) {
        for (String name : List.of("coding", "sourceCoding", "targetCoding")) {
            Coding coding = input.codedCoding(name);
            if (coding != null) {
                return List.of(coding);
            }
        }
        for (String name : List.of("codeableConcept", "sourceCodeableConcept", "targetCodeableConcept")) {
            if (input.has(name)) {
                return input.codings(name);
            }
        }
        if (byTarget) {
            String system = input.requiredText("targetSystem", " with a targetCode");
            return List.of(coding(system, either("targetVersion", "version"), input.requiredText("targetCode", "")));
        }
        String code = either("code", "sourceCode");
        if (code == null) {
            code = input.requiredText("code", ", 'coding' or 'codeableConcept'");
        }
        String system = either("system", "sourceSystem");
        if (system == null) {
            system = input.requiredText("system", " with a code");
        }
        return List.of(coding(system, either("version", "sourceVersion"), code));
    }

    private static Coding coding(String system, @Nullable String version, String code) {
        Canonical canonical = DemandReader.versioned(system, version, "version");
        return new Coding(canonical.url(), canonical.version(), code, null);
    }

    private List<OtherElement> dependencies() {
        List<OtherElement> dependencies = new ArrayList<>();
        for (ParametersParameterComponent given : input.parts("dependency")) {
            Parts parts = new Parts(given, "dependency", Set.of("element", "concept", "attribute", "value"));
            String element = parts.text("attribute");
            element = element == null ? parts.requiredText("element") : element;
            for (Coding value : values(parts)) {
                dependencies.add(new OtherElement(element, value));
            }
        }
        return dependencies;
    }

    /** A CodeableConcept by each of its codings and its text, which a map may name as well; or R5's plain value. */
    private static List<Coding> values(Parts parts) {
        Type concept = parts.value("concept");
        if (concept instanceof CodeableConcept codeable) {
            List<Coding> values = new ArrayList<>(CodingReader.read(codeable));
            if (codeable.hasText()) {
                values.add(Coding.of(null, codeable.getText()));
            }
            return values;
        }
        PropertyValue value = parts.propertyValue(concept == null ? "value" : "concept");
        if (value == null) {
            throw new Refusal(
                    Problem.required("The parameter 'dependency' needs the part 'concept'", "dependency.concept"));
        }
        return List.of(value instanceof PropertyValue.Coded coded ? coded.coding() : Coding.of(null, value.text()));
    }
}
