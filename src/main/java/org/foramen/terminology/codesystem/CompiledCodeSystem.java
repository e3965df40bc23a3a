package org.foramen.terminology.codesystem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** A code system ready to answer: everything by ordinal, nothing mutable. Compared by identity. */
public final class CompiledCodeSystem {

    /** Properties that say by themselves, with true, how a concept stands. */
    private static final Set<String> FLAGS = Set.of("deprecated", "inactive", "retired");

    private final CodeSystemDefinition definition;
    private final List<CodeSystemDefinition> supplements;
    private final ConceptDefinition[] concepts;
    private final CodeIndex index;
    private final Hierarchy hierarchy;
    private final Map<String, PropertyIndex> properties;
    /** The properties that say how a concept stands, and whether by a flag instead of by a code. */
    private final Map<String, Boolean> standings = new HashMap<>();

    private final RoaringBitmap abstracts;
    private final RoaringBitmap inactives;
    private final @Nullable Predicate<String> covered;

    private CompiledCodeSystem(CodeSystemDefinition definition, List<CodeSystemDefinition> supplements) {
        this.definition = definition;
        this.supplements = List.copyOf(supplements);
        Work.spend(definition.concepts().size());
        HierarchyBuilder builder = new HierarchyBuilder(definition);
        this.concepts = builder.inPreorder();
        this.hierarchy = builder.build();
        String[] codes = new String[concepts.length];
        for (int ordinal = 0; ordinal < codes.length; ordinal++) {
            codes[ordinal] = concepts[ordinal].code();
        }
        this.index = new CodeIndex(codes, definition.caseSensitive());
        this.properties = indexProperties(concepts);
        properties.keySet().forEach(this::noteStanding);
        this.abstracts = having("notSelectable", "true"::equals);
        this.inactives = having("inactive", "true"::equals);
        inactives.or(having("status", value -> value.equals("retired") || value.equals("inactive")));
        for (int ordinal = 0; ordinal < concepts.length; ordinal++) {
            if ("withdrawn".equals(standardsStatus(ordinal))) {
                inactives.add(ordinal);
            }
        }
        this.covered = definition.covered() == null ? null : covered(definition, definition.covered());
    }

    /** Compiles; refuses a duplicate code, a hierarchy with a ring, and a pattern of covered codes that is none. */
    public static CompiledCodeSystem of(CodeSystemDefinition definition) {
        return new CompiledCodeSystem(definition, List.of());
    }

    /** This code system with what the supplements say of its concepts; their other concepts are not its own. */
    public CompiledCodeSystem with(List<CodeSystemDefinition> supplementing) {
        Map<String, List<ConceptDefinition>> additions = new HashMap<>();
        List<PropertyDefinition> declared = new ArrayList<>(definition.properties());
        for (CodeSystemDefinition supplement : supplementing) {
            supplement.concepts().forEach(concept -> additions
                    .computeIfAbsent(concept.code(), code -> new ArrayList<>(1))
                    .add(concept.from(supplement)));
            supplement.properties().stream()
                    .filter(property -> definition.property(property.code()) == null)
                    .forEach(declared::add);
        }
        List<ConceptDefinition> whole = definition.concepts().stream()
                .map(concept -> concept.with(additions.getOrDefault(concept.code(), List.of())))
                .toList();
        return new CompiledCodeSystem(definition.with(declared, whole), supplementing);
    }

    /** The supplements whose content is in here. */
    public List<Canonical> supplements() {
        return supplements.stream().map(CodeSystemDefinition::canonical).toList();
    }

    /** Those of the supplements that are here because they were asked for. */
    public List<Canonical> requestedSupplements() {
        return supplements.stream()
                .filter(each -> each.supplement() == null || !each.supplement().languagePack())
                .map(CodeSystemDefinition::canonical)
                .toList();
    }

    /** Whether it holds only a part of the code system's concepts. */
    public boolean isFragment() {
        return definition.content().equals("fragment");
    }

    private static Predicate<String> covered(CodeSystemDefinition definition, String pattern) {
        try {
            return BoundedPattern.compile(pattern);
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(Problem.invalid(
                    "The codes that " + definition.canonical() + " covers cannot be read: " + wrong.getMessage(),
                    "CodeSystem.extension"));
        }
    }

    private static Map<String, PropertyIndex> indexProperties(ConceptDefinition[] concepts) {
        Map<String, PropertyIndex.Builder> builders = new HashMap<>();
        for (int ordinal = 0; ordinal < concepts.length; ordinal++) {
            for (Property property : concepts[ordinal].properties()) {
                builders.computeIfAbsent(property.code(), code -> new PropertyIndex.Builder())
                        .add(property.value(), ordinal);
            }
        }
        Map<String, PropertyIndex> indexes = new HashMap<>();
        builders.forEach((code, builder) -> indexes.put(code, builder.build()));
        return Map.copyOf(indexes);
    }

    /** The concepts of which FHIR's own property of that name, under whatever code it is declared or by its name, has such a value. */
    private RoaringBitmap having(String fhirProperty, Predicate<String> test) {
        RoaringBitmap found = new RoaringBitmap();
        List<String> declared = definition.properties().stream()
                .filter(each -> each.is(fhirProperty))
                .map(PropertyDefinition::code)
                .toList();
        for (String code : declared.isEmpty() ? List.of(fhirProperty) : declared) {
            PropertyIndex index = properties.get(code);
            if (index != null) {
                found.or(index.matching(test));
            }
        }
        return found;
    }

    private void noteStanding(String property) {
        PropertyDefinition declared = definition.property(property);
        if (declared == null ? property.equals("status") : declared.is("status")) {
            standings.put(property, false);
        } else if (FLAGS.contains(property)) {
            standings.put(property, true);
        }
    }

    public CodeSystemDefinition definition() {
        return definition;
    }

    public Canonical canonical() {
        return definition.canonical();
    }

    public String url() {
        return definition.canonical().url();
    }

    public @Nullable String version() {
        return definition.canonical().version();
    }

    /** How many concepts; ordinals run from 0 to one less. */
    public int size() {
        return concepts.length;
    }

    /** The ordinal of a code, or -1; case is folded where the code system says so. */
    public int ordinalOf(String code) {
        return index.find(code);
    }

    public ConceptDefinition concept(int ordinal) {
        return concepts[ordinal];
    }

    public String code(int ordinal) {
        return concepts[ordinal].code();
    }

    public @Nullable String display(int ordinal) {
        return concepts[ordinal].display();
    }

    public List<Designation> designations(int ordinal) {
        return concepts[ordinal].designations();
    }

    /** System, version, code and display of a concept. */
    public Coding coding(int ordinal) {
        return new Coding(url(), version(), code(ordinal), display(ordinal));
    }

    public Hierarchy hierarchy() {
        return hierarchy;
    }

    /** The values of a property turned round; null when no concept has it. */
    public @Nullable PropertyIndex property(String code) {
        return properties.get(code);
    }

    /**
     * Whether a code that is not listed here may exist all the same: in a fragment, unless the fragment is known to hold all
     * codes of that shape.
     */
    public boolean mayHaveMore(String code) {
        return isFragment() && (covered == null || !covered.test(code));
    }

    /** True for a concept that is not to be selected by itself ({@code notSelectable}). */
    public boolean isAbstract(int ordinal) {
        return abstracts.contains(ordinal);
    }

    /** True for a concept whose display is no more than a stand-in, since it is left to users what it means. */
    public boolean isLeftToUsers(int ordinal) {
        return concepts[ordinal].properties().stream().anyMatch(property -> {
            PropertyDefinition declared = definition.property(property.code());
            return declared != null
                    && PropertyDefinition.LEFT_TO_USERS.equals(declared.uri())
                    && property.value().text().equals("true");
        });
    }

    public boolean isInactive(int ordinal) {
        return inactives.contains(ordinal);
    }

    private @Nullable String standardsStatus(int ordinal) {
        return Extension.text(concepts[ordinal].extensions(), Extension.STANDARDS_STATUS);
    }

    /**
     * The standing of a concept in its life cycle, e.g. {@code retired}: what a property says of it
     * (https://hl7.org/fhir/R4/codesystem-concept-properties.html), else an extension; null when nothing does.
     */
    public @Nullable String status(int ordinal) {
        String flagged = null;
        if (!standings.isEmpty()) {
            for (Property property : concepts[ordinal].properties()) {
                Boolean flag = standings.get(property.code());
                if (Boolean.FALSE.equals(flag)) {
                    return property.value().text();
                }
                boolean flags = flag != null && property.value().text().equals("true");
                flagged = flags && flagged == null ? property.code() : flagged;
            }
        }
        return flagged == null ? standardsStatus(ordinal) : flagged;
    }

    /** The inactive concepts; the caller owns the answer. */
    public RoaringBitmap inactive() {
        return inactives.clone();
    }

    /** The codes of the ordinals, in their order. */
    public List<String> codes(int[] ordinals) {
        List<String> codes = new ArrayList<>(ordinals.length);
        for (int ordinal : ordinals) {
            codes.add(code(ordinal));
        }
        return codes;
    }
}
