package org.foramen.cds.rules.fhirpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Status;
import org.foramen.documentation.reading.Reading;
import org.foramen.fhir.documentation.NoteText;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The functions by which an expression asks what notes say. Each takes strings, and the resources whose words are read (see
 * {@link NoteText}); the input is read as one note, and anything else in it is passed over.
 */
enum NoteFunction {
    /** {@code documented(axis)} or {@code documented(axis, status)}: affirmed where no status is given. */
    DOCUMENTED("documented", "the values that notes document on an axis", 1, 2) {
        @Override
        List<org.foramen.terminology.code.Coding> of(
                Documentation documentation, Reading reading, List<String> arguments) {
            Axis axis = known(arguments.get(0));
            String status = arguments.size() > 1 ? arguments.get(1) : Status.AFFIRMED.code();
            return reading.on(axis)
                    .filter(finding -> finding.status().code().equals(status))
                    .map(finding -> finding.value())
                    .distinct()
                    .toList();
        }
    },
    /** {@code supportedCodes()}: what {@code $assess-documentation} tells as suggestedCode. */
    SUPPORTED_CODES("supportedCodes", "the M99 codes that notes support, best first", 0, 0) {
        @Override
        List<org.foramen.terminology.code.Coding> of(
                Documentation documentation, Reading reading, List<String> arguments) {
            return documentation.assess(reading, null).suggestedCodes();
        }
    },
    /** {@code missingItems()}: the codes of m99-documentation-item that notes leave out. */
    MISSING_ITEMS("missingItems", "what notes leave out, as codes of m99-documentation-item", 0, 0) {
        @Override
        List<org.foramen.terminology.code.Coding> of(
                Documentation documentation, Reading reading, List<String> arguments) {
            return documentation.assess(reading, null).missing();
        }
    };

    final String functionName;
    final String purpose;
    final int minParameters;
    final int maxParameters;

    @SuppressWarnings("ImmutableEnumChecker") // a record of lists that never change
    final Signature signature = new Signature(List.of(), List.of("Coding"));

    NoteFunction(String functionName, String purpose, int minParameters, int maxParameters) {
        this.functionName = functionName;
        this.purpose = purpose;
        this.minParameters = minParameters;
        this.maxParameters = maxParameters;
    }

    static @Nullable NoteFunction named(String name) {
        for (NoteFunction function : values()) {
            if (function.functionName.equals(name)) {
                return function;
            }
        }
        return null;
    }

    abstract List<org.foramen.terminology.code.Coding> of(
            Documentation documentation, Reading reading, List<String> arguments);

    List<Base> apply(Supplier<Documentation> documentation, List<Base> focus, List<List<Base>> parameters) {
        String note = note(focus);
        List<String> arguments = new ArrayList<>();
        for (List<Base> parameter : parameters) {
            String value = parameter.size() == 1 ? parameter.get(0).primitiveValue() : null;
            arguments.add(Optional.ofNullable(value).orElse(""));
        }
        Documentation reader = documentation.get();
        List<Base> told = new ArrayList<>();
        for (org.foramen.terminology.code.Coding coding : of(reader, reader.read(note), arguments)) {
            told.add(new Coding()
                    .setSystem(coding.system())
                    .setVersion(coding.version())
                    .setCode(coding.code())
                    .setDisplay(coding.display()));
        }
        return told;
    }

    private static String note(List<Base> focus) {
        List<String> pieces = new ArrayList<>();
        for (Base item : focus) {
            if (NoteText.reads(item)) {
                pieces.add(NoteText.of((Resource) item));
            } else if (item.isPrimitive()) {
                pieces.add(Optional.ofNullable(item.primitiveValue()).orElse(""));
            }
        }
        return String.join("\n\n", pieces);
    }

    private static Axis known(String axis) {
        try {
            return Axis.of(axis);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Problem.invalid("documented(): " + unknown.getMessage(), null));
        }
    }
}
