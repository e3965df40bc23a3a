package org.foramen.cds.rules.plan;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.finding.Citation;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.operation.Concept;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.jspecify.annotations.Nullable;

/** Reads a PlanDefinition, and refuses one that could not work: the server does not start with half of a rule. */
public final class RuleReader {

    private final FhirPath fhirPath;
    private final ConceptQueries queries;
    private final Map<String, Set<String>> hooks;

    public RuleReader(FhirPath fhirPath, ConceptQueries queries, Map<String, Set<String>> hooks) {
        this.fhirPath = fhirPath;
        this.queries = queries;
        this.hooks = hooks;
    }

    /**
     * Reads the rule of a file; refuses it with a line for each thing that is wrong.
     *
     * @param file as messages name it
     */
    public CompiledRule read(String file, PlanDefinition plan) {
        Place place = new Place(file, fhirPath, queries);
        List<Citation> citations = place.attempt(() -> citations(plan, place));
        RuleIdentity identity = citations == null ? null : place.attempt(() -> identity(plan, citations, place));
        List<CardAction> actions = new ArrayList<>();
        ActionReader reader = new ActionReader(queries, hooks);
        Variables variables = place.attempt(() -> reader.variables(plan, place));
        for (int i = 0; i < plan.getAction().size(); i++) {
            int number = i;
            CardAction action = place.attempt(
                    () -> reader.card(number, plan.getAction().get(number), place.in("action[" + number + "]")));
            if (action != null) {
                actions.add(action);
            }
        }
        place.refuseWhatWasNoted();
        if (identity == null || variables == null || actions.isEmpty()) {
            throw place.refuse("a rule needs an action", null);
        }
        return new CompiledRule(identity, variables, actions);
    }

    private RuleIdentity identity(PlanDefinition plan, List<Citation> citations, Place place) {
        return new RuleIdentity(
                required(plan.getIdElement().getIdPart(), "id", place),
                new Canonical(required(plan.getUrl(), "url", place), required(plan.getVersion(), "version", place)),
                required(plan.getTitle(), "title", place),
                topic(plan, place),
                citations,
                Dialect.yieldsTo(plan, place));
    }

    private static String required(@Nullable String value, String element, Place place) {
        if (value == null || value.isBlank()) {
            throw place.refuse(element + " is missing", null);
        }
        return value;
    }

    private static List<Citation> citations(PlanDefinition plan, Place place) {
        List<Citation> citations = new ArrayList<>();
        for (RelatedArtifact artifact : plan.getRelatedArtifact()) {
            if (artifact.getType() == RelatedArtifactType.CITATION) {
                Place here =
                        place.in("relatedArtifact[" + plan.getRelatedArtifact().indexOf(artifact) + "]");
                citations.add(new Citation(
                        required(artifact.getDisplay(), "display", here),
                        absolute(required(artifact.getUrl(), "url", here), here),
                        required(artifact.getCitation(), "citation", here)));
            }
        }
        if (citations.isEmpty()) {
            throw place.refuse("a rule needs a relatedArtifact of type citation", null);
        }
        return citations;
    }

    private static String absolute(String url, Place place) {
        try {
            if (URI.create(url).isAbsolute()) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw place.refuse("the url " + url + " is not a URL", null);
        }
        throw place.refuse("the url " + url + " is not absolute", null);
    }

    private Coding topic(PlanDefinition plan, Place place) {
        CodeableConcept topic = plan.getTopicFirstRep();
        org.hl7.fhir.r4.model.Coding coding = topic.getCodingFirstRep();
        if (!coding.hasSystem() || !coding.hasCode()) {
            throw place.refuse("topic needs a coding with system and code", null);
        }
        Optional<Concept> known = queries.concept(Coding.of(coding.getSystem(), coding.getCode()));
        return known.orElseThrow(
                        () -> place.refuse("the topic " + coding.getCode() + " is not in " + coding.getSystem(), null))
                .coding();
    }
}
