package org.foramen.fhir.provider;

import java.util.Map;
import java.util.TreeMap;
import org.foramen.fhir.codec.OperationParameter;
import org.foramen.fhir.codec.TerminologyOperation;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CapabilityStatementKind;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CodeSearchSupport;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemComponent;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemVersionComponent;

/** What the terminology service can do (https://hl7.org/fhir/R4/terminologycapabilities.html), read off the catalogue. */
final class TerminologyCapabilitiesWriter {

    private final Catalogue catalogue;
    private final String version;
    private final String since;

    /** @param since when what is told became true, as a FHIR dateTime */
    TerminologyCapabilitiesWriter(Catalogue catalogue, String version, String since) {
        this.catalogue = catalogue;
        this.version = version;
        this.since = since;
    }

    ConformingTerminologyCapabilities write() {
        ConformingTerminologyCapabilities capabilities = new ConformingTerminologyCapabilities();
        capabilities.setUrl("https://w3id.org/foramen/TerminologyCapabilities/foramen");
        capabilities.setName("ForamenTerminologyCapabilities");
        capabilities.setTitle("Terminology capabilities of this server");
        capabilities.setVersion(version);
        capabilities.setStatus(PublicationStatus.ACTIVE);
        capabilities.setDateElement(new DateTimeType(since));
        capabilities.setPublisher("Foramen");
        capabilities.setKind(CapabilityStatementKind.INSTANCE);
        capabilities.getSoftware().setName("Foramen").setVersion(version);
        capabilities.setCodeSearch(CodeSearchSupport.ALL);
        addCodeSystems(capabilities);
        capabilities
                .getExpansion()
                .setHierarchical(true)
                .setPaging(true)
                .setIncomplete(false)
                .setTextFilter(
                        "Every word of the filter begins a word of the display, a designation or the code; case does not matter");
        for (OperationParameter parameter : TerminologyOperation.EXPAND.parameters()) {
            if (parameter.supported()) {
                capabilities.getExpansion().addParameter().setName(parameter.name());
            }
        }
        capabilities.getValidateCode().setTranslations(true);
        capabilities.getTranslation().setNeedsMap(false);
        capabilities.getClosure().setTranslation(false);
        return capabilities;
    }

    private void addCodeSystems(TerminologyCapabilities capabilities) {
        Map<String, TerminologyCapabilitiesCodeSystemComponent> byUrl = new TreeMap<>();
        for (CompiledCodeSystem system : catalogue.codeSystems()) {
            TerminologyCapabilitiesCodeSystemComponent entry = byUrl.computeIfAbsent(
                    system.url(),
                    url -> capabilities.addCodeSystem().setUri(url).setSubsumption(true));
            TerminologyCapabilitiesCodeSystemVersionComponent entryVersion = entry.addVersion();
            if (system.version() != null) {
                entryVersion.setCode(system.version());
            }
            system.definition().properties().forEach(property -> entryVersion.addProperty(property.code()));
        }
        byUrl.forEach((url, entry) -> {
            int newest = entry.getVersion().size() - 1;
            entry.getVersion().get(newest).setIsDefault(true);
        });
    }
}
