package org.foramen.terminology.closure;

import com.google.re2j.Pattern;
import java.util.List;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/** {@code $closure} (https://hl7.org/fhir/R4/conceptmap-operation-closure.html). */
public sealed interface ClosureRequest {

    /** The name of the table, which has the form of an id. */
    String name();

    /** Begins the table, or begins it again. */
    record Start(String name) implements ClosureRequest {
        public Start {
            Name.check(name);
        }
    }

    /**
     * Enters concepts.
     *
     * @param concepts one at least
     */
    record Add(String name, List<Coding> concepts) implements ClosureRequest {
        public Add {
            Name.check(name);
            concepts = List.copyOf(concepts);
        }
    }

    /**
     * Asks again for what was added.
     *
     * @param since the version after which it was; {@code 0} for everything
     */
    record Replay(String name, String since) implements ClosureRequest {
        public Replay {
            Name.check(name);
        }
    }

    /** What names are valid is the server's to say; ours are ids, as the answer's id is the name. */
    final class Name {
        private static final Pattern VALID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

        private Name() {}

        private static void check(String name) {
            if (!VALID.matches(name)) {
                throw new Refusal(Problem.invalid(
                        "The name of a closure table must be 1 to 64 letters, digits, hyphens and dots", "name"));
            }
        }
    }
}
