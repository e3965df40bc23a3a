package org.foramen.fhir.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.foramen.fhir.request.OperationParameter.Form;
import org.foramen.terminology.code.CodeableConcept;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one call of an operation, whichever way they came: query, Parameters resource, or the resource itself.
 * Adding checks each against the operation's table, so that what is unknown, repeated, unsupported or of the wrong form is
 * refused by name.
 */
public final class OperationInput {

    /** The largest whole number that is taken: as many nines as always fit. */
    private static final String LARGEST = "999999999";

    private sealed interface Value {
        record Text(String text) implements Value {}

        record One(Coding coding) implements Value {}

        record Concept(CodeableConcept concept) implements Value {}

        record Given(Resource resource) implements Value {}

        record Parts(ParametersParameterComponent parts) implements Value {}
    }

    private record Entry(String name, Value value) {}

    private final TerminologyOperation operation;
    private final List<Entry> entries = new ArrayList<>(4);
    private @Nullable String acceptLanguage;

    public OperationInput(TerminologyOperation operation) {
        this.operation = operation;
    }

    public TerminologyOperation operation() {
        return operation;
    }

    /** A parameter in the form that a query string has; blank counts as not given. */
    public OperationInput add(String name, String text) {
        OperationParameter parameter = accept(name);
        if (text.isBlank()) {
            return this;
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            throw wrong(name, "must not hold control characters");
        }
        Form form = parameter.form();
        if (form == Form.INTEGER && !isWhole(text)) {
            throw wrong(name, "must be a whole number from 0 to " + LARGEST + ", not '" + Message.cut(text) + "'");
        }
        if (form == Form.BOOLEAN && !text.equals("true") && !text.equals("false")) {
            throw wrong(name, "must be true or false, not '" + Message.cut(text) + "'");
        }
        if (!form.isSimple()) {
            throw wrong(parameter, Form.TEXT.description());
        }
        entries.add(new Entry(name, new Value.Text(text)));
        return this;
    }

    /** A Coding. */
    public OperationInput add(String name, Coding coding) {
        expect(accept(name), Form.CODING);
        entries.add(new Entry(name, new Value.One(coding)));
        return this;
    }

    /** A CodeableConcept. */
    public OperationInput add(String name, CodeableConcept concept) {
        expect(accept(name), Form.CODEABLE_CONCEPT);
        entries.add(new Entry(name, new Value.Concept(concept)));
        return this;
    }

    /** What the client accepts of languages: the value of its HTTP header, null when it sent none. */
    public OperationInput acceptLanguage(@Nullable String header) {
        acceptLanguage = header;
        return this;
    }

    @Nullable
    String acceptLanguage() {
        return acceptLanguage;
    }

    /** A resource. */
    public OperationInput add(String name, Resource resource) {
        expect(accept(name), Form.RESOURCE);
        entries.add(new Entry(name, new Value.Given(resource)));
        return this;
    }

    /** A parameter with parts. */
    public OperationInput add(String name, ParametersParameterComponent parts) {
        expect(accept(name), Form.PARTS);
        entries.add(new Entry(name, new Value.Parts(parts)));
        return this;
    }

    private OperationParameter accept(String name) {
        OperationParameter parameter = operation.parameter(name);
        if (parameter == null) {
            throw new Refusal(Problem.invalid(
                    operation.label() + " has no parameter '" + name + "'; supported are " + operation.supportedNames(),
                    name));
        }
        if (!parameter.supported()) {
            throw new Refusal(Problem.unsupported(
                    "The parameter '" + name + "' of " + operation.label() + " is not supported yet; leave it out",
                    name));
        }
        if (!parameter.repeats() && has(name)) {
            throw wrong(name, "may be given only once");
        }
        return parameter;
    }

    /**
     * That the parameter was given in a form that it has not, whichever.
     *
     * @param given in plain words
     */
    Refusal wrongForm(String name, String given) {
        return wrong(accept(name), given);
    }

    private void expect(OperationParameter parameter, Form form) {
        if (parameter.form() != form) {
            throw wrong(parameter, form.description());
        }
    }

    private Refusal wrong(OperationParameter parameter, String given) {
        Form form = parameter.form();
        String where = form.isSimple() ? "" : ". It goes into a Parameters resource that is sent with POST";
        return wrong(parameter.name(), "must be " + form.description() + ", not " + given + where);
    }

    private Refusal wrong(String name, String what) {
        return new Refusal(Problem.invalid("The parameter '" + name + "' of " + operation.label() + " " + what, name));
    }

    private static boolean isWhole(String text) {
        return text.length() <= LARGEST.length() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether the parameter was given. */
    public boolean has(String name) {
        return find(name) != null;
    }

    /** Whether the parameter was given with that very text. */
    public boolean says(String name, String text) {
        return text.equals(text(name));
    }

    private @Nullable Value find(String name) {
        for (Entry entry : entries) {
            if (entry.name().equals(name)) {
                return entry.value();
            }
        }
        return null;
    }

    /** The text of the parameter, null when it was not given. */
    public @Nullable String text(String name) {
        return find(name) instanceof Value.Text text ? text.text() : null;
    }

    /** The text, or a refusal that says what it is needed for. */
    public String requiredText(String name, String purpose) {
        String text = text(name);
        if (text == null) {
            throw new Refusal(
                    Problem.required(operation.label() + " needs the parameter '" + name + "'" + purpose, name));
        }
        return text;
    }

    Set<String> texts(String name) {
        Set<String> texts = new LinkedHashSet<>();
        every(name, Value.Text.class).forEach(value -> texts.add(value.text()));
        return texts;
    }

    /** Every value of a parameter that has that form. */
    private <V extends Value> List<V> every(String name, Class<V> form) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name) && form.isInstance(entry.value()))
                .map(entry -> form.cast(entry.value()))
                .toList();
    }

    @Nullable
    Integer integer(String name) {
        String text = text(name);
        return text == null ? null : Integer.valueOf(text);
    }

    /** True, false, or null when not given. */
    @Nullable
    Boolean bool(String name) {
        String text = text(name);
        return text == null ? null : Boolean.valueOf(text);
    }

    /** The coding, which must have a code; null when not given. */
    @Nullable
    Coding codedCoding(String name) {
        Coding coding = coding(name);
        if (coding != null && coding.code().isEmpty()) {
            throw new Refusal(
                    Problem.required("The coding of the parameter '" + name + "' needs a code", name + ".code"));
        }
        return coding;
    }

    /** Whether it was given and is true. */
    boolean isTrue(String name) {
        return Boolean.TRUE.equals(bool(name));
    }

    @Nullable
    Coding coding(String name) {
        return find(name) instanceof Value.One one ? one.coding() : null;
    }

    @Nullable
    public CodeableConcept concept(String name) {
        return find(name) instanceof Value.Concept concept ? concept.concept() : null;
    }

    /** The codings of a concept that have a code; sloppy clients send {@code coding:[{}]}. */
    List<Coding> codings(String name) {
        CodeableConcept concept = concept(name);
        return concept == null
                ? List.of()
                : concept.codings().stream()
                        .filter(coding -> !coding.code().isEmpty())
                        .toList();
    }

    /** Every Coding of a parameter that repeats. */
    public List<Coding> everyCoding(String name) {
        return every(name, Value.One.class).stream().map(Value.One::coding).toList();
    }

    /** Every time that a parameter with parts was given. */
    List<ParametersParameterComponent> parts(String name) {
        return every(name, Value.Parts.class).stream().map(Value.Parts::parts).toList();
    }

    /** A resource of the class, null when not given; another type is refused. */
    public <T extends Resource> @Nullable T resource(String name, Class<T> type) {
        if (!(find(name) instanceof Value.Given given)) {
            return null;
        }
        if (!type.isInstance(given.resource())) {
            throw wrong(
                    name,
                    "must be a " + type.getSimpleName() + ", not a "
                            + given.resource().fhirType());
        }
        return type.cast(given.resource());
    }

    /** The artefacts that are to be known for this one call. */
    public List<Resource> companions() {
        return resources(TerminologyOperation.TX_RESOURCE.name());
    }

    /** Everything that came with the call and can be named by its url, in the validations of a batch too. */
    public List<Resource> artefacts() {
        return artefacts(resource -> true);
    }

    /** The same without what is for one validation of a batch alone. */
    public List<Resource> sharedArtefacts() {
        return artefacts(resource -> !(resource instanceof Parameters));
    }

    private List<Resource> artefacts(Predicate<Resource> wanted) {
        List<Resource> artefacts = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.value() instanceof Value.Given given && wanted.test(given.resource())) {
                artefacts.addAll(InputReader.artefacts(given.resource()));
            }
        }
        return artefacts;
    }

    /** The resources of that name, in order. */
    public List<Resource> resources(String name) {
        return every(name, Value.Given.class).stream()
                .map(Value.Given::resource)
                .toList();
    }

    /** Takes over what the other call was given and this one was not, where wanted and a parameter here; and its languages. */
    public OperationInput inherit(OperationInput other, Predicate<String> wanted) {
        Set<String> own = new HashSet<>();
        entries.forEach(entry -> own.add(entry.name()));
        for (Entry entry : other.entries) {
            String name = entry.name();
            if (!own.contains(name) && wanted.test(name) && operation.parameter(name) != null) {
                entries.add(entry);
            }
        }
        return acceptLanguage(other.acceptLanguage);
    }

    /** Refuses the call when more than one of the parameters is given. */
    public void atMostOne(String... names) {
        List<String> given = new ArrayList<>();
        for (String name : names) {
            if (has(name)) {
                given.add(name);
            }
        }
        if (given.size() > 1) {
            throw new Refusal(Problem.invalid(
                    "The parameters " + String.join(" and ", given) + " contradict each other: give only one of them",
                    given.get(1)));
        }
    }
}
