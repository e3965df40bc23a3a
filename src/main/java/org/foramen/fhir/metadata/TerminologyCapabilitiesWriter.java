package org.foramen.fhir.metadata;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CapabilityStatementKind;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CodeSearchSupport;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemComponent;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemVersionComponent;

/** What the terminology service can do (https://hl7.org/fhir/R4/terminologycapabilities.html), read off the catalogue. */
final class TerminologyCapabilitiesWriter {

    /** The place in R4 of R5's TerminologyCapabilities.codeSystem.content; the newest version's. */
    private static final String CONTENT =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-TerminologyCapabilities.codeSystem.content";

    private static final String SUPPLEMENT = "supplement";

    /** The content that answers are given from. */
    private static final Set<String> ANSWERED = Set.of("complete", "fragment");

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
        for (String parameter : TerminologyOperation.EXPAND.supportedParameters()) {
            capabilities.getExpansion().addParameter().setName(parameter);
        }
        capabilities.getValidateCode().setTranslations(true);
        capabilities.getTranslation().setNeedsMap(false);
        capabilities.getClosure().setTranslation(false);
        return capabilities;
    }

    private void addCodeSystems(TerminologyCapabilities capabilities) {
        Map<String, TerminologyCapabilitiesCodeSystemComponent> byUrl = new TreeMap<>();
        for (CompiledCodeSystem system : catalogue.codeSystems()) {
            String content = system.definition().content();
            if (content.equals(SUPPLEMENT)) {
                continue;
            }
            TerminologyCapabilitiesCodeSystemComponent entry = byUrl.computeIfAbsent(
                    system.url(), url -> capabilities.addCodeSystem().setUri(url));
            entry.setSubsumption(ANSWERED.contains(content));
            entry.getExtension().clear();
            entry.addExtension(CONTENT, new CodeType(content));
            TerminologyCapabilitiesCodeSystemVersionComponent entryVersion = entry.addVersion();
            if (system.version() != null) {
                entryVersion.setCode(system.version());
            }
            system.definition().properties().forEach(property -> entryVersion.addProperty(property.code()));
        }
        for (Canonical reserved : catalogue.reservedCodeSystems()) {
            byUrl.computeIfAbsent(
                            reserved.url(),
                            url -> capabilities.addCodeSystem().setUri(url).setSubsumption(true))
                    .addVersion()
                    .setCode(reserved.version());
        }
        byUrl.values().forEach(entry -> {
            Collections.reverse(entry.getVersion()); // the newest first: many readers look no further
            entry.getVersionFirstRep().setIsDefault(true);
        });
    }
}
