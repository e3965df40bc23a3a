package org.foramen.fhir.codec;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.valueset.ConceptReference;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.Filter;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.jspecify.annotations.Nullable;

/** A ValueSet resource as a definition. */
public final class ValueSetReader {

    private ValueSetReader() {}

    /** Reads; refuses a value set without a compose, and what this server does not support yet. */
    public static ValueSetDefinition read(ValueSet resource) {
        if (!resource.hasCompose()) {
            throw new Refusal(new Problem(
                    Problem.Kind.UNPROCESSABLE,
                    "The value set has no compose that includes anything, so there is nothing to evaluate; a stored expansion is not used",
                    "ValueSet.compose"));
        }
        if (resource.getCompose().hasLockedDate()) {
            throw new Refusal(Problem.unsupported("lockedDate is not supported yet", "ValueSet.compose.lockedDate"));
        }
        return new ValueSetDefinition(
                resource.hasUrl() ? new Canonical(resource.getUrl(), resource.getVersion()) : null,
                resource.hasStatus() ? resource.getStatus().toCode() : "unknown",
                resource.getCompose().hasInactive() ? resource.getCompose().getInactive() : null,
                resource.getCompose().getInclude().stream()
                        .map(ValueSetReader::conceptSet)
                        .toList(),
                resource.getCompose().getExclude().stream()
                        .map(ValueSetReader::conceptSet)
                        .toList());
    }

    private static ConceptSet conceptSet(ConceptSetComponent set) {
        List<Filter> filters = set.getFilter().stream()
                .map(filter -> new Filter(
                        required(filter.getProperty(), "property"),
                        filter.getOp() == null ? "(none)" : filter.getOp().toCode(),
                        required(filter.getValue(), "value")))
                .toList();
        return new ConceptSet(
                CodingReader.blankToNull(set.getSystem()),
                CodingReader.blankToNull(set.getVersion()),
                set.getConcept().stream().map(ValueSetReader::concept).toList(),
                filters,
                set.getValueSet().stream()
                        .map(url -> Canonical.parse(url.getValue()))
                        .toList());
    }

    private static ConceptReference concept(ConceptReferenceComponent concept) {
        return new ConceptReference(
                required(concept.getCode(), "code"),
                CodingReader.blankToNull(concept.getDisplay()),
                concept.getDesignation().stream()
                        .map(each -> CodingReader.read(each.getLanguage(), each.getUse(), each.getValue()))
                        .toList());
    }

    private static String required(@Nullable String text, String element) {
        if (text == null) {
            throw new Refusal(Problem.required(
                    "A concept or filter of the value set lacks its " + element, "ValueSet.compose.include"));
        }
        return text;
    }
}
