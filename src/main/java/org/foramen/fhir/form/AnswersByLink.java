package org.foramen.fhir.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;

/** What was answered to each item, and which items these answers enable (https://hl7.org/fhir/R4/questionnaire.html#enableWhen). */
final class AnswersByLink {

    private final Map<String, List<Type>> answers = new HashMap<>();

    static AnswersByLink of(QuestionnaireResponse response) {
        AnswersByLink answers = new AnswersByLink();
        answers.add(response.getItem());
        return answers;
    }

    private void add(List<QuestionnaireResponseItemComponent> items) {
        for (QuestionnaireResponseItemComponent item : items) {
            item.getAnswer().forEach(answer -> {
                if (answer.hasValue()) {
                    add(item.getLinkId(), answer.getValue());
                }
                add(answer.getItem());
            });
            add(item.getItem());
        }
    }

    void add(String linkId, Type value) {
        answers.computeIfAbsent(linkId, each -> new ArrayList<>()).add(value);
    }

    /** Whether the item is to be answered; what is below one that is not, is not either. */
    boolean enables(FormItem item) {
        List<QuestionnaireItemEnableWhenComponent> conditions =
                item.definition().getEnableWhen();
        return conditions.isEmpty()
                || (item.definition().getEnableBehavior() == EnableWhenBehavior.ANY
                        ? conditions.stream().anyMatch(this::holds)
                        : conditions.stream().allMatch(this::holds));
    }

    private boolean holds(QuestionnaireItemEnableWhenComponent condition) {
        List<Type> given = answers.getOrDefault(condition.getQuestion(), List.of());
        if (condition.getOperator() == QuestionnaireItemOperator.EXISTS) {
            return condition.getAnswerBooleanType().booleanValue() != given.isEmpty();
        }
        boolean equal = condition.getOperator() == QuestionnaireItemOperator.EQUAL;
        return given.stream().anyMatch(value -> isSame(value, condition.getAnswer()) == equal);
    }

    private static boolean isSame(Type one, Type other) {
        if (one instanceof Coding given && other instanceof Coding wanted) {
            return wanted.hasCode()
                    && wanted.getCode().equals(given.getCode())
                    && (!wanted.hasSystem() || wanted.getSystem().equals(given.getSystem()));
        }
        return one.equalsDeep(other);
    }
}
