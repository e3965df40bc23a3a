package org.foramen.fhir.metadata;

import ca.uhn.fhir.model.api.annotation.ResourceDef;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.TerminologyCapabilities;

/** HAPI answers {@code /metadata} only with a conformance resource, which R4's class does not say it is. */
@ResourceDef(
        name = "TerminologyCapabilities",
        profile = "http://hl7.org/fhir/StructureDefinition/TerminologyCapabilities")
public final class ConformingTerminologyCapabilities extends TerminologyCapabilities implements IBaseConformance {

    private static final long serialVersionUID = 1L;
}
