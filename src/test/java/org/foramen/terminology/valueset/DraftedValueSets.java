package org.foramen.terminology.valueset;

import static org.foramen.terminology.ValueSetDraft.set;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.plan.Filter;

/** Value sets at random, on two versions of {@link Body} and a code system that is not known. */
public final class DraftedValueSets {

    public static final String TOP = "https://example.org/ValueSet/top";
    public static final String ONE = "https://example.org/ValueSet/one";
    public static final String TWO = "https://example.org/ValueSet/two";
    public static final List<String> CODES =
            List.of("body", "spine", "neck", "atlas", "back", "limb", "arm", "junction", "tail");
    public static final List<CodeSystemDefinition> SYSTEMS = List.of(
            Body.definition(Body.URL + "|2"),
            CodeSystemDraft.of(Body.URL + "|1")
                    .concept("spine")
                    .concept("tail", "spine")
                    .concept("arm")
                    .definition());

    /** A compose, and two that it may import. */
    public record Drafted(ValueSetDraft valueSet, ValueSetDraft one, ValueSetDraft two) {
        /** Both versions of the body, and the two that may be imported. */
        public Catalogue catalogue() {
            return catalogueOf(SYSTEMS);
        }

        /** The same over other code systems. */
        public Catalogue catalogueOf(List<CodeSystemDefinition> codeSystems) {
            return new Catalogue(
                    codeSystems, List.of(valueSet.definition(), one.definition(), two.definition()), List.of());
        }

        /** The same, in which every include and exclude says which version it draws from. */
        public Drafted pinned() {
            return new Drafted(pinned(valueSet), pinned(one), pinned(two));
        }

        private static ValueSetDraft pinned(ValueSetDraft draft) {
            ValueSetDefinition definition = draft.definition();
            ValueSetDraft pinned = ValueSetDraft.of(definition.label()).inactive(definition.inactive());
            definition.includes().forEach(set -> pinned.include(pinned(set)));
            definition.excludes().forEach(set -> pinned.exclude(pinned(set)));
            return pinned;
        }

        /** At the versions that are used where none is said. */
        private static ConceptSet pinned(ConceptSet set) {
            String system = set.system();
            return system == null || set.version() != null
                    ? set
                    : new ConceptSet(
                            system,
                            system.equals(Body.URL) ? "2" : "1",
                            set.concepts(),
                            set.filters(),
                            set.valueSets());
        }

        @Override
        public String toString() {
            return valueSet.definition() + "\n" + one.definition() + "\n" + two.definition();
        }

        CompiledValueSet compile() {
            return catalogue().compile(valueSet.definition());
        }
    }

    private DraftedValueSets() {}

    /** Codes of the body in either version, and one that only the older has. */
    static Arbitrary<String> codes() {
        return Arbitraries.of(CODES);
    }

    public static Arbitrary<Drafted> drafts() {
        Arbitrary<ValueSetDraft> two = valueSets(TWO, List.of());
        Arbitrary<ValueSetDraft> one = valueSets(ONE, List.of(TWO));
        Arbitrary<ValueSetDraft> top = valueSets(TOP, List.of(ONE, TWO));
        return Combinators.combine(top, one, two).as(Drafted::new);
    }

    /** Value sets of that URL, which may import the ones named. */
    public static Arbitrary<ValueSetDraft> valueSets(String url, List<String> importable) {
        Arbitrary<List<ConceptSet>> includes =
                sets(importable).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<ConceptSet>> excludes = sets(importable).list().ofMaxSize(2);
        return Combinators.combine(includes, excludes, Arbitraries.of(true, false))
                .as((in, out, inactive) -> {
                    ValueSetDraft draft = ValueSetDraft.of(url).inactive(inactive);
                    in.forEach(draft::include);
                    out.forEach(draft::exclude);
                    return draft;
                });
    }

    private static Arbitrary<ConceptSet> sets(List<String> importable) {
        Arbitrary<List<String>> imports = importable.isEmpty()
                ? Arbitraries.just(List.of())
                : Arbitraries.of(importable).list().ofMaxSize(2);
        Arbitrary<String> known = Arbitraries.of(Body.URL, Body.URL + "|1", Body.URL + "|2");
        Arbitrary<String> any = Arbitraries.of(Body.URL, Body.URL + "|1", Body.FOREIGN, Body.FOREIGN + "|1");
        Arbitrary<List<ConceptReference>> concepts = codes().map(code -> new ConceptReference(code, null, List.of()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
        Arbitrary<ConceptSet> whole =
                Combinators.combine(known, imports).as((system, also) -> set(system, List.of(), List.of(), also));
        Arbitrary<ConceptSet> listed = Combinators.combine(any, concepts, imports)
                .as((system, codes, also) -> set(system, codes, List.of(), also));
        Arbitrary<ConceptSet> filtered = Combinators.combine(
                        filters().list().ofMinSize(1).ofMaxSize(2), imports)
                .as((filters, also) -> set(Body.URL, List.of(), filters, also));
        if (importable.isEmpty()) {
            return Arbitraries.oneOf(whole, listed, filtered);
        }
        Arbitrary<ConceptSet> imported = Arbitraries.of(importable)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(also -> set(null, List.of(), List.of(), also));
        return Arbitraries.oneOf(whole, listed, filtered, imported);
    }

    /** Filters of every operator that the newer version of the code system understands. */
    private static Arbitrary<Filter> filters() {
        Arbitrary<String> here = Arbitraries.of(CODES.subList(0, 8));
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(
                                        "is-a",
                                        "descendent-of",
                                        "is-not-a",
                                        "generalizes",
                                        "child-of",
                                        "descendent-leaf",
                                        "=",
                                        "in",
                                        "not-in"),
                                here)
                        .as((operator, code) -> new Filter("concept", operator, code)),
                Combinators.combine(
                                Arbitraries.of("parent", "child"), Arbitraries.of("=", "in", "not-in", "regex"), here)
                        .as(Filter::new),
                Combinators.combine(
                                Arbitraries.of("side", "display", "parent", "child", "region"),
                                Arbitraries.of("true", "false"))
                        .as((property, value) -> new Filter(property, "exists", value)),
                Combinators.combine(
                                Arbitraries.of("code", "display", "side"), Arbitraries.of(".*[ae].*", "left", "[^a]+"))
                        .as((property, pattern) -> new Filter(property, "regex", pattern)),
                Arbitraries.of("=", "in", "not-in").map(operator -> new Filter("side", operator, "left")));
    }
}
