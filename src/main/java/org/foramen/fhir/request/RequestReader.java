package org.foramen.fhir.request;

import java.util.List;
import java.util.function.Function;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.LookupRequest;
import org.foramen.terminology.operation.SubsumesRequest;
import org.jspecify.annotations.Nullable;

/** Operation input as the one request record of each operation. What contradicts itself or lacks a part is refused. */
public final class RequestReader {

    private RequestReader() {}

    public static LookupRequest lookup(OperationInput input) {
        input.atMostOne("code", "coding");
        Coding given = input.codedCoding("coding");
        Coding coding = given != null ? given : Coding.of(null, input.requiredText("code", " or 'coding'"));
        String system = only("system", input.text("system"), coding, coding, Coding::system);
        String version = only("version", input.text("version"), coding, coding, Coding::version);
        if (system == null) {
            throw new Refusal(Problem.required(input.operation().label() + " needs the parameter 'system'", "system"));
        }
        Canonical canonical = DemandReader.versioned(system, version, "version");
        coding = new Coding(canonical.url(), canonical.version(), coding.code(), coding.display());
        return new LookupRequest(
                coding, DemandReader.displayLanguage(input), input.texts("property"), input.texts("useSupplement"));
    }

    public static SubsumesRequest subsumes(OperationInput input) {
        input.atMostOne("codeA", "codingA");
        input.atMostOne("codeB", "codingB");
        Coding a = subsumed(input, "codeA", "codingA");
        Coding b = subsumed(input, "codeB", "codingB");
        String system = only("system", input.text("system"), a, b, Coding::system);
        if (system == null) {
            throw new Refusal(Problem.required(input.operation().label() + " needs the parameter 'system'", "system"));
        }
        String version = only("version", input.text("version"), a, b, Coding::version);
        return new SubsumesRequest(DemandReader.versioned(system, version, "version"), a.code(), b.code());
    }

    private static Coding subsumed(OperationInput input, String code, String coding) {
        Coding given = input.codedCoding(coding);
        return given != null ? given : Coding.of(null, input.requiredText(code, " or '" + coding + "'"));
    }

    /** What all that say it agree on. */
    private static @Nullable String only(
            String what, @Nullable String parameter, Coding a, Coding b, Function<Coding, @Nullable String> part) {
        String agreed = parameter;
        for (Coding coding : List.of(a, b)) {
            String said = part.apply(coding);
            if (said != null && agreed != null && !said.equals(agreed)) {
                throw new Refusal(Problem.invalid(
                        "The parameters contradict each other: " + what + " '" + agreed + "' and '" + said + "'",
                        what));
            }
            agreed = said == null ? agreed : said;
        }
        return agreed;
    }
}
