package org.foramen.fhir.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foramen.documentation.form.Answer;
import org.foramen.documentation.form.Passage;
import org.foramen.documentation.form.Question;
import org.foramen.terminology.code.Message;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Goes through a response beside its form: gathers what was answered, and what is wrong. */
final class ResponseWalk {

    /** More would help nobody. */
    private static final int MOST_FAULTS = 50;

    private final AnswerCheck check;
    private final AnswersByLink answers;
    private final boolean complete;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    /** @param complete whether nothing that is required may be missing */
    ResponseWalk(AnswerCheck check, AnswersByLink answers, boolean complete) {
        this.check = check;
        this.answers = answers;
        this.complete = complete;
    }

    List<Passage> passages() {
        return List.copyOf(passages);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    private void fault(IssueType code, String path, String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(code, path, text));
        }
    }

    /** Where in the response: the path of what holds the items, whether it is enabled, and what gathers its answers. */
    private record Where(
            String path, boolean enabled, @Nullable Map<Question, List<Answer>> gathered) {

        Where at(String below, boolean alsoEnabled) {
            return new Where(below, enabled && alsoEnabled, gathered);
        }
    }

    void walk(List<FormItem> form, List<QuestionnaireResponseItemComponent> given) {
        walk(form, given, new Where("QuestionnaireResponse", true, null));
    }

    /** Whether anything was answered. */
    private boolean walk(List<FormItem> form, List<QuestionnaireResponseItemComponent> given, Where where) {
        boolean any = false;
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String linkId = String.valueOf(given.get(i).getLinkId());
            places.computeIfAbsent(linkId, each -> new ArrayList<>()).add(i);
        }
        for (FormItem item : form) {
            List<Integer> at = places.getOrDefault(item.linkId(), List.of());
            places.remove(item.linkId());
            boolean enabled = where.enabled() && answers.enables(item);
            if (at.size() > 1 && !(item.isGroup() && item.repeats())) {
                fault(
                        IssueType.STRUCTURE,
                        path(where, at.get(1)),
                        "The item '" + item.linkId() + "' may stand there once");
            }
            boolean answered = false;
            for (int place : at) {
                answered |= item(item, given.get(place), where.at(path(where, place), enabled));
            }
            if (complete && enabled && item.definition().getRequired() && !answered) {
                String path = at.isEmpty() ? where.path() : path(where, at.get(0));
                fault(IssueType.REQUIRED, path, "The item '" + item.linkId() + "' has to be answered");
            }
            any |= answered;
        }
        places.forEach((linkId, at) -> fault(
                IssueType.STRUCTURE,
                path(where, at.get(0)) + ".linkId",
                "The form has no item '" + Message.cut(linkId) + "' there"));
        return any;
    }

    private static String path(Where where, int index) {
        return where.path() + ".item[" + index + "]";
    }

    /** Whether it, or anything below it, was answered. */
    private boolean item(FormItem item, QuestionnaireResponseItemComponent given, Where where) {
        Map<Question, List<Answer>> own = item.phrase() == null ? where.gathered() : new EnumMap<>(Question.class);
        Where inside = new Where(where.path(), where.enabled(), own);
        boolean question = !item.isGroup() && !item.isDisplay();
        if (!question && given.hasAnswer()) {
            fault(IssueType.STRUCTURE, where.path() + ".answer", "The item '" + item.linkId() + "' is no question");
        }
        if (question && given.hasItem()) {
            fault(
                    IssueType.STRUCTURE,
                    where.path() + ".item",
                    "What is below the question '" + item.linkId() + "' stands below its answer");
        }
        boolean answered = question ? answers(item, given, inside) : walk(item.items(), given.getItem(), inside);
        if (item.phrase() != null && own != null) {
            passages.add(new Passage(item.phrase(), own));
        }
        return answered;
    }

    private boolean answers(FormItem item, QuestionnaireResponseItemComponent given, Where where) {
        List<QuestionnaireResponseItemAnswerComponent> list = given.getAnswer();
        int count = 0;
        for (int i = 0; i < list.size(); i++) {
            String path = where.path() + ".answer[" + i + "]";
            Type value = list.get(i).getValue();
            if (value != null) {
                count++;
                answer(item, value, where.at(path + ".value", true));
            }
            walk(item.items(), list.get(i).getItem(), where.at(path, value != null));
        }
        if (count > 1 && !item.repeats()) {
            fault(
                    IssueType.STRUCTURE,
                    where.path() + ".answer[1]",
                    "The item '" + item.linkId() + "' takes one answer");
        }
        if (count > 0 && !where.enabled()) {
            fault(
                    IssueType.BUSINESSRULE,
                    where.path(),
                    "The item '" + item.linkId() + "' is not to be answered beside the other answers (enableWhen)");
        }
        return count > 0;
    }

    private void answer(FormItem item, Type value, Where where) {
        Fault fault = check.fault(item, value, where.path());
        if (fault != null) {
            fault(fault.code(), fault.path(), fault.text());
            return;
        }
        Question question = item.question();
        Map<Question, List<Answer>> gathered = where.gathered();
        if (question != null && gathered != null) {
            check.answer(item, value).ifPresent(answer -> gathered.computeIfAbsent(question, each -> new ArrayList<>())
                    .add(answer));
        }
    }
}
