package org.foramen.fhir.request;

import org.foramen.fhir.codec.ValueSetReader;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.comparison.CompareRequest;
import org.foramen.terminology.comparison.CompareRequest.Side;
import org.foramen.terminology.comparison.VersionPolicy;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.hl7.fhir.r4.model.ValueSet;

/** Operation input as the request of {@code $compare}. */
public final class CompareReader {

    private static final String POLICY = "version-policy";

    private CompareReader() {}

    public static CompareRequest read(OperationInput input) {
        String policy = input.text(POLICY);
        return new CompareRequest(
                side(input, "this"),
                side(input, "other"),
                policy == null ? VersionPolicy.AS_NEEDED : VersionPolicy.of(policy, POLICY),
                input.isTrue("diagnostics"),
                DemandReader.conditions(input));
    }

    private static Side side(OperationInput input, String prefix) {
        String url = prefix + "Url";
        String resource = prefix + "ValueSet";
        input.atMostOne(url, resource);
        ValueSet given = input.resource(resource, ValueSet.class);
        if (given == null) {
            Canonical named = Canonical.parse(input.requiredText(url, " or '" + resource + "'"));
            return new Side.Published(named.version() == null ? named.at(input.text("valueSetVersion")) : named);
        }
        if (given.hasCompose() || given.hasExpansion()) {
            return new Side.Given(ValueSetReader.read(given));
        }
        return new Side.Undefined(
                given.hasUrl()
                        ? new Canonical(given.getUrl(), given.getVersion()).toString()
                        : ValueSetDefinition.UNIDENTIFIED);
    }
}
