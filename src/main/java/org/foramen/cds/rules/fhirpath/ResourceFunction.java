package org.foramen.cds.rules.fhirpath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The functions by which an expression names and builds parts of resources, which FHIRPath itself cannot. */
enum ResourceFunction {
    CODING(
            "coding",
            "a new Coding of a system, a code and perhaps a display; has no input",
            2,
            3,
            Signature.withoutInput("Coding")) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            Coding coding = new Coding().setSystem(text(parameters, 0)).setCode(text(parameters, 1));
            return List.of(parameters.size() > 2 ? coding.setDisplay(text(parameters, 2)) : coding);
        }
    },
    AS_CONCEPT(
            "asConcept",
            "one CodeableConcept of the input codings, without their version",
            0,
            0,
            Signature.ofCoded("CodeableConcept")) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            CodeableConcept concept = new CodeableConcept();
            focus.forEach(
                    item -> RuleTerminology.codings(item).forEach(coding -> concept.addCoding(unversioned(coding))));
            return concept.isEmpty() ? List.of() : List.of(concept);
        }
    },
    RECODED(
            "recoded",
            "each input CodeableConcept with the given coding in place of those of the same system, its text kept only"
                    + " if the second parameter is true, else that of the coding",
            1,
            2,
            new Signature(List.of("CodeableConcept"), List.of("CodeableConcept"))) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            List<Base> result = new ArrayList<>();
            for (Base item : focus) {
                if (item instanceof CodeableConcept concept && parameters.get(0).get(0) instanceof Coding coding) {
                    result.add(recoded(concept, coding, parameters.size() > 1 && "true".equals(text(parameters, 1))));
                }
            }
            return result;
        }
    },
    REASONS(
            "reasons",
            "the reasons of an order, coded ones first, then the codes of the conditions it refers to",
            0,
            0,
            new Signature(List.of(), List.of("CodeableConcept"))) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            List<Base> reasons = new ArrayList<>();
            for (Base item : focus) {
                for (Base reason : children(item, "reasonCode")) {
                    reasons.add(reason);
                }
                for (Base reference : children(item, "reasonReference")) {
                    CodeableConcept code = reason(scope, item, reference);
                    if (code != null) {
                        reasons.add(code);
                    }
                }
            }
            return reasons;
        }
    },
    REASON_CONDITIONS(
            "reasonConditions",
            "the conditions that an order refers to as reasons, contained ones too",
            0,
            0,
            new Signature(List.of(), List.of("Condition"))) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            List<Base> conditions = new ArrayList<>();
            for (Base item : focus) {
                for (Base reference : children(item, "reasonReference")) {
                    if (reason(scope, item, reference) != null) {
                        conditions.add(target(scope, item, reference));
                    }
                }
            }
            return conditions;
        }
    },
    REASON_REFERENCES(
            "reasonReferences",
            "the references of an order to conditions that are reasons with one of the given codings",
            1,
            1,
            new Signature(List.of(), List.of("Reference"))) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            Set<org.foramen.terminology.code.Coding> codes = new HashSet<>();
            parameters.get(0).forEach(coded -> codes.addAll(read(coded)));
            List<Base> references = new ArrayList<>();
            for (Base item : focus) {
                for (Base reference : children(item, "reasonReference")) {
                    CodeableConcept code = reason(scope, item, reference);
                    if (code != null && read(code).stream().anyMatch(codes::contains)) {
                        references.add(reference);
                    }
                }
            }
            return references;
        }
    },
    ID_PART(
            "idPart",
            "the id that a reference names, whether it is absolute, versioned or neither",
            0,
            0,
            new Signature(List.of("Reference"), List.of("string"))) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            List<Base> ids = new ArrayList<>();
            for (Base item : focus) {
                String id = item instanceof Reference reference
                        ? reference.getReferenceElement().getIdPart()
                        : null;
                if (id != null) {
                    ids.add(new StringType(id));
                }
            }
            return ids;
        }
    },
    FIRST_OF_EACH_CODE(
            "firstOfEachCode",
            "of resources that carry the same codes, or the same text and no code, the first",
            0,
            0,
            new Signature(List.of(), List.of())) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            Map<Object, Base> first = new LinkedHashMap<>();
            focus.forEach(item -> first.putIfAbsent(said(children(item, "code"), item), item));
            return List.copyOf(first.values());
        }
    },
    POINTER(
            "pointer",
            "the resource by type and id, or by its type alone when it has no id yet",
            0,
            0,
            new Signature(List.of(), List.of("string"))) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            List<Base> pointers = new ArrayList<>();
            for (Base item : focus) {
                if (item instanceof Resource resource) {
                    pointers.add(new StringType(EvidenceItem.pointer(resource)));
                }
            }
            return pointers;
        }
    },
    REFERENCE(
            "reference",
            "a new Reference to the given type/id; has no input",
            1,
            1,
            Signature.withoutInput("Reference")) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            return List.of(new Reference(text(parameters, 0)));
        }
    },
    ANNOTATION(
            "annotation",
            "a new Annotation with the given text; has no input",
            1,
            1,
            Signature.withoutInput("Annotation")) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            return List.of(new Annotation().setText(text(parameters, 0)));
        }
    };

    private static final Map<String, ResourceFunction> BY_NAME = new HashMap<>();

    static {
        for (ResourceFunction function : values()) {
            BY_NAME.put(function.functionName, function);
        }
    }

    final String functionName;
    final String purpose;
    final int minParameters;
    final int maxParameters;

    @SuppressWarnings("ImmutableEnumChecker") // its lists are List.of
    final Signature signature;

    ResourceFunction(String functionName, String purpose, int minParameters, int maxParameters, Signature signature) {
        this.functionName = functionName;
        this.purpose = purpose;
        this.minParameters = minParameters;
        this.maxParameters = maxParameters;
        this.signature = signature;
    }

    static @Nullable ResourceFunction named(String name) {
        return BY_NAME.get(name);
    }

    abstract List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters);

    /** What the item holds under the name; nothing where its type has no such element. */
    private static List<Base> children(Base item, String name) {
        Base[] found = item.listChildrenByName(name, false);
        return found == null
                ? List.of()
                : Stream.of(found).filter(Objects::nonNull).toList();
    }

    private static @Nullable String text(List<List<Base>> parameters, int index) {
        List<Base> values = parameters.get(index);
        return values.isEmpty() ? null : values.get(0).primitiveValue();
    }

    private static @Nullable Base target(Scope scope, Base order, Base reference) {
        String target = reference instanceof Reference pointer ? pointer.getReference() : null;
        if (target == null) {
            return null;
        }
        if (target.startsWith("#") && order instanceof DomainResource container) {
            return container.getContained().stream()
                    .filter(contained ->
                            target.substring(1).equals(contained.getIdElement().getIdPart())
                                    || target.equals(contained.getId()))
                    .findFirst()
                    .orElse(null);
        }
        return scope.references().resolve(target);
    }

    /** The code of the condition that an order refers to as a reason; null when that is no reason that counts. */
    private static @Nullable CodeableConcept reason(Scope scope, Base order, Base reference) {
        return target(scope, order, reference) instanceof Condition condition
                        && condition.hasCode()
                        && scope.references().isReason(condition)
                ? condition.getCode()
                : null;
    }

    private static Set<org.foramen.terminology.code.Coding> read(Base coded) {
        Set<org.foramen.terminology.code.Coding> read = new HashSet<>();
        for (Coding coding : RuleTerminology.codings(coded)) {
            org.foramen.terminology.code.Coding one = CodeSpelling.read(coding);
            if (one != null) {
                read.add(one);
            }
        }
        return read;
    }

    /** The codes that are held; without any, the texts; without these too, the item itself. */
    private static Object said(List<Base> coded, Base item) {
        Set<Object> codes = new HashSet<>();
        Set<Object> texts = new HashSet<>();
        for (Base code : coded) {
            codes.addAll(read(code));
            if (code instanceof CodeableConcept concept && concept.hasText()) {
                texts.add(concept.getText().strip().toLowerCase(Locale.ROOT));
            }
        }
        return !codes.isEmpty() ? codes : !texts.isEmpty() ? texts : item;
    }

    private static CodeableConcept recoded(CodeableConcept concept, Coding replacement, boolean keepsText) {
        CodeableConcept result = new CodeableConcept();
        result.setText(!concept.hasText() || keepsText ? concept.getText() : replacement.getDisplay());
        result.addCoding(unversioned(replacement));
        for (Coding coding : concept.getCoding()) {
            org.foramen.terminology.code.Coding read = CodeSpelling.read(coding);
            if (read != null && !replacement.getSystem().equals(read.system())) {
                result.addCoding(coding);
            }
        }
        return result;
    }

    private static Coding unversioned(Coding coding) {
        return coding.copy().setVersion(null);
    }
}
