package org.foramen.cds.rules.fhirpath;

import java.util.Objects;
import java.util.stream.Stream;
import org.foramen.cds.rules.finding.Evidence;
import org.foramen.terminology.code.Canonical;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** Evidence while it travels through FHIRPath, which knows FHIR's types only. */
public final class EvidenceItem {

    private static final String TRIGGER = "https://w3id.org/foramen/StructureDefinition/evidence-trigger";
    private static final String RESOURCE = "resource";
    private static final String ELEMENT = "element";
    private static final String CODING = "coding";
    private static final String REASON = "reason";
    private static final String REASON_CODE = "reasonCode";

    private EvidenceItem() {}

    /**
     * @param element {@code reason} for the reason of an order: the one of its elements that has the coding
     */
    static Extension trigger(Resource resource, String element, Coding coding) {
        Extension trigger = new Extension(TRIGGER);
        trigger.addExtension(RESOURCE, new StringType(pointer(resource)));
        trigger.addExtension(ELEMENT, new StringType(REASON.equals(element) ? reason(resource, coding) : element));
        trigger.addExtension(CODING, coding);
        return trigger;
    }

    private static String reason(Resource order, Coding coding) {
        org.foramen.terminology.code.Coding wanted = CodeSpelling.read(coding);
        boolean coded = Stream.of(order.listChildrenByName(REASON_CODE, false))
                .filter(Objects::nonNull)
                .flatMap(reason -> RuleTerminology.codings(reason).stream())
                .anyMatch(each -> Objects.equals(CodeSpelling.read(each), wanted));
        return coded ? REASON_CODE : "reasonReference";
    }

    /** The resource by type and id, or by its type alone when it has no id yet. */
    static String pointer(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return resource.fhirType() + (id == null ? "" : "/" + id);
    }

    /** What an item of {@code %evidence} says; anything but a trigger or a canonical is a remark. */
    public static Evidence read(Base item) {
        if (item instanceof Extension trigger && TRIGGER.equals(trigger.getUrl())) {
            Coding coding = (Coding) trigger.getExtensionByUrl(CODING).getValue();
            return new Evidence.Trigger(
                    trigger.getExtensionString(RESOURCE),
                    trigger.getExtensionString(ELEMENT),
                    new org.foramen.terminology.code.Coding(
                            coding.getSystem(), coding.getVersion(), coding.getCode(), coding.getDisplay()));
        }
        String text = item.primitiveValue();
        if (item instanceof CanonicalType && text != null) {
            return new Evidence.Artefact("ValueSet", Canonical.parse(text));
        }
        return new Evidence.Remark(text == null ? "" : text);
    }
}
