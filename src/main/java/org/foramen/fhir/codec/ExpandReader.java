package org.foramen.fhir.codec;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.expansion.ExpandRequest;
import org.hl7.fhir.r4.model.ValueSet;

/** Operation input as the request of {@code $expand}. */
final class ExpandReader {

    private ExpandReader() {}

    static ExpandRequest read(OperationInput input) {
        ValueSet given = input.resource("valueSet", ValueSet.class);
        ExpandRequest.Source source = given != null
                ? new ExpandRequest.Source.Given(ValueSetReader.read(given))
                : new ExpandRequest.Source.Published(DemandReader.valueSetUrl(input));
        ExpandRequest.Selection selection = new ExpandRequest.Selection(
                input.text("filter"),
                input.bool("activeOnly"),
                input.texts("exclude-system").stream()
                        .sorted()
                        .map(Canonical::parse)
                        .toList());
        Set<String> designations = new HashSet<>();
        input.texts("designation").forEach(token -> designations.add(designation(token)));
        return new ExpandRequest(
                source,
                selection,
                new ExpandRequest.Page(input.integer("offset"), input.integer("count")),
                new ExpandRequest.Wordings(
                        input.bool("includeDesignations"), designations, DemandReader.displayLanguage(input)),
                new ExpandRequest.Form(input.bool("excludeNested"), input.bool("includeDefinition")),
                DemandReader.conditions(input));
    }

    /** A token for a use stays as it is; one for a language, with the system of languages or without, becomes the tag. */
    private static String designation(String token) {
        String tag = token.startsWith("urn:ietf:bcp:47|") ? token.substring("urn:ietf:bcp:47|".length()) : token;
        return tag.contains("|") ? tag : tag.toLowerCase(Locale.ROOT);
    }
}
