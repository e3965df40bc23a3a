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
    /** What the value set that is compiled is inside of, null when it stands by itself. */
    private final @Nullable ValueSetDefinition container;

    Compilation(Catalogue catalogue, Conditions conditions) {
        this(catalogue, conditions, List.of(), new HashMap<>(), null);
    }

    private Compilation(
            Catalogue catalogue,
            Conditions conditions,
            List<Canonical> underWay,
            Map<Canonical, CompiledValueSet> done,
            @Nullable ValueSetDefinition container) {
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.underWay = underWay;
        this.done = done;
        this.container = container;
    }

    @Override
    public @Nullable CompiledCodeSystem codeSystem(Canonical canonical) {
        return catalogue.answeringList(conditions.rules().effective(canonical), conditions);
    }

    @Override
    public List<Canonical> versions(String codeSystem) {
        Canonical every = new Canonical(codeSystem, Canonical.EVERY_VERSION);
        if (!conditions.rules().effective(every).equals(every)) {
            return List.of(every);
        }
        List<Canonical> known = catalogue.codeSystemVersions(codeSystem).stream()
                .filter(version -> !version.isEmpty())
                .map(version -> new Canonical(codeSystem, version))
                .filter(version -> catalogue.answeringAt(version, conditions) != null)
                .toList();
        return known.isEmpty() ? List.of(new Canonical(codeSystem, null)) : known;
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
            return contained(canonical, importing);
        }
        Canonical pinned = conditions.rules().effective(canonical);
        CompiledValueSet known = done.get(pinned);
        if (known == null) {
            known = valueSet(pinned);
            done.put(pinned, known);
        }
        return known;
    }

    /**
     * What is inside the value set that imports it, or beside it where that is inside another itself; {@code #} alone is that
     * other one (https://hl7.org/fhir/R4/references.html#contained).
     */
    private CompiledValueSet contained(Canonical reference, ValueSetDefinition importing) {
        ValueSetDefinition outer = container == null ? importing : container;
        String id = reference.url().substring(1);
        ValueSetDefinition found =
                id.isEmpty() ? outer : outer.declarations().contained().get(id);
        if (found == null) {
            throw new Refusal(unknownValueSet(reference));
        }
        Canonical place = id.isEmpty() && outer.canonical() != null
                ? outer.canonical()
                : new Canonical(outer.label() + reference.url(), null);
        CompiledValueSet known = done.get(place);
        if (known == null) {
            known = within(place, outer).compile(found);
            done.put(place, known);
        }
        return known;
    }

    CompiledValueSet valueSet(Canonical canonical) {
        Slot slot = catalogue.slot(canonical);
        if (slot == null) {
            throw new Refusal(unknownValueSet(canonical));
        }
        return valueSet(slot);
    }

    CompiledValueSet valueSet(Slot slot) {
        return conditions.equals(Conditions.NONE) ? kept(slot) : within(slot).compile(slot.definition);
    }

    /** What lies below is taken from there, unless it means something else here. */
    private CompiledValueSet kept(Slot slot) {
        if (slot.owner != catalogue) {
            return catalogue.overlay().changes(slot, catalogue)
                    ? catalogue.overlay().anew(slot, each -> within(each).compile(each.definition))
                    : new Compilation(catalogue.below(), conditions).kept(slot);
        }
        CompiledValueSet known = slot.compiled;
        if (known == null) {
            known = within(slot).compile(slot.definition);
            slot.compiled = known;
        }
        return known;
    }

    CompiledValueSet compile(ValueSetDefinition definition) {
        List<String> declared = definition.declarations().supplements();
        Compilation own = declared.isEmpty()
                ? this
                : new Compilation(catalogue, conditions.with(declared), underWay, new HashMap<>(), container);
        CompiledValueSet compiled = new ValueSetCompiler(own, conditions.versionsMatch()).compile(definition);
        Supplements.require(Set.copyOf(declared), compiled);
        return compiled;
    }

    private Compilation within(Slot slot) {
        return within(slot.canonical, null);
    }

    /** @param outer what the value set that is compiled next is inside of, null for none */
    private Compilation within(Canonical next, @Nullable ValueSetDefinition outer) {
        if (underWay.contains(next)) {
            throw new Refusal(new Problem(
                    Problem.Kind.UNPROCESSABLE,
                    Message.entry("VALUESET_CIRCULAR_REFERENCE", next.toString(), underWay.toString()),
                    null));
        }
        if (underWay.size() == DEEPEST) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "The imports of " + underWay.get(0) + " go deeper than " + DEEPEST + " value sets",
                    "ValueSet.compose.include.valueSet"));
        }
        List<Canonical> path = new ArrayList<>(underWay);
        path.add(next);
        return new Compilation(catalogue, conditions, List.copyOf(path), done, outer);
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
