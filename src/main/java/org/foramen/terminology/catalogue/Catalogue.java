package org.foramen.terminology.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.conceptmap.CompiledConceptMap;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ValueSetCompiler;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.valueset.ValueSetSources;
import org.jspecify.annotations.Nullable;

/** A snapshot of all published terminology. Value sets are compiled when first asked for, then kept. */
public final class Catalogue {

    private final Shelf<CompiledCodeSystem> codeSystems;
    private final Shelf<Slot> valueSets;
    private final Shelf<CompiledConceptMap> conceptMaps;

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
        this(codeSystems, valueSets, conceptMaps, null);
    }

    private Catalogue(
            List<CodeSystemDefinition> codeSystems,
            List<ValueSetDefinition> valueSets,
            List<ConceptMapDefinition> conceptMaps,
            @Nullable Catalogue below) {
        this.codeSystems = new Shelf<>("CodeSystem", below == null ? null : below.codeSystems);
        this.valueSets = new Shelf<>("ValueSet", below == null ? null : below.valueSets);
        this.conceptMaps = new Shelf<>("ConceptMap", below == null ? null : below.conceptMaps);
        codeSystems.forEach(
                definition -> this.codeSystems.put(definition.canonical(), CompiledCodeSystem.of(definition)));
        conceptMaps.forEach(
                definition -> this.conceptMaps.put(definition.canonical(), CompiledConceptMap.of(definition)));
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
        return new Catalogue(codeSystems, valueSets, conceptMaps, this);
    }

    /** The code system of that version, the newest when none is pinned; null when it is not known. */
    public @Nullable CompiledCodeSystem codeSystem(Canonical canonical) {
        return codeSystems.find(canonical);
    }

    /** The versions known of a code system, oldest first. */
    public List<String> codeSystemVersions(String url) {
        return codeSystems.versions(url);
    }

    public List<CompiledCodeSystem> codeSystems() {
        return codeSystems.all();
    }

    public boolean knowsValueSet(Canonical canonical) {
        return valueSets.find(canonical) != null;
    }

    public List<ValueSetDefinition> valueSets() {
        return valueSets.all().stream().map(slot -> slot.definition).toList();
    }

    /** The compiled value set; refuses one that is not known, does not compile, or imports itself. */
    public CompiledValueSet valueSet(Canonical canonical) {
        return new Compilation(List.of()).valueSet(canonical, "url");
    }

    /** Compiles a value set that came with a request; what it imports comes from this catalogue. */
    public CompiledValueSet compile(ValueSetDefinition definition) {
        return new ValueSetCompiler(new Compilation(List.of())).compile(definition);
    }

    /** The concept map of that version, the newest when none is pinned; null when it is not known. */
    public @Nullable CompiledConceptMap conceptMap(Canonical canonical) {
        return conceptMaps.find(canonical);
    }

    public List<CompiledConceptMap> conceptMaps() {
        return conceptMaps.all();
    }

    /** One run of the compiler, which knows what it is in the middle of, so that a ring of imports is found. */
    private final class Compilation implements ValueSetSources {

        private final List<Canonical> underWay;

        Compilation(List<Canonical> underWay) {
            this.underWay = underWay;
        }

        @Override
        public @Nullable CompiledCodeSystem codeSystem(Canonical canonical) {
            CompiledCodeSystem found = codeSystems.find(canonical);
            return found == null || found.definition().content().equals("not-present") ? null : found;
        }

        @Override
        public CompiledValueSet valueSet(Canonical canonical) {
            return valueSet(canonical, "ValueSet.compose.include.valueSet");
        }

        CompiledValueSet valueSet(Canonical canonical, String expression) {
            Slot slot = valueSets.find(canonical);
            if (slot == null) {
                throw new Refusal(Problem.notFound(
                        "A definition for the value Set '" + canonical + "' could not be found", expression));
            }
            CompiledValueSet known = slot.compiled;
            if (known != null) {
                return known;
            }
            if (slot.owner != Catalogue.this) {
                return slot.owner.valueSet(slot.canonical);
            }
            if (underWay.contains(slot.canonical)) {
                throw new Refusal(new Problem(
                        Problem.Kind.UNPROCESSABLE,
                        "The value set '" + slot.canonical + "' imports itself, by way of " + underWay,
                        "ValueSet.compose.include.valueSet"));
            }
            List<Canonical> path = new ArrayList<>(underWay);
            path.add(slot.canonical);
            CompiledValueSet fresh = new ValueSetCompiler(new Compilation(List.copyOf(path))).compile(slot.definition);
            slot.compiled = fresh;
            return fresh;
        }
    }
}
