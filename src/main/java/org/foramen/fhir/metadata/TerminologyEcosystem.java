package org.foramen.fhir.metadata;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;

/**
 * What HL7's terminology ecosystem asks of a CapabilityStatement, so that its clients know what they may send
 * (https://build.fhir.org/ig/HL7/fhir-tx-ecosystem-ig/requirements.html#capabilitystatement).
 */
final class TerminologyEcosystem {

    private static final String TERMINOLOGY_SERVER = "http://hl7.org/fhir/CapabilityStatement/terminology-server";
    private static final String FEATURE = "http://hl7.org/fhir/uv/application-feature/StructureDefinition/feature";
    private static final String TEST_VERSION = "http://hl7.org/fhir/uv/tx-tests/FeatureDefinition/test-version";
    private static final String CODE_SYSTEM_AS_PARAMETER =
            "http://hl7.org/fhir/uv/tx-ecosystem/FeatureDefinition/CodeSystemAsParameter";

    /** The version of the ecosystem's tests that docs/conformance.md is about. */
    private static final String TESTS = "1.9.0";

    private TerminologyEcosystem() {}

    static void describe(CapabilityStatement statement) {
        statement.addInstantiates(TERMINOLOGY_SERVER);
        statement.addExtension(feature(TEST_VERSION, new CodeType(TESTS)));
        statement.addExtension(feature(CODE_SYSTEM_AS_PARAMETER, new BooleanType(true)));
        CapabilityStatementRestSecurityComponent security =
                statement.getRestFirstRep().getSecurity();
        security.addService().setText("None");
        security.setDescription("This server authenticates nobody and has no TLS: put a proxy before it.");
    }

    private static Extension feature(String definition, Type value) {
        Extension feature = new Extension(FEATURE);
        feature.addExtension(new Extension("definition", new CanonicalType(definition)));
        feature.addExtension(new Extension("value", value));
        return feature;
    }
}
