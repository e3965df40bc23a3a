package org.foramen.fhir.answer;

import java.util.List;
import org.foramen.fhir.codec.MessageCatalogue;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.comparison.CompareAnswer;
import org.foramen.terminology.comparison.CompareAnswer.Diagnostics;
import org.foramen.terminology.comparison.CompareAnswer.Obstacle;
import org.jspecify.annotations.Nullable;

/** The shape of the answer of {@code $compare} (http://hl7.org/fhir/tools/OperationDefinition/ValueSet-compare). */
public final class ComparisonWriter {

    private ComparisonWriter() {}

    public static void write(CompareAnswer answer, ParametersSink sink) {
        sink.code("result", answer.relation().code());
        sink.string("message", MessageCatalogue.text(message(answer)));
        Diagnostics diagnostics = answer.diagnostics();
        if (diagnostics != null) {
            sink.bool("performed-expansion", diagnostics.byMembers());
            codes("common-codes", diagnostics.codes().common(), sink);
            codes("missing-codes", diagnostics.codes().missing(), sink);
            codes("extra-codes", diagnostics.codes().extra(), sink);
        }
    }

    private static Message message(CompareAnswer answer) {
        Obstacle obstacle = answer.obstacle();
        if (obstacle instanceof Obstacle.NoDefinition none) {
            return Message.entry("COMPARE_NO_DEFINITION", none.label());
        }
        String reason = obstacle instanceof Obstacle.NoMembers none ? reason(none.one(), none.other()) : null;
        return Message.entry("COMPARE_" + answer.relation().name(), answer.one(), answer.other(), reason);
    }

    private static String reason(@Nullable Message one, @Nullable Message other) {
        String mine = one == null ? "" : MessageCatalogue.text(one);
        String others = other == null ? "" : MessageCatalogue.text(other);
        String key;
        if (one == null) {
            key = "COMPARE_OTHER_FAILED";
        } else if (other == null) {
            key = "COMPARE_THIS_FAILED";
        } else {
            key = mine.equals(others) ? "COMPARE_BOTH_FAILED" : "COMPARE_BOTH_FAILED_DIFFERENTLY";
        }
        return MessageCatalogue.text(Message.entry(key, mine, others));
    }

    private static void codes(String name, List<String> codes, ParametersSink sink) {
        if (!codes.isEmpty()) {
            sink.string(name, String.join(",", codes));
        }
    }
}
