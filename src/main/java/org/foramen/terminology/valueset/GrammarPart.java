package org.foramen.terminology.valueset;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.jspecify.annotations.Nullable;

/**
 * Members of a code system that has no end. What selects them is compiled for the codes in question, once there are some: for
 * the one code whose membership is asked, or for those of the value set that stands for the whole where all are to be listed.
 *
 * @param select what the include selects of the code system, reduced to some codes
 * @param enumeration the code system reduced to the codes that stand for the whole; refuses where nothing does
 * @param whole whether nothing but the grammar limits the members
 */
record GrammarPart(
        GrammarCodeSystem grammar,
        Function<CompiledCodeSystem, Part.Known> select,
        Supplier<CompiledCodeSystem> enumeration,
        boolean whole)
        implements Part {

    /** What is selected of these codes of the system. */
    Part.Known among(CompiledCodeSystem codes) {
        return select.apply(codes);
    }

    /** What is selected of the codes that stand for the whole. */
    Part.Known enumerated() {
        return among(enumeration.get());
    }

    /** The same members, as far as they are left. */
    GrammarPart then(UnaryOperator<Part.Known> reduction) {
        return new GrammarPart(grammar, codes -> reduction.apply(among(codes)), enumeration, false);
    }

    @Override
    public String system() {
        return grammar.url();
    }

    @Override
    public @Nullable String version() {
        return grammar.definition().canonical().version();
    }

    @Override
    public boolean isOfVersion(@Nullable String asked) {
        return asked == null || asked.equals(version());
    }

    @Override
    public @Nullable Member member(String code) {
        return among(grammar.around(List.of(code))).member(code);
    }

    @Override
    public int[] inOrder() {
        return enumerated().inOrder();
    }

    @Override
    public @Nullable ConceptReference wording(int number) {
        return enumerated().wording(number);
    }

    @Override
    public Coding coding(int number) {
        return enumerated().coding(number);
    }
}
