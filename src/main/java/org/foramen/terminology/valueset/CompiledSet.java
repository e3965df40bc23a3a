package org.foramen.terminology.valueset;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.grammar.GrammarCodeSystem.Condition;
import org.jspecify.annotations.Nullable;

/** One include or exclude of a value set, compiled by itself: for those who ask why a code is a member or not. */
public final class CompiledSet {

    private final ConceptSet source;
    private final String element;
    private final @Nullable CompiledCodeSystem codeSystem;
    private final List<Part> own;
    private final List<CompiledValueSet> valueSets;
    private final @Nullable Problem missing;
    /** Found out when first asked; doing it twice does no harm. */
    private final AtomicReference<@Nullable Boolean> open = new AtomicReference<>();

    /**
     * @param element where it stands, e.g. {@code ValueSet.compose.include[0]}
     * @param codeSystem the version that it draws from; null when it names none or its content is not known here
     * @param own what its system, concepts and filters select
     * @param missing why it cannot be told what it selects, null when it can
     */
    CompiledSet(
            ConceptSet source,
            String element,
            @Nullable CompiledCodeSystem codeSystem,
            List<Part> own,
            List<CompiledValueSet> valueSets,
            @Nullable Problem missing) {
        this.source = source;
        this.element = element;
        this.codeSystem = codeSystem;
        this.own = List.copyOf(own);
        this.valueSets = List.copyOf(valueSets);
        this.missing = missing;
    }

    public ConceptSet source() {
        return source;
    }

    /**
     * The code system version that it draws from, without concepts where it is a grammar; null when it names none or its
     * content is not known here.
     */
    public @Nullable CompiledCodeSystem codeSystem() {
        return codeSystem;
    }

    /** Whether it selects one code system, or what one filter finds in it: what can be told as a tree. */
    boolean isPlain() {
        return source.valueSets().isEmpty()
                && source.concepts().isEmpty()
                && source.filters().size() < 2;
    }

    /** Whether it names a code system without a version and all its codes. */
    boolean isWholeSystem() {
        return isPlain() && source.filters().isEmpty() && source.system() != null && source.version() == null;
    }

    /** The value sets that it names, in their order. */
    public List<CompiledValueSet> valueSets() {
        return valueSets;
    }

    /**
     * Whether it may select more codes than are known here: it finds them in a fragment, and not only codes of shapes that the
     * fragment covers whole.
     */
    public boolean isOpen() {
        Boolean known = open.get();
        if (known == null) {
            known = findsInFragment();
            open.set(known);
        }
        return known;
    }

    private boolean findsInFragment() {
        CompiledCodeSystem system = codeSystem;
        if (system == null || !system.isFragment() || !source.concepts().isEmpty()) {
            return false;
        }
        return system.definition().covered() == null
                || own.stream()
                        .flatMapToInt(part -> Arrays.stream(part.inOrder()))
                        .anyMatch(ordinal -> system.mayHaveMore(system.code(ordinal)));
    }

    List<Part> own() {
        return own;
    }

    /** The code system without end that it draws from; null when it draws from a list. */
    public @Nullable GrammarCodeSystem grammar() {
        return own.stream()
                .filter(GrammarPart.class::isInstance)
                .map(part -> ((GrammarPart) part).grammar())
                .findFirst()
                .orElse(null);
    }

    /** What its grammar has to say of a code of it that its filters do not select: a sentence for each filter. */
    public List<String> mismatches(CompiledCodeSystem version, String code) {
        GrammarCodeSystem grammar = grammar();
        int ordinal = version.ordinalOf(code);
        if (grammar == null || ordinal < 0) {
            return List.of();
        }
        return source.filters().stream()
                .filter(filter -> ValueSetCompiler.select(source.with(List.of(filter)), version, element).stream()
                        .allMatch(part -> part.member(code) == null))
                .map(filter -> grammar.mismatch(
                        version.concept(ordinal), new Condition(filter.property(), filter.operator(), filter.value())))
                .toList();
    }

    /** Why it cannot be told what it selects, null when it can. */
    public @Nullable Problem missing() {
        return missing;
    }

    /**
     * What its concepts or filters select of that code, without regard to the value sets it names; null for nothing.
     *
     * @param version the version to look in, which may be another than {@link #codeSystem()}; null where the content of the
     *     code system is not known, so that only a code that is listed by name can be found
     */
    public @Nullable Member find(@Nullable CompiledCodeSystem version, String code) {
        for (Part part : version == null || version == codeSystem ? own : ownIn(version)) {
            Member member = part.member(code);
            if (member != null) {
                return member;
            }
        }
        return null;
    }

    /** In another version there need not be what a filter speaks of: then it selects nothing there. */
    private List<Part> ownIn(CompiledCodeSystem version) {
        try {
            return ValueSetCompiler.select(source, version, element);
        } catch (Refusal notThere) {
            Work.requireLeft();
            return List.of();
        }
    }
}
