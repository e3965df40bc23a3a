package org.foramen.fhir.request;

import java.util.List;
import org.foramen.fhir.codec.ValueSetReader;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.expansion.ExpandRequest;
import org.foramen.terminology.expansion.ExpandRequest.Languages;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** Operation input as the request of {@code $expand}. */
public final class ExpandReader {

    /** In characters; people type words into it. */
    private static final int LONGEST_FILTER = 1_000;

    private ExpandReader() {}

    public static ExpandRequest read(OperationInput input) {
        ValueSet given = DemandReader.valueSet(input);
        ExpandRequest.Source source = given != null
                ? new ExpandRequest.Source.Given(ValueSetReader.read(given))
                : new ExpandRequest.Source.Published(DemandReader.valueSetUrl(input));
        ExpandRequest.Selection selection = new ExpandRequest.Selection(
                filter(input),
                input.bool("activeOnly"),
                input.bool("excludeNotForUI"),
                input.bool("excludePostCoordinated"),
                input.texts("exclude-system").stream()
                        .sorted()
                        .map(Canonical::parse)
                        .toList());
        Integer limit = input.integer("limit");
        return new ExpandRequest(
                source,
                selection,
                new ExpandRequest.Page(
                        input.integer("offset"),
                        input.integer("count"),
                        limit == null ? input.integer("_limit") : limit),
                details(input),
                new ExpandRequest.Form(input.bool("excludeNested"), input.bool("includeDefinition")),
                DemandReader.conditions(input));
    }

    private static @Nullable String filter(OperationInput input) {
        String filter = input.text("filter");
        if (filter != null && filter.length() > LONGEST_FILTER) {
            throw new Refusal(Problem.invalid(
                    "The filter has more than " + LONGEST_FILTER + " characters: give words of displays", "filter"));
        }
        return filter;
    }

    private static ExpandRequest.Details details(OperationInput input) {
        String languages = input.text("displayLanguage");
        return new ExpandRequest.Details(
                input.bool("includeDesignations"),
                List.copyOf(input.texts("designation")),
                languages == null ? null : Languages.parse(languages),
                accepted(input),
                List.copyOf(input.texts("property")));
    }

    private static @Nullable Languages accepted(OperationInput input) {
        String header = input.acceptLanguage();
        return header == null || DemandReader.accepted(input) == null ? null : Languages.parse(header);
    }
}
