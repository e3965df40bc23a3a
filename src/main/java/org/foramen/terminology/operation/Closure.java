package org.foramen.terminology.operation;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.closure.ClosureAnswer;
import org.foramen.terminology.closure.ClosureConcept;
import org.foramen.terminology.closure.ClosureRequest;
import org.foramen.terminology.closure.ClosureTables;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;

/** Answers {@code $closure}. */
final class Closure {

    private final Catalogue catalogue;
    private final ClosureTables tables;

    Closure(Catalogue catalogue, ClosureTables tables) {
        this.catalogue = catalogue;
        this.tables = tables;
    }

    ClosureAnswer answer(ClosureRequest request) {
        if (request instanceof ClosureRequest.Add add) {
            return tables.add(add.name(), concepts(add.concepts()));
        }
        if (request instanceof ClosureRequest.Replay replay) {
            return tables.replay(replay.name(), replay.since());
        }
        return tables.start(request.name());
    }

    private List<ClosureConcept> concepts(List<Coding> codings) {
        List<ClosureConcept> concepts = new ArrayList<>();
        for (int index = 0; index < codings.size(); index++) {
            concepts.add(concept(codings.get(index), "concept[" + index + "]"));
        }
        return concepts;
    }

    private ClosureConcept concept(Coding coding, String expression) {
        if (coding.code().isEmpty()) {
            throw new Refusal(Problem.required("A concept needs its code", expression + ".code"));
        }
        String url = coding.system();
        if (url == null) {
            throw new Refusal(
                    Problem.required("The concept '" + coding.code() + "' needs its system", expression + ".system"));
        }
        Canonical canonical = new Canonical(url, coding.version());
        CompiledCodeSystem system = Lookup.answering(catalogue, canonical, expression + ".system");
        if (catalogue.grammar(canonical) != null) {
            CompiledCodeSystem around = Lookup.answering(catalogue, canonical, expression + ".system", coding.code());
            Lookup.ordinal(around, coding.code(), expression + ".code");
            return new ClosureConcept(system, ClosureConcept.UNRELATED, coding.code());
        }
        int ordinal = Lookup.ordinal(system, coding.code(), expression + ".code");
        String code = system.code(ordinal);
        // the code system's own string where it is the same, so that a table keeps nothing of the request alive
        return new ClosureConcept(system, ordinal, code.equals(coding.code()) ? code : coding.code());
    }
}
