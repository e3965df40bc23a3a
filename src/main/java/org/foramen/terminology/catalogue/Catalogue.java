package org.foramen.terminology.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.conceptmap.CompiledConceptMap;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.version.VersionOrder;
import org.jspecify.annotations.Nullable;

/** A snapshot of all published terminology. Value sets are compiled when first asked for, then kept. */
public final class Catalogue {

    /** The message that says that a value set is not known. */
    public static final String UNKNOWN_VALUE_SET = "Unable_to_resolve_value_Set_";

    private final Shelf<CompiledCodeSystem> codeSystems;
    private final Shelf<Slot> valueSets;
    private final Shelf<CompiledConceptMap> conceptMaps;
    /** Maps that came with a call under a url and version that an earlier one of the call has; clients do send that. */
    private final List<CompiledConceptMap> twins;

    private final @Nullable Catalogue below;
    private final Overlay overlay;
    private final Supplements supplements;
    private final Map<CompiledCodeSystem, CompiledValueSet> wholes = new ConcurrentHashMap<>();
    /** What is known besides what is published; the same in all catalogues that lie above one another. */
    private final Reserve reserve;
    /** Of the catalogue of what is published: what came from the reserve. */
    private final Map<Canonical, Slot> reserved = new ConcurrentHashMap<>();

    /** Compiles the code systems and maps; refuses two artefacts of the same URL and version. */
    public Catalogue(
            List<CodeSystemDefinition> codeSystems,
            List<ValueSetDefinition> valueSets,
            List<ConceptMapDefinition> conceptMaps) {
        this(codeSystems, valueSets, conceptMaps, Reserve.NONE);
    }

    /** The same; what is not among these is looked for in the reserve. */
    public Catalogue(
            List<CodeSystemDefinition> codeSystems,
            List<ValueSetDefinition> valueSets,
            List<ConceptMapDefinition> conceptMaps,
            Reserve reserve) {
        this(codeSystems, valueSets, conceptMaps, null, reserve);
    }

    private Catalogue(
            List<CodeSystemDefinition> codeSystems,
            List<ValueSetDefinition> valueSets,
            List<ConceptMapDefinition> conceptMaps,
            @Nullable Catalogue below,
            Reserve reserve) {
        this.reserve = reserve;
        this.below = below;
        this.overlay = new Overlay(codeSystems, valueSets);
        this.codeSystems = new Shelf<>("CodeSystem", below == null ? null : below.codeSystems);
        this.valueSets = new Shelf<>("ValueSet", below == null ? null : below.valueSets);
        this.conceptMaps = new Shelf<>("ConceptMap", below == null ? null : below.conceptMaps);
        codeSystems.forEach(
                definition -> this.codeSystems.put(definition.canonical(), CompiledCodeSystem.of(definition)));
        this.supplements = new Supplements(codeSystems, below == null ? null : below.supplements);
        Set<Canonical> named = new HashSet<>();
        List<CompiledConceptMap> further = new ArrayList<>();
        for (ConceptMapDefinition definition : conceptMaps) {
            CompiledConceptMap map = CompiledConceptMap.of(definition);
            if (below == null || named.add(definition.canonical())) {
                this.conceptMaps.put(definition.canonical(), map);
            } else {
                further.add(map);
            }
        }
        this.twins = List.copyOf(further);
        for (ValueSetDefinition definition : valueSets) {
            Canonical canonical = definition.canonical();
            if (canonical == null) {
                throw new Refusal(Problem.required("A published value set needs a url", "ValueSet.url"));
            }
            this.valueSets.put(canonical, new Slot(this, definition, canonical));
        }
    }

    /**
     * A catalogue that has these besides everything that this one has, for one request or one client; this one does not
     * change. What is the same by url and version hides what is here, and value sets that are here see it too: what they draw from
     * is found above, as it would be by any other value set.
     */
    public Catalogue with(
            List<CodeSystemDefinition> codeSystems,
            List<ValueSetDefinition> valueSets,
            List<ConceptMapDefinition> conceptMaps) {
        return new Catalogue(codeSystems, valueSets, conceptMaps, this, reserve);
    }

    /**
     * The code system of that version, the newest when none is pinned; null when it is not known.
     *
     * @param codes what will be asked of it: a grammar is answered as the list of these codes, as far as it has them
     */
    public @Nullable CompiledCodeSystem codeSystem(Canonical canonical, String... codes) {
        CompiledCodeSystem found = codeSystems.find(canonical);
        if (found != null && found.definition().answers()) {
            return found;
        }
        CompiledCodeSystem other = list(canonical);
        GrammarCodeSystem grammar = other == null ? reserve.grammar(canonical) : null;
        return grammar == null ? (other == null ? found : other) : reserve.around(grammar, codes);
    }

    /** The code system that is a list and answers: of what is published, or else of the reserve; null when there is none. */
    @Nullable
    CompiledCodeSystem list(Canonical canonical) {
        CompiledCodeSystem found = codeSystems.find(canonical);
        return found != null && found.definition().answers() ? found : reserve.codeSystem(canonical);
    }

    /**
     * The code system version that answers under the conditions of a request: complete or a fragment, with the supplements; null
     * when there is none.
     *
     * @param codes what will be asked of it, see {@link #codeSystem}
     */
    public @Nullable CompiledCodeSystem answering(Canonical canonical, Conditions conditions, String... codes) {
        return answeringAt(conditions.rules().effective(canonical), conditions, codes);
    }

    /** The same at just that version, whatever the rules of the conditions say. */
    public @Nullable CompiledCodeSystem answeringAt(Canonical canonical, Conditions conditions, String... codes) {
        CompiledCodeSystem list = answeringList(canonical, conditions);
        GrammarCodeSystem grammar = list == null ? grammar(canonical, conditions) : null;
        return grammar == null ? list : reserve.around(grammar, codes);
    }

    @Nullable
    CompiledCodeSystem answeringList(Canonical canonical, Conditions conditions) {
        CompiledCodeSystem found = list(canonical);
        return found == null || supplements.isEmpty() ? found : supplements.applied(found, conditions);
    }

    /** The code system that answers, where it is a grammar; null when it is a list or not known. */
    public @Nullable GrammarCodeSystem grammar(Canonical canonical) {
        return list(canonical) == null ? grammar(canonical, Conditions.NONE) : null;
    }

    /** A grammar reduced to the codes that stand for the whole; refuses one for which nothing does. */
    public CompiledCodeSystem enumerated(GrammarCodeSystem grammar) {
        return new Compilation(this, Conditions.NONE).enumerated(grammar);
    }

    /** The code system that is a grammar, with the supplements; null when there is none. */
    @Nullable
    GrammarCodeSystem grammar(Canonical canonical, Conditions conditions) {
        GrammarCodeSystem grammar = reserve.grammar(canonical);
        if (grammar == null || supplements.isEmpty()) {
            return grammar;
        }
        List<CodeSystemDefinition> supplementing = supplements.of(reserve.around(grammar), conditions);
        return supplementing.isEmpty() ? grammar : new SupplementedGrammar(grammar, supplementing);
    }

    /** The same; refuses a supplement that is asked for and does not supplement it. */
    public @Nullable CompiledCodeSystem answeringWhole(Canonical canonical, Conditions conditions, String... codes) {
        CompiledCodeSystem found = answering(canonical, conditions, codes);
        if (found != null) {
            Supplements.require(conditions.supplements(), found.supplements());
        }
        return found;
    }

    /** Whether the content of any version of that code system is known. */
    public boolean knowsContent(String url) {
        return codeSystems.any(url, system -> system.definition().answers())
                || !reserve.versions(url).isEmpty();
    }

    /** Everything that is in a code system, as a value set; kept, since it is asked for again and again. */
    public CompiledValueSet whole(CompiledCodeSystem system) {
        return wholes.computeIfAbsent(system, this::compileWhole);
    }

    private CompiledValueSet compileWhole(CompiledCodeSystem system) {
        Canonical standsFor = new Canonical(system.url() + "/vs", system.version());
        ConceptSet all = new ConceptSet(system.url(), system.version(), List.of(), List.of(), List.of());
        return compile(new ValueSetDefinition(standsFor, Lifecycle.ACTIVE, null, List.of(all), List.of()));
    }

    /** Whether it is known as a supplement, which is no code system to take codes from. */
    public boolean isSupplement(Canonical canonical) {
        CompiledCodeSystem found = codeSystems.find(canonical);
        return found != null && found.definition().content().equals("supplement");
    }

    /** The versions known of a code system, oldest first. */
    public List<String> codeSystemVersions(String url) {
        NavigableSet<String> versions = new TreeSet<>(VersionOrder.OLDEST_FIRST);
        versions.addAll(codeSystems.versions(url));
        versions.addAll(reserve.versions(url));
        return List.copyOf(versions);
    }

    /** The code systems of the reserve by url and version, without those that are published. */
    public List<Canonical> reservedCodeSystems() {
        return reserve.codeSystems().stream()
                .filter(canonical -> codeSystems.versions(canonical.url()).isEmpty())
                .toList();
    }

    public List<CompiledCodeSystem> codeSystems() {
        return codeSystems.all();
    }

    public boolean knowsValueSet(Canonical canonical) {
        return slot(canonical) != null;
    }

    /** What is published of that canonical, or else what the reserve has. */
    @Nullable
    Slot slot(Canonical canonical) {
        Slot found = valueSets.find(canonical);
        if (found != null) {
            return found;
        }
        ValueSetDefinition definition = reserve.valueSet(canonical);
        Canonical own = definition == null ? null : definition.canonical();
        if (definition != null && own != null) {
            Catalogue bottom = bottom();
            return bottom.reserved.computeIfAbsent(own, each -> new Slot(bottom, definition, each));
        }
        ValueSetDefinition implicit = reserve.implicitValueSet(canonical);
        return implicit == null ? null : new Slot(this, implicit, canonical);
    }

    public List<ValueSetDefinition> valueSets() {
        return valueSets.all().stream().map(slot -> slot.definition).toList();
    }

    /** The value set of that version, the newest when none is pinned; null when it is not known. */
    public @Nullable ValueSetDefinition valueSetDefinition(Canonical canonical) {
        Slot slot = slot(canonical);
        return slot == null ? null : slot.definition;
    }

    /** The compiled value set; refuses one that is not known, does not compile, or imports itself. */
    public CompiledValueSet valueSet(Canonical canonical) {
        return valueSet(canonical, Conditions.NONE);
    }

    /**
     * The same under the conditions of a request, completed by those of the value set's author; refuses a supplement that is asked
     * for and supplements nothing here.
     */
    public CompiledValueSet valueSet(Canonical canonical, Conditions conditions) {
        Canonical effective = conditions.rules().effective(canonical);
        ValueSetDefinition definition = valueSetDefinition(effective);
        Conditions all = definition == null ? conditions : conditions.completedBy(definition.declarations());
        CompiledValueSet compiled = new Compilation(this, all).valueSet(effective);
        Supplements.require(all.supplements(), compiled);
        return compiled;
    }

    /**
     * Compiles a value set that came with a request; what it imports comes from this catalogue, and where it is named by its own
     * url, it is meant itself.
     */
    public CompiledValueSet compile(ValueSetDefinition definition) {
        return compile(definition, Conditions.NONE);
    }

    /** The same under the conditions of a request; refuses a supplement that is asked for and supplements nothing here. */
    public CompiledValueSet compile(ValueSetDefinition definition, Conditions conditions) {
        Canonical own = definition.canonical();
        Conditions all = conditions.completedBy(definition.declarations());
        CompiledValueSet compiled = own == null
                ? new Compilation(this, all).compile(definition)
                : with(List.of(), List.of(definition), List.of()).compileOwn(own, all);
        Supplements.require(all.supplements(), compiled);
        return compiled;
    }

    /** The value set of just that url and version, whatever the rules of the conditions say. */
    private CompiledValueSet compileOwn(Canonical canonical, Conditions conditions) {
        Slot slot = Objects.requireNonNull(valueSets.exactly(canonical));
        return new Compilation(this, conditions).valueSet(slot);
    }

    /** The concept map of that version, the newest when none is pinned; null when it is not known. */
    public @Nullable CompiledConceptMap conceptMap(Canonical canonical) {
        return conceptMaps.find(canonical);
    }

    /** The one of these definitions that this catalogue was made with, compiled. */
    public CompiledConceptMap just(ConceptMapDefinition definition) {
        return Objects.requireNonNull(conceptMaps.exactly(definition.canonical()));
    }

    /** All concept maps, also those that came with a call under the url and version of one before them. */
    public List<CompiledConceptMap> conceptMaps() {
        return Stream.concat(conceptMaps.all().stream(), twins.stream()).toList();
    }

    Reserve reserve() {
        return reserve;
    }

    /** What this catalogue has that those below it have not. */
    Overlay overlay() {
        return overlay;
    }

    /** The catalogue that this one lies over, which is where a slot of neither is to be asked for; itself at the bottom. */
    Catalogue below() {
        return below == null ? this : below;
    }

    /** The catalogue of what is published. */
    Catalogue bottom() {
        return below == null ? this : below.bottom();
    }
}
