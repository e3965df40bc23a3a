package org.foramen.terminology.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.VersionOrder;
import org.foramen.terminology.code.Versions;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CodeSystemDefinition.Supplement;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.conceptmap.CompiledConceptMap;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.ValueSetCompiler;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.valueset.ValueSetSources;
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
    private final List<CodeSystemDefinition> supplements;
    private final Map<CompiledCodeSystem, CompiledValueSet> wholes = new ConcurrentHashMap<>();
    private final Map<Supplemented, CompiledCodeSystem> supplemented = new ConcurrentHashMap<>();
    /** What is known besides what is published; the same in all catalogues that lie above one another. */
    private final Reserve reserve;
    /** Of the catalogue of what is published: what came from the reserve. */
    private final Map<Canonical, Slot> reserved = new ConcurrentHashMap<>();

    /** What a supplemented code system is made of: both by identity, since definitions may be large. */
    private record Supplemented(CompiledCodeSystem system, List<CodeSystemDefinition> supplements) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Supplemented that
                    && system == that.system
                    && canonicals(supplements).equals(canonicals(that.supplements));
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(system) + canonicals(supplements).hashCode();
        }

        private static List<Canonical> canonicals(List<CodeSystemDefinition> definitions) {
            return definitions.stream().map(CodeSystemDefinition::canonical).toList();
        }
    }

    /** A published value set and, once it was asked for, what it compiled to; compiling it twice does no harm. */
    private static final class Slot {
        /** The catalogue that compiles it: what lies above, for one request, must not get into what is kept for all. */
        final Catalogue owner;

        final ValueSetDefinition definition;
        final Canonical canonical;
        volatile @Nullable CompiledValueSet compiled;

        Slot(Catalogue owner, ValueSetDefinition definition, Canonical canonical) {
            this.owner = owner;
            this.definition = definition;
            this.canonical = canonical;
        }
    }

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
        this.codeSystems = new Shelf<>("CodeSystem", below == null ? null : below.codeSystems);
        this.valueSets = new Shelf<>("ValueSet", below == null ? null : below.valueSets);
        this.conceptMaps = new Shelf<>("ConceptMap", below == null ? null : below.conceptMaps);
        codeSystems.forEach(
                definition -> this.codeSystems.put(definition.canonical(), CompiledCodeSystem.of(definition)));
        this.supplements = Stream.concat(
                        below == null ? Stream.empty() : below.supplements.stream(),
                        codeSystems.stream().filter(definition -> definition.supplement() != null))
                .toList();
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
     * change. What is the same by url and version hides what is here, except from the value sets that are here.
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
    private @Nullable CompiledCodeSystem list(Canonical canonical) {
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

    private @Nullable CompiledCodeSystem answeringList(Canonical canonical, Conditions conditions) {
        CompiledCodeSystem found = list(canonical);
        if (found == null || supplements.isEmpty()) {
            return found;
        }
        List<CodeSystemDefinition> supplementing = supplements(found, conditions);
        return supplementing.isEmpty()
                ? found
                : supplemented.computeIfAbsent(new Supplemented(found, supplementing), key -> key.system()
                        .with(key.supplements()));
    }

    /** The code system that is a grammar, with the supplements; null when there is none. */
    private @Nullable GrammarCodeSystem grammar(Canonical canonical, Conditions conditions) {
        GrammarCodeSystem grammar = reserve.grammar(canonical);
        if (grammar == null || supplements.isEmpty()) {
            return grammar;
        }
        List<CodeSystemDefinition> supplementing = supplements(reserve.around(grammar), conditions);
        return supplementing.isEmpty() ? grammar : new SupplementedGrammar(grammar, supplementing);
    }

    /** The same; refuses a supplement that is asked for and does not supplement it. */
    public @Nullable CompiledCodeSystem answeringWhole(Canonical canonical, Conditions conditions, String... codes) {
        CompiledCodeSystem found = answering(canonical, conditions, codes);
        if (found != null) {
            requireSupplements(conditions.supplements(), found.supplements());
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
    private @Nullable Slot slot(Canonical canonical) {
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
        return new Compilation(Conditions.NONE).valueSet(canonical);
    }

    /** The same under the conditions of a request; refuses a supplement that is asked for and supplements nothing here. */
    public CompiledValueSet valueSet(Canonical canonical, Conditions conditions) {
        CompiledValueSet compiled =
                new Compilation(conditions).valueSet(conditions.rules().effective(canonical));
        requireSupplements(conditions.supplements(), compiled);
        return compiled;
    }

    /** Compiles a value set that came with a request; what it imports comes from this catalogue. */
    public CompiledValueSet compile(ValueSetDefinition definition) {
        return compile(definition, Conditions.NONE);
    }

    /** The same under the conditions of a request; refuses a supplement that is asked for and supplements nothing here. */
    public CompiledValueSet compile(ValueSetDefinition definition, Conditions conditions) {
        CompiledValueSet compiled = new Compilation(conditions).compile(definition);
        requireSupplements(conditions.supplements(), compiled);
        return compiled;
    }

    /** The concept map of that version, the newest when none is pinned; null when it is not known. */
    public @Nullable CompiledConceptMap conceptMap(Canonical canonical) {
        return conceptMaps.find(canonical);
    }

    /** All concept maps, also those that came with a call under the url and version of one before them. */
    public List<CompiledConceptMap> conceptMaps() {
        return Stream.concat(conceptMaps.all().stream(), twins.stream()).toList();
    }

    /** The catalogue of what is published. */
    private Catalogue bottom() {
        return below == null ? this : below.bottom();
    }

    /** Supplements of that code system version that the conditions ask for, or that nobody needs to ask for. */
    private List<CodeSystemDefinition> supplements(CompiledCodeSystem system, Conditions conditions) {
        return supplements.stream()
                .filter(each -> each.supplement() != null && isFor(each.supplement(), system, each, conditions))
                .toList();
    }

    private static boolean isFor(
            Supplement supplement, CompiledCodeSystem system, CodeSystemDefinition itself, Conditions conditions) {
        Canonical supplemented = supplement.supplemented();
        String version = supplemented.version();
        return supplemented.url().equals(system.url())
                && (version == null || Versions.matches(version, system.version()))
                && (supplement.languagePack() || conditions.asksFor(itself.canonical()));
    }

    /** Refuses when a supplement that is asked for supplements nothing that the value set draws from. */
    private static void requireSupplements(Set<String> asked, CompiledValueSet valueSet) {
        List<Canonical> used = valueSet.codeSystems().stream()
                .flatMap(system -> system.supplements().stream())
                .toList();
        requireSupplements(asked, used);
    }

    private static void requireSupplements(Set<String> asked, List<Canonical> used) {
        List<String> missing = asked.stream()
                .filter(each -> used.stream().noneMatch(supplement -> Conditions.names(each, supplement)))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            Message message = Message.plural(missing.size(), "VALUESET_SUPPLEMENT_MISSING", String.join(",", missing));
            throw new Refusal(new Problem(Problem.Kind.NOT_FOUND, message, null));
        }
    }

    /** That the content of a code system is not known here, for a question that needs all its codes. */
    Problem missing(Canonical codeSystem, String element) {
        List<String> versions = codeSystemVersions(codeSystem.url());
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
        Message message = Message.entry(UNKNOWN_VALUE_SET, canonical.toString());
        return new Problem(Problem.Kind.NOT_FOUND, message, null);
    }

    /** One run of the compiler, which knows what it is in the middle of, so that a ring of imports is found. */
    private final class Compilation implements ValueSetSources {

        private final Conditions conditions;
        private final List<Canonical> underWay;
        private final Map<Canonical, CompiledValueSet> done;

        Compilation(Conditions conditions) {
            this(conditions, List.of(), new HashMap<>());
        }

        private Compilation(Conditions conditions, List<Canonical> underWay, Map<Canonical, CompiledValueSet> done) {
            this.conditions = conditions;
            this.underWay = underWay;
            this.done = done;
        }

        @Override
        public @Nullable CompiledCodeSystem codeSystem(Canonical canonical) {
            return answeringList(conditions.rules().effective(canonical), conditions);
        }

        @Override
        public @Nullable GrammarCodeSystem grammar(Canonical canonical) {
            Canonical effective = conditions.rules().effective(canonical);
            return list(effective) == null ? Catalogue.this.grammar(effective, conditions) : null;
        }

        @Override
        public CompiledCodeSystem enumerated(GrammarCodeSystem grammar) {
            Canonical enumeration = grammar.enumeration();
            Slot slot = enumeration == null ? null : slot(enumeration);
            if (slot == null) {
                throw new Refusal(Reserve.endless(grammar));
            }
            return slot.owner == bottom()
                    ? reserve.enumerated(grammar, slot.definition)
                    : Enumeration.of(grammar, slot.definition);
        }

        @Override
        public boolean knowsCodeSystem(String url) {
            return knowsContent(url);
        }

        @Override
        public Problem missing(Canonical codeSystem, String element) {
            return Catalogue.this.missing(conditions.rules().effective(codeSystem), element);
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
            Slot slot = slot(canonical);
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
            if (slot.owner != Catalogue.this) {
                return slot.owner.valueSet(slot.canonical);
            }
            CompiledValueSet fresh = within(slot).compile(slot.definition);
            slot.compiled = fresh;
            return fresh;
        }

        CompiledValueSet compile(ValueSetDefinition definition) {
            List<String> declared = definition.declarations().supplements();
            Compilation own =
                    declared.isEmpty() ? this : new Compilation(conditions.with(declared), underWay, new HashMap<>());
            CompiledValueSet compiled = new ValueSetCompiler(own, conditions.versionsMatch()).compile(definition);
            requireSupplements(Set.copyOf(declared), compiled);
            return compiled;
        }

        private Compilation within(Slot slot) {
            if (underWay.contains(slot.canonical)) {
                throw new Refusal(new Problem(
                        Problem.Kind.UNPROCESSABLE,
                        Message.entry("VALUESET_CIRCULAR_REFERENCE", slot.canonical.toString(), underWay.toString()),
                        null));
            }
            List<Canonical> path = new ArrayList<>(underWay);
            path.add(slot.canonical);
            return new Compilation(conditions, List.copyOf(path), done);
        }
    }
}
