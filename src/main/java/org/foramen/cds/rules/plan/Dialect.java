package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.foramen.cds.rules.finding.Fold;
import org.foramen.cds.rules.finding.Severity;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.RequestPriority;
import org.hl7.fhir.r4.model.TriggerDefinition;
import org.jspecify.annotations.Nullable;

/** The extensions by which an action says what PlanDefinition has no element for; docs/cds-hooks.md lists them. */
final class Dialect {

    /** A summary stays under that many characters (https://cds-hooks.hl7.org/2.0/#card-attributes). */
    static final int SUMMARY_LIMIT = 140;

    private static final String PREFIX = "https://w3id.org/foramen/StructureDefinition/rule-";
    private static final String OVERRIDE_REASON = PREFIX + "override-reason";
    private static final String FOLD = PREFIX + "fold";
    private static final String SYSTEM_ACTION = PREFIX + "system-action";

    private static final String PRIORITY = PREFIX + "priority";
    private static final String YIELDS_TO = PREFIX + "yields-to";

    private Dialect() {}

    /** How severe a card is where a hook's trigger says so, else as the card itself is. */
    static Severity severity(TriggerDefinition trigger, Severity ofCard, Place place) {
        Extension extension = trigger.getExtensionByUrl(PRIORITY);
        if (extension == null) {
            return ofCard;
        }
        Severity severity = extension.getValue() instanceof CodeType code
                ? Severity.of(RequestPriority.fromCode(code.getValue()))
                : null;
        if (severity == null) {
            throw place.refuse("the priority of a trigger must be routine, urgent or stat", null);
        }
        return severity;
    }

    /** The URLs of the rules that speak instead of this one when they find something about the same lesion. */
    static Set<String> yieldsTo(PlanDefinition plan, Place place) {
        Set<String> urls = new LinkedHashSet<>();
        for (Extension extension : plan.getExtensionsByUrl(YIELDS_TO)) {
            if (!(extension.getValue() instanceof CanonicalType canonical) || !canonical.hasValue()) {
                throw place.refuse("rule-yields-to needs the canonical of a rule", null);
            }
            urls.add(canonical.getValue());
        }
        return urls;
    }

    static @Nullable Fold fold(PlanDefinitionActionComponent action, Place place) {
        Extension extension = action.getExtensionByUrl(FOLD);
        if (extension == null) {
            return null;
        }
        Place here = place.in("fold");
        String title = ActionReader.text(extension.getExtensionString("title"), "title", here);
        if (!title.contains(Fold.COUNT) || title.replace(Fold.COUNT, "").contains("{{")) {
            throw here.refuse("the title needs " + Fold.COUNT + ", and takes no other placeholder", title);
        }
        Fold fold = new Fold(ActionReader.text(extension.getExtensionString("group"), "group", here), title);
        if (fold.maxLength() >= SUMMARY_LIMIT) {
            throw here.refuse("the title can get too long; it must stay under " + SUMMARY_LIMIT, title);
        }
        return fold;
    }

    /** Whether a suggestion may be applied without being asked about; one that removes something never is. */
    static boolean isSystemAction(PlanDefinitionActionComponent suggestion, Place place) {
        boolean automatic = suggestion.getExtensionsByUrl(SYSTEM_ACTION).stream()
                .anyMatch(extension -> extension.getValue() instanceof BooleanType truth && truth.booleanValue());
        boolean removes = Stream.concat(Stream.of(suggestion), suggestion.getAction().stream())
                .anyMatch(change ->
                        "remove".equals(change.getType().getCodingFirstRep().getCode()));
        if (automatic && removes) {
            throw place.refuse("a system action removes nothing", null);
        }
        return automatic;
    }

    static List<Coding> overrideReasons(PlanDefinitionActionComponent action, ConceptQueries queries, Place place) {
        List<Coding> reasons = new ArrayList<>();
        for (Extension extension : action.getExtensionsByUrl(OVERRIDE_REASON)) {
            if (!(extension.getValue() instanceof org.hl7.fhir.r4.model.Coding coding) || !coding.hasCode()) {
                throw place.refuse("an override reason needs a coding", null);
            }
            Coding reason = Coding.of(coding.getSystem(), coding.getCode());
            reasons.add(queries.concept(reason)
                    .orElseThrow(() -> place.refuse("the override reason " + reason + " is not published here", null))
                    .coding());
        }
        return reasons;
    }
}
