package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.foramen.cds.rules.facts.Facts;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.TypeCheck;
import org.foramen.cds.rules.finding.Severity;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.ActionPrecheckBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionConditionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionDynamicValueComponent;
import org.hl7.fhir.r4.model.TriggerDefinition;
import org.hl7.fhir.r4.model.TriggerDefinition.TriggerType;
import org.jspecify.annotations.Nullable;

/** Reads the actions of a PlanDefinition: cards, the suggestions in them, and the changes in those. */
final class ActionReader {

    static final String VARIABLE = "https://w3id.org/foramen/StructureDefinition/rule-variable";

    private static final String FHIR_PATH = "text/fhirpath";

    private final ConceptQueries queries;
    private final Map<String, Set<String>> hooks;

    ActionReader(ConceptQueries queries, Map<String, Set<String>> hooks) {
        this.queries = queries;
        this.hooks = hooks;
    }

    CardAction card(int number, PlanDefinitionActionComponent action, Place place) {
        Map<String, Severity> triggers = triggers(action, place);
        declareFacts(triggers.keySet(), place);
        List<Variable> variables = variables(action.getExtensionsByUrl(VARIABLE), place);
        if (!place.declares(Variable.EACH)) {
            place.declare(Variable.EACH, TypeCheck.types(Set.of("boolean")));
        }
        return new CardAction(
                number,
                inputs(action, place),
                Variables.of(variables, Variable.EACH),
                conditions(action, place),
                triggers,
                summary(action, place),
                place.in("description").template(text(action.getDescription(), "description", place)),
                suggestions(action, place),
                Dialect.overrideReasons(action, queries, place),
                Dialect.fold(action, place));
    }

    /** The rule's own variables, which are there for all hooks that any of its cards hears. */
    Variables variables(PlanDefinition plan, Place place) {
        declareFacts(
                plan.getAction().stream()
                        .flatMap(action -> action.getTrigger().stream())
                        .map(TriggerDefinition::getName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                place);
        return Variables.of(variables(plan.getExtensionsByUrl(VARIABLE), place), Variable.EACH);
    }

    private void declareFacts(Set<String> triggers, Place place) {
        place.declareFacts(triggers.stream()
                .flatMap(hook -> hooks.getOrDefault(hook, Set.of()).stream())
                .collect(Collectors.toSet()));
    }

    /** The hooks that a card hears, each with how severe its findings are there. */
    private Map<String, Severity> triggers(PlanDefinitionActionComponent action, Place place) {
        Severity severity = Severity.of(action.getPriority());
        if (severity == null) {
            throw place.refuse("priority must be routine, urgent or stat", null);
        }
        Map<String, Severity> triggers = new HashMap<>();
        for (TriggerDefinition trigger : action.getTrigger()) {
            if (trigger.getType() != TriggerType.NAMEDEVENT || !hooks.containsKey(trigger.getName())) {
                throw place.refuse(
                        "there is no hook named " + trigger.getName() + " (known are " + new TreeSet<>(hooks.keySet())
                                + ")",
                        null);
            }
            triggers.put(trigger.getName(), Dialect.severity(trigger, severity, place));
        }
        if (triggers.isEmpty()) {
            throw place.refuse("a card needs a trigger", null);
        }
        return triggers;
    }

    private static Set<String> inputs(PlanDefinitionActionComponent action, Place place) {
        Set<String> inputs = new HashSet<>();
        for (DataRequirement input : action.getInput()) {
            String kind = Facts.RECORDS.get(input.getType());
            if (kind == null) {
                throw place.refuse("the type of an input must be one of " + Facts.RECORDS.keySet(), null);
            }
            inputs.add(kind);
        }
        return inputs;
    }

    private static List<Variable> variables(List<Extension> extensions, Place place) {
        List<Variable> variables = new ArrayList<>();
        for (Extension extension : extensions) {
            if (!(extension.getValue() instanceof Expression expression) || !expression.hasName()) {
                throw place.refuse("a variable needs an expression with a name", null);
            }
            String name = expression.getName();
            CompiledExpression compiled = compile(expression, place.in("variable " + name));
            variables.add(new Variable(name, compiled));
            place.declare(name, place.typesOf(compiled));
        }
        return variables;
    }

    private static CompiledExpression compile(Expression expression, Place place) {
        return place.compile(fhirPath(expression, place));
    }

    private static String fhirPath(Expression expression, Place place) {
        if (!FHIR_PATH.equals(expression.getLanguage())) {
            throw place.refuse("the language of an expression must be " + FHIR_PATH, expression.getExpression());
        }
        return text(expression.getExpression(), "expression", place);
    }

    private static List<CompiledExpression> conditions(PlanDefinitionActionComponent action, Place place) {
        List<CompiledExpression> conditions = new ArrayList<>();
        for (PlanDefinitionActionConditionComponent condition : action.getCondition()) {
            Place here = place.in("condition[" + conditions.size() + "]");
            if (condition.getKind() != ActionConditionKind.APPLICABILITY) {
                throw here.refuse("the kind of a condition must be applicability", null);
            }
            conditions.add(here.condition(fhirPath(condition.getExpression(), here)));
        }
        return conditions;
    }

    private static Template summary(PlanDefinitionActionComponent action, Place place) {
        Place here = place.in("title");
        Template summary = here.template(text(action.getTitle(), "title", place));
        if (summary.maxLength() >= Dialect.SUMMARY_LIMIT) {
            throw here.refuse(
                    "the summary can get " + summary.maxLength() + " characters long; it must stay under "
                            + Dialect.SUMMARY_LIMIT,
                    action.getTitle());
        }
        return summary;
    }

    private static List<SuggestionAction> suggestions(PlanDefinitionActionComponent card, Place place) {
        List<SuggestionAction> suggestions = new ArrayList<>();
        for (PlanDefinitionActionComponent action : card.getAction()) {
            Place here = place.in("action[" + suggestions.size() + "]");
            List<Variable> variables = variables(action.getExtensionsByUrl(VARIABLE), here);
            suggestions.add(new SuggestionAction(
                    Variables.of(variables, Variable.OPTION),
                    conditions(action, here),
                    here.in("title").template(text(action.getTitle(), "title", here)),
                    action.getPrecheckBehavior() == ActionPrecheckBehavior.YES,
                    Dialect.isSystemAction(action, here),
                    changes(action, here)));
        }
        return suggestions;
    }

    private static List<ChangeAction> changes(PlanDefinitionActionComponent suggestion, Place place) {
        if (!suggestion.hasAction()) {
            return List.of(change(suggestion, place));
        }
        List<ChangeAction> changes = new ArrayList<>();
        for (PlanDefinitionActionComponent action : suggestion.getAction()) {
            changes.add(change(action, place.in("action[" + changes.size() + "]")));
        }
        return changes;
    }

    private static ChangeAction change(PlanDefinitionActionComponent action, Place place) {
        String code = action.getType().getCodingFirstRep().getCode();
        ChangeAction.Type type = type(code);
        if (type == null) {
            throw place.refuse("the type of a change must be create, update or remove, not " + code, null);
        }
        String description = text(action.getDescription(), "description", place);
        return new ChangeAction(type, place.in("description").template(description), values(action, place));
    }

    private static ChangeAction.@Nullable Type type(@Nullable String code) {
        for (ChangeAction.Type type : ChangeAction.Type.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(code)) {
                return type;
            }
        }
        return null;
    }

    private static DynamicValues values(PlanDefinitionActionComponent action, Place place) {
        CompiledExpression start = null;
        List<DynamicValues.Element> elements = new ArrayList<>();
        for (PlanDefinitionActionDynamicValueComponent value : action.getDynamicValue()) {
            Place here = place.in("dynamicValue " + value.getPath());
            CompiledExpression expression = compile(value.getExpression(), here);
            if (DynamicValues.THIS.equals(value.getPath())) {
                start = expression;
            } else if (value.hasPath() && value.getPath().chars().allMatch(Character::isLetter)) {
                elements.add(new DynamicValues.Element(value.getPath(), expression));
            } else {
                throw here.refuse("the path must be $this or an element of the resource itself", null);
            }
        }
        if (start == null) {
            throw place.refuse("a change needs a dynamicValue with the path $this", null);
        }
        TypeDetails resource = place.resource(start);
        elements.forEach(element ->
                place.in("dynamicValue " + element.name()).element(resource, element.name(), element.expression()));
        return new DynamicValues(start, elements);
    }

    static String text(@Nullable String text, String element, Place place) {
        if (text == null || text.isBlank()) {
            throw place.refuse(element + " is missing", null);
        }
        return text;
    }
}
