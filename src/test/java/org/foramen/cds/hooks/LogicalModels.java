package org.foramen.cds.hooks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * HL7's logical models of CDS Hooks, where their folder is at hand, with the FHIR validator over them. They come without
 * snapshots; since each only adds elements to its parent's, its snapshot is its parent's elements and then its own.
 */
final class LogicalModels {

    static final Path FOLDER = Path.of(System.getProperty("foramen.basedir", ""), "../shared/cds-hooks/logical-models")
            .normalize();
    static final String TOOLS = "http://hl7.org/fhir/tools/StructureDefinition/";
    private static final String ELEMENT = TOOLS + "CDSHooksElement";
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/Base";

    private final Map<String, StructureDefinition> models = new HashMap<>();
    private final FhirValidator validator;

    LogicalModels(FhirContext fhir) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("structuredefinition-"))
                    .toList()) {
                StructureDefinition model =
                        fhir.newJsonParser().parseResource(StructureDefinition.class, Files.readString(file));
                models.put(model.getUrl(), model);
            }
        }
        PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(fhir);
        support.addStructureDefinition(base());
        models.values().forEach(model -> support.addStructureDefinition(snapshot(model)));
        this.validator = fhir.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        support,
                        new DefaultProfileValidationSupport(fhir),
                        new CommonCodeSystemsTerminologyService(fhir),
                        new InMemoryTerminologyServerValidationSupport(fhir))));
    }

    static boolean areAtHand() {
        return Files.isDirectory(FOLDER);
    }

    /** The errors that the validator finds in the JSON as an instance of a model, by its name. */
    List<String> errors(String model, String json) {
        return validator
                .validateWithResult(json, new ValidationOptions().addProfile(TOOLS + model))
                .getMessages()
                .stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    /** FHIR R4 has no definition of the parent of all models. */
    private static StructureDefinition base() {
        StructureDefinition base = new StructureDefinition();
        base.setUrl(BASE).setName("Base").setType("Base").setAbstract(true);
        base.setKind(StructureDefinition.StructureDefinitionKind.LOGICAL);
        base.setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.ACTIVE);
        base.getSnapshot().addElement().setPath("Base").setMin(0).setMax("*").setId("Base");
        base.getDifferential().addElement().setPath("Base").setId("Base");
        return base;
    }

    private StructureDefinition snapshot(StructureDefinition model) {
        if (!model.hasSnapshot()) {
            String name = model.getDifferential().getElementFirstRep().getPath();
            StructureDefinition parent = models.get(model.getBaseDefinition());
            model.getSnapshot().addElement(element(model.getDifferential().getElementFirstRep(), name, name));
            if (parent != null) {
                String old = parent.getDifferential().getElementFirstRep().getPath();
                snapshot(parent).getSnapshot().getElement().stream().skip(1).forEach(each -> model.getSnapshot()
                        .addElement(element(each, old, name)));
            }
            model.getDifferential().getElement().stream().skip(1).forEach(each -> {
                model.getSnapshot().addElement(element(each, name, name));
                addExtension(model, each);
            });
        }
        return model;
    }

    /** Elements that are defined in place have what their type has besides: the extension. */
    private void addExtension(StructureDefinition model, ElementDefinition owner) {
        boolean extensible =
                owner.getType().stream().anyMatch(type -> type.getCode().equals(ELEMENT));
        StructureDefinition element = models.get(ELEMENT);
        if (extensible && element != null) {
            element.getDifferential().getElement().stream().skip(1).forEach(each -> model.getSnapshot()
                    .addElement(element(each, "CDSHooksElement", owner.getPath())));
        }
    }

    private static ElementDefinition element(ElementDefinition element, String old, String name) {
        ElementDefinition copy = element.copy();
        copy.setPath(name + element.getPath().substring(old.length()));
        copy.setId(copy.getPath());
        copy.getBase().setPath(copy.getPath()).setMin(copy.getMin()).setMax(copy.hasMax() ? copy.getMax() : "*");
        if (!copy.hasMax()) {
            copy.setMin(0).setMax("*");
        }
        return copy;
    }
}
