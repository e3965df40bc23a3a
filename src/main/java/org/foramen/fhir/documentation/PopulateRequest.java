package org.foramen.fhir.documentation;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What {@code $populate} is asked, in the parameters of SDC's second, third and fourth edition.
 *
 * @param canonical of the form, null where it is named otherwise
 * @param id of the form, null where it is named otherwise
 * @param identifier of the form, null where it is named otherwise
 * @param subject whom the response is about, null for nobody named
 * @param sources what the answers are taken from
 * @param asksLocal whether what the server knows of the subject is to be used
 */
record PopulateRequest(
        @Nullable String canonical,
        @Nullable String id,
        @Nullable Identifier identifier,
        @Nullable Reference subject,
        List<Source> sources,
        boolean asksLocal) {

    /** The parameters that are supported. */
    static final List<String> PARAMETERS = List.of(
            "identifier",
            "canonical",
            "questionnaire",
            "questionnaireRef",
            "subject",
            "content",
            "context",
            "text",
            "local");

    private static final List<String> MANY = List.of("content", "context", "text");

    /**
     * Something that answers may be taken from.
     *
     * @param name the parameter that brought it, e.g. {@code content[0]}
     * @param content text as a string, a resource, or a reference to one
     */
    record Source(String name, Object content) {}

    PopulateRequest {
        sources = List.copyOf(sources);
    }

    /**
     * Reads Parameters; refuses what is unknown, repeated or of the wrong form, by name.
     *
     * @param ofPath the id of the form in the path; what names it in the parameters is passed over then, as SDC has it
     */
    static PopulateRequest read(@Nullable IBaseResource body, @Nullable String ofPath) {
        if (!(body instanceof Parameters parameters)) {
            throw new Refusal(Problem.required("$populate needs a body of the type Parameters", null));
        }
        parameters.getParameter().forEach(each -> check(each, parameters));
        Reference subject = subject(parameters);
        boolean local = parameters.getParameterValue("local") instanceof BooleanType asked && asked.booleanValue();
        List<Source> sources = sources(parameters);
        if (ofPath != null) {
            return new PopulateRequest(null, ofPath, null, subject, sources, local);
        }
        return named(parameters, subject, sources, local);
    }

    private static PopulateRequest named(
            Parameters parameters, @Nullable Reference subject, List<Source> sources, boolean local) {
        List<ParametersParameterComponent> names = parameters.getParameter().stream()
                .filter(each -> PARAMETERS.indexOf(each.getName()) < 4)
                .toList();
        if (names.size() != 1) {
            String what = "Name the form by one of identifier, canonical, questionnaire and questionnaireRef";
            throw new Refusal(
                    names.isEmpty()
                            ? Problem.required(what, "questionnaire")
                            : Problem.invalid(what, names.get(1).getName()));
        }
        ParametersParameterComponent name = names.get(0);
        if (name.getResource() != null) {
            throw new Refusal(Problem.unsupported(
                    "Only forms that are published here are populated: give the canonical of one", name.getName()));
        }
        Type value = name.getValue();
        if (value instanceof Identifier identifier) {
            return new PopulateRequest(null, null, identifier, subject, sources, local);
        }
        String said = value instanceof Reference reference
                ? reference.getReference()
                : value == null ? null : value.primitiveValue();
        if (said == null || said.isBlank()) {
            throw new Refusal(Problem.invalid("The parameter '" + name.getName() + "' names no form", name.getName()));
        }
        String[] steps = said.split("/", -1);
        boolean relative = steps.length == 2 && steps[0].equals("Questionnaire");
        return relative
                ? new PopulateRequest(null, steps[1], null, subject, sources, local)
                : new PopulateRequest(said, null, null, subject, sources, local);
    }

    private static void check(ParametersParameterComponent parameter, Parameters all) {
        String name = parameter.getName();
        if (name == null || !PARAMETERS.contains(name)) {
            throw new Refusal(Problem.unsupported(
                    "$populate does not support the parameter '" + Message.cut(String.valueOf(name))
                            + "'; supported are " + String.join(", ", PARAMETERS),
                    name));
        }
        if (!MANY.contains(name) && all.getParameters(name).size() > 1) {
            throw new Refusal(Problem.invalid("The parameter '" + name + "' may be given only once", name));
        }
    }

    private static @Nullable Reference subject(Parameters parameters) {
        ParametersParameterComponent subject = parameters.getParameter("subject");
        if (subject == null) {
            return null;
        }
        if (subject.getValue() instanceof Reference reference) {
            return reference;
        }
        throw new Refusal(Problem.invalid("The parameter 'subject' must be a Reference", "subject"));
    }

    private static List<Source> sources(Parameters parameters) {
        List<Source> sources = new ArrayList<>();
        int[] counts = new int[MANY.size()];
        for (ParametersParameterComponent each : parameters.getParameter()) {
            int kind = MANY.indexOf(each.getName());
            if (kind < 0) {
                continue;
            }
            String name = each.getName() + "[" + counts[kind]++ + "]";
            if (each.getName().equals("context")) {
                context(each, name, sources);
            } else {
                sources.add(source(each, name));
            }
        }
        return sources;
    }

    /** A context has a name, which is of no matter here, and contents. */
    private static void context(ParametersParameterComponent context, String name, List<Source> sources) {
        for (ParametersParameterComponent part : context.getPart()) {
            if ("content".equals(part.getName())) {
                sources.add(source(part, name + ".content"));
            } else if (!"name".equals(part.getName())) {
                throw new Refusal(Problem.unsupported(
                        "A context has a name and contents, and no '" + Message.cut(String.valueOf(part.getName()))
                                + "'",
                        name));
            }
        }
    }

    private static Source source(ParametersParameterComponent parameter, String name) {
        Resource resource = parameter.getResource();
        if (resource != null) {
            return new Source(name, resource);
        }
        Type value = parameter.getValue();
        if (value instanceof Reference reference) {
            return new Source(name, reference);
        }
        boolean text = "text".equals(parameter.getName()) && value != null && value.isPrimitive();
        if (!text) {
            throw new Refusal(Problem.invalid(
                    "The parameter '" + name + "' must be "
                            + ("text".equals(parameter.getName()) ? "a string" : "a resource"),
                    name));
        }
        return new Source(name, String.valueOf(value.primitiveValue()));
    }
}
