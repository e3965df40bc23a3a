package org.foramen.knowledge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** The JSON files under {@code fhir-resources}, read once. */
final class PublishedResources {
    static final String BASE = "https://w3id.org/foramen/";
    static final String ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm";

    private static final Map<Path, Resource> RESOURCES = read();

    private PublishedResources() {}

    /** The root of the source tree; Maven passes it, an IDE starts there. */
    static Path basedir() {
        return Path.of(System.getProperty("foramen.basedir", "")).toAbsolutePath();
    }

    /** All files, by path. */
    static Map<Path, Resource> all() {
        return RESOURCES;
    }

    static <T extends Resource> List<T> ofType(Class<T> type) {
        return RESOURCES.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The one resource of this type and id. */
    static <T extends Resource> T get(Class<T> type, String id) {
        return ofType(type).stream()
                .filter(resource -> resource.getIdPart().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + id));
    }

    /** The published code systems, each with its concepts, by URL. */
    static Map<String, Map<String, Concept>> conceptsBySystem() {
        Map<String, Map<String, Concept>> systems = new LinkedHashMap<>();
        for (CodeSystem system : ofType(CodeSystem.class)) {
            systems.put(system.getUrl(), concepts(system));
        }
        return systems;
    }

    /** All concepts of a code system, by code, headings before what they hold. */
    static Map<String, Concept> concepts(CodeSystem system) {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        system.getConcept().forEach(top -> collect(top, "", concepts));
        return concepts;
    }

    private static void collect(ConceptDefinitionComponent concept, String parent, Map<String, Concept> concepts) {
        if (concepts.put(concept.getCode(), new Concept(concept, parent)) != null) {
            throw new AssertionError("code " + concept.getCode() + " occurs twice");
        }
        concept.getConcept().forEach(child -> collect(child, concept.getCode(), concepts));
    }

    private static Map<Path, Resource> read() {
        IParser parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        Map<Path, Resource> resources = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(basedir().resolve("fhir-resources"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                resources.put(file, (Resource) parser.parseResource(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resources;
    }

    /**
     * A concept and the heading directly above it.
     *
     * @param parent the code above, empty at the top
     */
    record Concept(ConceptDefinitionComponent definition, String parent) {
        String display() {
            return definition.getDisplay();
        }

        boolean isBillable() {
            return values("billable").stream()
                    .anyMatch(value -> value.castToBoolean(value).booleanValue());
        }

        List<Type> values(String property) {
            List<Type> values = new ArrayList<>();
            for (ConceptPropertyComponent candidate : definition.getProperty()) {
                if (candidate.getCode().equals(property)) {
                    values.add(candidate.getValue());
                }
            }
            return values;
        }

        List<String> strings(String property) {
            return values(property).stream().map(Type::primitiveValue).toList();
        }

        /** The codes of a property of type Coding. */
        List<String> codes(String property) {
            return values(property).stream()
                    .map(value -> ((Coding) value).getCode())
                    .toList();
        }
    }
}
