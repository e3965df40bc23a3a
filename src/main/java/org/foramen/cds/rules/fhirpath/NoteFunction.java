package org.foramen.cds.rules.fhirpath;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.foramen.cds.rules.fhirpath.Readings.Note;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Status;
import org.foramen.documentation.reading.Finding;
import org.foramen.documentation.reading.Lesion;
import org.foramen.fhir.documentation.NoteText;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The functions by which an expression asks what notes say. Each takes strings, and the resources whose words are read (see
 * {@link NoteText}); the input is read as one note, and anything else in it is passed over.
 */
enum NoteFunction {
    /**
     * {@code documented(axis)} or {@code documented(axis, status)}: affirmed where no status is given, on all axes where no
     * axis is.
     */
    DOCUMENTED("documented", "the values that notes document on an axis", 0, 2, "Coding") {
        @Override
        Stream<Base> of(Note note, List<List<Base>> arguments) {
            String status = arguments.size() > 1 ? text(arguments, 1) : Status.AFFIRMED.code();
            Stream<Finding> findings = arguments.isEmpty()
                    ? note.reading().findings().stream()
                    : note.reading().on(axis(arguments, 0));
            return codings(findings.filter(finding -> finding.status().code().equals(status))
                    .map(Finding::value)
                    .distinct());
        }
    },
    /** {@code supportedCodes()}: what {@code $assess-documentation} tells as suggestedCode. */
    SUPPORTED_CODES("supportedCodes", "the M99 codes that notes support, best first", 0, 0, "Coding") {
        @Override
        Stream<Base> of(Note note, List<List<Base>> arguments) {
            return codings(note.assessed(null).suggestedCodes().stream());
        }
    },
    /** {@code missingItems([coding])}: the codes of m99-documentation-item that notes leave out, of those the coding needs. */
    MISSING_ITEMS("missingItems", "what notes leave out, as codes of m99-documentation-item", 0, 1, "Coding") {
        @Override
        Stream<Base> of(Note note, List<List<Base>> arguments) {
            return codings(note.assessed(arguments.isEmpty() ? null : code(arguments)).missing().stream());
        }
    },
    /** {@code conflicts(coding, axis)}: what notes say on the axis where it is not what the coding says. */
    CONFLICTS("conflicts", "the values that notes document on an axis against a coding of M99", 2, 2, "Coding") {
        @Override
        Stream<Base> of(Note note, List<List<Base>> arguments) {
            Axis axis = axis(arguments, 1);
            return codings(note.assessed(code(arguments)).conflicts().stream()
                    .filter(conflict -> conflict.axis() == axis)
                    .map(conflict -> conflict.documented()));
        }
    },
    /** {@code corrected(coding)}: the codes of the grid that fit the notes, and the coding where they say nothing. */
    CORRECTED(
            "corrected", "the M99 codes that notes ask for in place of a coding that they contradict", 1, 1, "Coding") {
        @Override
        Stream<Base> of(Note note, List<List<Base>> arguments) {
            return codings(note.assessed(code(arguments)).corrected().stream());
        }
    },
    /** {@code lesionRegions()}: where notes place a lesion in its own words; what is merely named or looked at is no such place. */
    LESION_REGIONS(
            "lesionRegions", "the regions in which notes place a lesion, by the lesion's own words", 0, 0, "Coding") {
        @Override
        Stream<Base> of(Note note, List<List<Base>> arguments) {
            Set<String> placed = new HashSet<>();
            note.reading().lesions().stream()
                    .filter(Lesion::placed)
                    .forEach(lesion -> placed.addAll(lesion.place().regions()));
            return codings(note.reading()
                    .on(Axis.REGION)
                    .filter(Finding::isAffirmed)
                    .map(Finding::value)
                    .filter(region -> placed.contains(region.code()))
                    .distinct());
        }
    },
    /** {@code words(axis[, codings])}: the sentences that affirm something on the axis, or one of those values. */
    WORDS("words", "the sentences by which notes document an axis, or values of it", 1, 2, "string") {
        @Override
        Stream<Base> of(Note note, List<List<Base>> arguments) {
            return strings(affirmed(note, arguments).map(finding -> Excerpt.of(note.text(), finding)));
        }
    },
    /** {@code terms(axis[, codings])}: the very words that affirm something on the axis, or one of those values. */
    TERMS("terms", "the words by which notes document an axis, or values of it", 1, 2, "string") {
        @Override
        Stream<Base> of(Note note, List<List<Base>> arguments) {
            return strings(affirmed(note, arguments).map(Finding::text));
        }
    },
    /** {@code isRead()}: for each resource, so that silence of the others is not taken for a gap. */
    IS_READ("isRead", "whether the words of a resource can be read here", 0, 0, "boolean") {
        @Override
        Stream<Base> of(Note note, List<List<Base>> arguments) {
            return Stream.empty();
        }

        @Override
        List<Base> apply(Readings readings, List<Base> focus, List<List<Base>> parameters) {
            return focus.stream()
                    .<Base>map(item -> new BooleanType(readings.reads(item)))
                    .toList();
        }
    };

    final String functionName;
    final String purpose;
    final int minParameters;
    final int maxParameters;

    @SuppressWarnings("ImmutableEnumChecker") // a record of lists that never change
    final Signature signature;

    NoteFunction(String functionName, String purpose, int minParameters, int maxParameters, String gives) {
        this.functionName = functionName;
        this.purpose = purpose;
        this.minParameters = minParameters;
        this.maxParameters = maxParameters;
        this.signature = new Signature(List.of(), List.of(gives));
    }

    static @Nullable NoteFunction named(String name) {
        for (NoteFunction function : values()) {
            if (function.functionName.equals(name)) {
                return function;
            }
        }
        return null;
    }

    abstract Stream<Base> of(Note note, List<List<Base>> arguments);

    List<Base> apply(Readings readings, List<Base> focus, List<List<Base>> parameters) {
        return of(readings.note(focus), parameters).toList();
    }

    private static Stream<Finding> affirmed(Note note, List<List<Base>> arguments) {
        List<String> codes = arguments.size() < 2
                ? List.of()
                : arguments.get(1).stream()
                        .flatMap(item -> RuleTerminology.codings(item).stream())
                        .map(coding -> coding.getCode())
                        .toList();
        return note.reading()
                .on(axis(arguments, 0))
                .filter(Finding::isAffirmed)
                .filter(finding ->
                        arguments.size() < 2 || codes.contains(finding.value().code()));
    }

    private static Stream<Base> strings(Stream<String> told) {
        return told.distinct().map(StringType::new);
    }

    private static Stream<Base> codings(Stream<Coding> told) {
        return told.map(coding -> new org.hl7.fhir.r4.model.Coding()
                .setSystem(coding.system())
                .setVersion(coding.version())
                .setCode(coding.code())
                .setDisplay(coding.display()));
    }

    private static String text(List<List<Base>> arguments, int index) {
        List<Base> values = arguments.get(index);
        String value = values.size() == 1 ? values.get(0).primitiveValue() : null;
        return value == null ? "" : value;
    }

    /** The code that the first argument is; null for none, and for what no coding says. */
    private static @Nullable Coding code(List<List<Base>> arguments) {
        List<Coding> codes = new ArrayList<>();
        arguments.get(0).forEach(item -> RuleTerminology.codings(item).stream()
                .map(CodeSpelling::read)
                .filter(Objects::nonNull)
                .forEach(codes::add));
        return codes.isEmpty() ? null : codes.get(0);
    }

    private static Axis axis(List<List<Base>> arguments, int index) {
        try {
            return Axis.of(text(arguments, index));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Problem.invalid("on no such axis: " + unknown.getMessage(), null));
        }
    }
}
