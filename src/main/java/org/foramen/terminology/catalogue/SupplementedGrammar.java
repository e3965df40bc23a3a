package org.foramen.terminology.catalogue;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.jspecify.annotations.Nullable;

/** A grammar with what supplements say of its concepts. */
record SupplementedGrammar(GrammarCodeSystem plain, List<CodeSystemDefinition> supplements)
        implements GrammarCodeSystem {

    SupplementedGrammar {
        supplements = List.copyOf(supplements);
    }

    @Override
    public CodeSystemDefinition definition() {
        return plain.definition();
    }

    @Override
    public @Nullable ConceptDefinition concept(String code) {
        return plain.concept(code);
    }

    @Override
    public CompiledCodeSystem of(List<ConceptDefinition> concepts) {
        return plain.of(concepts).with(supplements);
    }

    @Override
    public @Nullable Canonical enumeration() {
        return plain.enumeration();
    }

    @Override
    public boolean fixesDisplays() {
        return plain.fixesDisplays();
    }

    @Override
    public String normalized(String property, String value) {
        return plain.normalized(property, value);
    }

    @Override
    public String mismatch(ConceptDefinition concept, Condition condition) {
        return plain.mismatch(concept, condition);
    }
}
