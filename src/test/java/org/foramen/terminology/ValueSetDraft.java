package org.foramen.terminology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.ConceptReference;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.valueset.ValueSetDefinition.Declarations;
import org.foramen.terminology.valueset.ValueSetDefinition.Parameter;
import org.jspecify.annotations.Nullable;

/** A value set in the making. */
public final class ValueSetDraft {

    private final @Nullable Canonical canonical;
    private final List<ConceptSet> includes = new ArrayList<>();
    private final List<ConceptSet> excludes = new ArrayList<>();
    private @Nullable Boolean inactive;
    private Lifecycle lifecycle = Lifecycle.ACTIVE;
    private @Nullable String language;
    private List<String> supplements = List.of();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, ValueSetDefinition> contained = new HashMap<>();

    private ValueSetDraft(@Nullable Canonical canonical) {
        this.canonical = canonical;
    }

    public static ValueSetDraft of(String canonical) {
        return new ValueSetDraft(Canonical.parse(canonical));
    }

    public static ValueSetDraft unnamed() {
        return new ValueSetDraft(null);
    }

    public ValueSetDraft include(ConceptSet set) {
        includes.add(set);
        return this;
    }

    public ValueSetDraft exclude(ConceptSet set) {
        excludes.add(set);
        return this;
    }

    public ValueSetDraft inactive(@Nullable Boolean value) {
        inactive = value;
        return this;
    }

    public ValueSetDraft lifecycle(Lifecycle value) {
        lifecycle = value;
        return this;
    }

    public ValueSetDraft language(String value) {
        language = value;
        return this;
    }

    public ValueSetDraft needs(String... values) {
        supplements = List.of(values);
        return this;
    }

    public ValueSetDraft parameter(String name, String value) {
        parameters.add(new Parameter(name, value));
        return this;
    }

    public ValueSetDraft containing(String id, ValueSetDraft inside) {
        contained.put(id, inside.definition());
        return this;
    }

    public ValueSetDefinition definition() {
        Declarations declarations = new Declarations(language, supplements, parameters, contained);
        return new ValueSetDefinition(canonical, lifecycle, inactive, includes, excludes, declarations);
    }

    /** The whole of {@code system} or {@code system|version}. */
    public static ConceptSet all(String system) {
        return set(system, List.of(), List.of(), List.of());
    }

    public static ConceptSet codes(String system, String... codes) {
        List<ConceptReference> concepts = Arrays.stream(codes)
                .map(code -> new ConceptReference(code, null, List.of()))
                .toList();
        return set(system, concepts, List.of(), List.of());
    }

    public static ConceptSet filtered(String system, Filter... filters) {
        return set(system, List.of(), List.of(filters), List.of());
    }

    public static ConceptSet imports(String... valueSets) {
        return set(null, List.of(), List.of(), List.of(valueSets));
    }

    public static ConceptSet set(
            @Nullable String system, List<ConceptReference> concepts, List<Filter> filters, List<String> valueSets) {
        Canonical canonical = system == null ? null : Canonical.parse(system);
        return new ConceptSet(
                canonical == null ? null : canonical.url(),
                canonical == null ? null : canonical.version(),
                concepts,
                filters,
                valueSets.stream().map(Canonical::parse).toList());
    }
}
