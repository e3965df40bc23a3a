package org.foramen.terminology.operation;

import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.Hierarchy;

/** Answers {@code $subsumes}. */
final class Subsumes {

    private final Catalogue catalogue;

    Subsumes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    SubsumesAnswer answer(SubsumesRequest request) {
        CompiledCodeSystem system =
                Lookup.answering(catalogue, request.codeSystem(), "system", request.codeA(), request.codeB());
        int a = Lookup.ordinal(system, request.codeA(), "codeA");
        int b = Lookup.ordinal(system, request.codeB(), "codeB");
        Hierarchy hierarchy = system.hierarchy();
        if (a == b) {
            return SubsumesAnswer.EQUIVALENT;
        }
        if (hierarchy.isAncestor(a, b)) {
            return SubsumesAnswer.SUBSUMES;
        }
        return hierarchy.isAncestor(b, a) ? SubsumesAnswer.SUBSUMED_BY : SubsumesAnswer.NOT_SUBSUMED;
    }
}
