package org.foramen.cds.rules.fhirpath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.Concept;
import org.foramen.terminology.release.DateSpan;
import org.foramen.terminology.release.Validity;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The functions by which an expression asks the terminology. Each takes Codings or CodeableConcepts (of which it takes the
 * codings); a coding that the terminology does not know gives nothing.
 */
enum TerminologyFunction {
    CONCEPT("concept", "the codings as published: system, version, code, display", 0, Signature.ofCoded("Coding")) {
        @Override
        List<? extends Base> of(RuleTerminology terminology, Coding coding, String argument) {
            return terminology
                    .concept(coding)
                    .map(found -> List.of(coding(found.coding())))
                    .orElse(List.of());
        }
    },
    IN_KNOWN_VERSION(
            "inKnownVersion",
            "the codings as they are, without those of a version in which the code is not known to be what it is now",
            0,
            Signature.ofCoded("Coding")) {
        @Override
        List<? extends Base> of(RuleTerminology terminology, Coding coding, String argument) {
            return terminology.knowsVersion(coding) ? List.of(coding) : List.of();
        }
    },
    PROPERTY(
            "property",
            "the values of a property of the concept",
            1,
            Signature.ofCoded("boolean", "Coding", "integer", "decimal", "dateTime", "string")) {
        @Override
        List<? extends Base> of(RuleTerminology terminology, Coding coding, String argument) {
            Optional<Concept> concept = terminology.concept(coding);
            return concept.map(Concept::properties).orElse(List.of()).stream()
                    .filter(property -> property.code().equals(argument))
                    .map(Property::value)
                    .map(TerminologyFunction::value)
                    .toList();
        }
    },
    NARROWER("narrower", "the direct children, in the order of the code system", 0, Signature.ofCoded("Coding")) {
        @Override
        List<? extends Base> of(RuleTerminology terminology, Coding coding, String argument) {
            return relatives(terminology, coding, Concept::children);
        }
    },
    BROADER("broader", "the direct parents", 0, Signature.ofCoded("Coding")) {
        @Override
        List<? extends Base> of(RuleTerminology terminology, Coding coding, String argument) {
            return relatives(terminology, coding, Concept::parents);
        }
    },
    SUBSUMED_BY(
            "subsumedBy",
            "true for a coding that is the given code of the same system, or below it",
            1,
            Signature.ofCoded("boolean")) {
        @Override
        List<? extends Base> of(RuleTerminology terminology, Coding coding, String argument) {
            return List.of(new BooleanType(terminology.subsumes(argument, coding)));
        }
    },
    VALID_ON(
            "validOn",
            "whether the code could be reported on the days that are given (a month or year is all its days); nothing where"
                    + " that is not known, or differs",
            1,
            Signature.ofCoded("boolean")) {
        @Override
        List<Base> apply(RuleTerminology terminology, List<Base> focus, List<List<Base>> parameters) {
            List<DateSpan> days = days(parameters);
            List<Base> answers = new ArrayList<>();
            focus.stream()
                    .flatMap(item -> RuleTerminology.codings(item).stream())
                    .forEach(coding -> {
                        Validity validity = days.stream()
                                .map(day -> terminology.validOn(coding, day))
                                .reduce(Validity::and)
                                .orElse(Validity.UNKNOWN);
                        if (validity != Validity.UNKNOWN) {
                            answers.add(new BooleanType(validity == Validity.VALID));
                        }
                    });
            return answers;
        }
    },
    VERSION_ON(
            "versionOn",
            "the version of the code system that was in force on all the days that are given; nothing where that is not known",
            1,
            Signature.ofCoded("string")) {
        @Override
        List<Base> apply(RuleTerminology terminology, List<Base> focus, List<List<Base>> parameters) {
            List<DateSpan> days = days(parameters);
            List<Base> versions = new ArrayList<>();
            for (Base item : focus) {
                for (Coding coding : RuleTerminology.codings(item)) {
                    Set<Optional<String>> inForce = days.stream()
                            .map(day -> terminology.versionOn(coding, day))
                            .collect(Collectors.toSet());
                    if (inForce.size() == 1) {
                        inForce.iterator().next().ifPresent(version -> versions.add(new StringType(version)));
                    }
                }
            }
            return versions;
        }
    },
    CHANGED(
            "changed",
            "the codings that could be reported by one release published here and not by another",
            0,
            Signature.ofCoded("Coding")) {
        @Override
        List<? extends Base> of(RuleTerminology terminology, Coding coding, String argument) {
            return terminology.changes(coding) ? List.of(coding) : List.of();
        }
    },
    TRANSLATE("translate", "the targets of a published concept map", 1, Signature.ofCoded("Coding")) {
        @Override
        List<? extends Base> of(RuleTerminology terminology, Coding coding, String argument) {
            return terminology.translate(argument, coding).stream()
                    .map(TerminologyFunction::coding)
                    .toList();
        }
    },
    MEMBERS("members", "the codings of a published value set; has no input", 1, Signature.withoutInput("Coding")) {
        @Override
        List<Base> apply(RuleTerminology terminology, List<Base> focus, List<List<Base>> parameters) {
            List<Base> members = new ArrayList<>();
            terminology.members(argument(parameters)).forEach(member -> members.add(coding(member)));
            return members;
        }
    },
    EVIDENCE(
            "evidence",
            "evidence that an element of the input resources holds the codings",
            2,
            new Signature(List.of(), List.of("Extension"))) {
        @Override
        List<Base> apply(RuleTerminology terminology, List<Base> focus, List<List<Base>> parameters) {
            List<Base> evidence = new ArrayList<>();
            for (Base item : focus) {
                for (Base coded : parameters.get(1)) {
                    for (Coding coding : RuleTerminology.codings(coded)) {
                        if (item instanceof Resource resource && coding.hasCode()) {
                            evidence.add(EvidenceItem.trigger(
                                    resource, argument(parameters), published(terminology, coding)));
                        }
                    }
                }
            }
            return evidence;
        }
    },
    VALUE_SET(
            "valueSet",
            "a published value set as evidence, with the version that answers; has no input",
            1,
            Signature.withoutInput("canonical")) {
        @Override
        List<Base> apply(RuleTerminology terminology, List<Base> focus, List<List<Base>> parameters) {
            List<Base> evidence = new ArrayList<>();
            terminology
                    .valueSet(argument(parameters))
                    .ifPresent(found -> evidence.add(new CanonicalType(found.toString())));
            return evidence;
        }
    };

    private static final Map<String, TerminologyFunction> BY_NAME = new HashMap<>();

    static {
        for (TerminologyFunction function : values()) {
            BY_NAME.put(function.functionName, function);
        }
    }

    final String functionName;
    final String purpose;
    final int parameters;

    @SuppressWarnings("ImmutableEnumChecker") // its lists are List.of
    final Signature signature;

    TerminologyFunction(String functionName, String purpose, int parameters, Signature signature) {
        this.functionName = functionName;
        this.purpose = purpose;
        this.parameters = parameters;
        this.signature = signature;
    }

    static @Nullable TerminologyFunction named(String name) {
        return BY_NAME.get(name);
    }

    /** What is answered of one coding; nothing for a function that answers of its input or parameters as a whole. */
    List<? extends Base> of(RuleTerminology terminology, Coding coding, String argument) {
        return List.of();
    }

    List<Base> apply(RuleTerminology terminology, List<Base> focus, List<List<Base>> parameters) {
        String argument = this.parameters == 0 ? "" : argument(parameters);
        List<Base> result = new ArrayList<>();
        for (Base item : focus) {
            for (Coding coding : RuleTerminology.codings(item)) {
                result.addAll(of(terminology, coding, argument));
            }
        }
        return result;
    }

    private static String argument(List<List<Base>> parameters) {
        List<Base> first = parameters.get(0);
        String value = first.size() == 1 ? first.get(0).primitiveValue() : null;
        return value == null ? "" : value;
    }

    private static List<DateSpan> days(List<List<Base>> parameters) {
        return parameters.get(0).stream()
                .map(date -> DateSpan.read(String.valueOf(date.primitiveValue()))
                        .orElseThrow(() -> new Refusal(Problem.invalid("A day must be a date", null))))
                .toList();
    }

    private static List<Base> relatives(
            RuleTerminology terminology, Coding coding, java.util.function.Function<Concept, List<String>> codes) {
        List<Base> relatives = new ArrayList<>();
        terminology.concept(coding).ifPresent(concept -> {
            for (String code : codes.apply(concept)) {
                Coding relative = new Coding()
                        .setSystem(concept.coding().system())
                        .setVersion(concept.coding().version())
                        .setCode(code);
                terminology.concept(relative).ifPresent(found -> relatives.add(coding(found.coding())));
            }
        });
        return relatives;
    }

    private static Coding coding(org.foramen.terminology.code.Coding coding) {
        return new Coding()
                .setSystem(coding.system())
                .setVersion(coding.version())
                .setCode(coding.code())
                .setDisplay(coding.display());
    }

    /** The coding as it is published, or else its system and code alone: its other words are the client's. */
    private static Coding published(RuleTerminology terminology, Coding coding) {
        return terminology.concept(coding).map(found -> coding(found.coding())).orElseGet(() -> new Coding()
                .setSystem(coding.getSystem())
                .setCode(coding.getCode()));
    }

    private static Base value(PropertyValue value) {
        if (value instanceof PropertyValue.Bool truth) {
            return new BooleanType(truth.value());
        }
        if (value instanceof PropertyValue.Coded coded) {
            return coding(coded.coding());
        }
        if (value instanceof PropertyValue.Whole whole) {
            return new IntegerType(whole.value());
        }
        if (value instanceof PropertyValue.Decimal decimal) {
            return new DecimalType(decimal.value());
        }
        if (value instanceof PropertyValue.DateTime time) {
            return new DateTimeType(time.text());
        }
        return new StringType(value.text());
    }
}
