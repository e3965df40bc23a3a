package org.foramen.fhir.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.foramen.fhir.codec.MessageCatalogue;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.codec.PublishedResources.Published;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Questionnaire;

/** The published forms. Immutable, for any number of threads. */
public final class Forms {

    private final List<Form> all;

    private Forms(List<Form> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The forms among what is published; other Questionnaires are left out.
     *
     * @param wrong gets a line, with the name of the file, for each that cannot be used
     */
    public static Forms of(PublishedResources published, ConceptQueries terminology, List<String> wrong) {
        List<Form> forms = new ArrayList<>();
        for (Published each : published.all()) {
            if (each.resource() instanceof Questionnaire questionnaire && FormReader.isForm(questionnaire)) {
                try {
                    forms.add(FormReader.read(questionnaire, terminology));
                } catch (Refusal refusal) {
                    wrong.add(each.file() + ": "
                            + MessageCatalogue.text(refusal.problem().message()));
                }
            }
        }
        return new Forms(forms);
    }

    /**
     * The form of that url, of the version if one is named.
     *
     * @param expression of the element that names it, for messages
     */
    public Form named(Canonical canonical, String expression) {
        return one(form -> form.is(canonical), canonical.toString(), expression);
    }

    /** The form with that logical id. */
    public Form withId(String id, String expression) {
        return one(form -> id.equals(form.resource().getIdElement().getIdPart()), "Questionnaire/" + id, expression);
    }

    /** The form with that business identifier; without a system any will do. */
    public Form withIdentifier(Identifier identifier, String expression) {
        return one(form -> form.has(identifier), String.valueOf(identifier.getValue()), expression);
    }

    private Form one(Predicate<Form> wanted, String name, String expression) {
        return all.stream()
                .filter(wanted)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new Refusal(Problem.notFound(
                        "There is no form " + Message.cut(name) + " here; there are "
                                + all.stream()
                                        .map(form -> form.canonical().toString())
                                        .collect(Collectors.joining(", ")),
                        expression)));
    }
}
