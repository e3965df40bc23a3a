package org.foramen.terminology.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ValueSetCompiler;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.valueset.ValueSetSources;
import org.foramen.terminology.version.VersionList;
import org.jspecify.annotations.Nullable;

/** One run of the compiler, which knows what it is in the middle of, so that a ring of imports is found. */
final class Compilation implements ValueSetSources {

    /** How many value sets may import each other in a row: far more than authors do, far fewer than a stack bears. */
    private static final int DEEPEST = 200;

    private final Catalogue catalogue;

    private final Conditions conditions;
    private final List<Canonical> underWay;
    private final Map<Canonical, CompiledValueSet> done;

    Compilation(Catalogue catalogue, Conditions conditions) {
        this(catalogue, conditions, List.of(), new HashMap<>());
    }

    private Compilation(
            Catalogue catalogue,
            Conditions conditions,
            List<Canonical> underWay,
            Map<Canonical, CompiledValueSet> done) {
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.underWay = underWay;
        this.done = done;
    }

    @Override
    public @Nullable CompiledCodeSystem codeSystem(Canonical canonical) {
        return catalogue.answeringList(conditions.rules().effective(canonical), conditions);
    }

    @Override
    public @Nullable GrammarCodeSystem grammar(Canonical canonical) {
        Canonical effective = conditions.rules().effective(canonical);
        return catalogue.list(effective) == null ? catalogue.grammar(effective, conditions) : null;
    }

    @Override
    public CompiledCodeSystem enumerated(GrammarCodeSystem grammar) {
        Canonical enumeration = grammar.enumeration();
        Slot slot = enumeration == null ? null : catalogue.slot(enumeration);
        if (slot == null) {
            throw new Refusal(Reserve.endless(grammar));
        }
        return slot.owner == catalogue.bottom()
                ? catalogue.reserve().enumerated(grammar, slot.definition)
                : Enumeration.of(grammar, slot.definition);
    }

    @Override
    public boolean knowsCodeSystem(String url) {
        return catalogue.knowsContent(url);
    }

    @Override
    public Problem missing(Canonical codeSystem, String element) {
        return missingAt(conditions.rules().effective(codeSystem), element);
    }

    @Override
    public CompiledValueSet valueSet(Canonical canonical, ValueSetDefinition importing) {
        if (canonical.url().startsWith("#")) {
            ValueSetDefinition contained =
                    importing.declarations().contained().get(canonical.url().substring(1));
            if (contained == null) {
                throw new Refusal(unknownValueSet(canonical));
            }
            return compile(contained);
        }
        Canonical pinned = conditions.rules().effective(canonical);
        CompiledValueSet known = done.get(pinned);
        if (known == null) {
            known = valueSet(pinned);
            done.put(pinned, known);
        }
        return known;
    }

    CompiledValueSet valueSet(Canonical canonical) {
        Slot slot = catalogue.slot(canonical);
        if (slot == null) {
            throw new Refusal(unknownValueSet(canonical));
        }
        if (conditions.equals(Conditions.NONE)) {
            return kept(slot);
        }
        return within(slot).compile(slot.definition);
    }

    private CompiledValueSet kept(Slot slot) {
        CompiledValueSet known = slot.compiled;
        if (known != null) {
            return known;
        }
        if (slot.owner != catalogue) {
            return slot.owner.valueSet(slot.canonical);
        }
        CompiledValueSet fresh = within(slot).compile(slot.definition);
        slot.compiled = fresh;
        return fresh;
    }

    CompiledValueSet compile(ValueSetDefinition definition) {
        List<String> declared = definition.declarations().supplements();
        Compilation own = declared.isEmpty()
                ? this
                : new Compilation(catalogue, conditions.with(declared), underWay, new HashMap<>());
        CompiledValueSet compiled = new ValueSetCompiler(own, conditions.versionsMatch()).compile(definition);
        Supplements.require(Set.copyOf(declared), compiled);
        return compiled;
    }

    private Compilation within(Slot slot) {
        if (underWay.contains(slot.canonical)) {
            throw new Refusal(new Problem(
                    Problem.Kind.UNPROCESSABLE,
                    Message.entry("VALUESET_CIRCULAR_REFERENCE", slot.canonical.toString(), underWay.toString()),
                    null));
        }
        if (underWay.size() == DEEPEST) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "The imports of " + underWay.get(0) + " go deeper than " + DEEPEST + " value sets",
                    "ValueSet.compose.include.valueSet"));
        }
        List<Canonical> path = new ArrayList<>(underWay);
        path.add(slot.canonical);
        return new Compilation(catalogue, conditions, List.copyOf(path), done);
    }

    /** That the content of a code system is not known here, for a question that needs all its codes. */
    private Problem missingAt(Canonical codeSystem, String element) {
        List<String> versions = catalogue.codeSystemVersions(codeSystem.url());
        String version = codeSystem.version();
        Message message;
        if (version == null) {
            message = Message.entry("UNKNOWN_CODESYSTEM_EXP", codeSystem.url());
        } else if (versions.isEmpty()) {
            message = Message.entry("UNKNOWN_CODESYSTEM_VERSION_EXP_NONE", codeSystem.url(), version);
        } else {
            message = Message.entry(
                    "UNKNOWN_CODESYSTEM_VERSION_EXP", codeSystem.url(), version, VersionList.of(versions));
        }
        return new Problem(Problem.Kind.NOT_FOUND, message, element);
    }

    /** That a value set is not known here; the message names it. */
    private static Problem unknownValueSet(Canonical canonical) {
        Message message = Message.entry(Catalogue.UNKNOWN_VALUE_SET, canonical.toString());
        return new Problem(Problem.Kind.NOT_FOUND, message, null);
    }
}
