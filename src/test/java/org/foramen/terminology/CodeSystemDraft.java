package org.foramen.terminology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CodeSystemDefinition.Supplement;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.codesystem.EffectivePeriod;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.jspecify.annotations.Nullable;

/** A code system in the making; unless said otherwise it is complete, case-sensitive and in English. */
public final class CodeSystemDraft {

    private final Canonical canonical;
    private final List<PropertyDefinition> properties = new ArrayList<>();
    private final List<ConceptDefinition> concepts = new ArrayList<>();
    private String content = "complete";
    private Lifecycle lifecycle = Lifecycle.ACTIVE;
    private boolean caseSensitive = true;
    private boolean versionNeeded;
    private @Nullable String covered;
    private @Nullable EffectivePeriod effectivePeriod;
    private @Nullable Supplement supplement;

    private CodeSystemDraft(Canonical canonical) {
        this.canonical = canonical;
    }

    public static CodeSystemDraft of(String canonical) {
        return new CodeSystemDraft(Canonical.parse(canonical));
    }

    public CodeSystemDraft content(String value) {
        content = value;
        return this;
    }

    public CodeSystemDraft fragmentCovering(@Nullable String pattern) {
        covered = pattern;
        return content("fragment");
    }

    /** A supplement of {@code url} or {@code url|version}. */
    public CodeSystemDraft supplementing(String canonical, boolean languagePack) {
        supplement = new Supplement(Canonical.parse(canonical), languagePack);
        return content("supplement");
    }

    public CodeSystemDraft lifecycle(Lifecycle value) {
        lifecycle = value;
        return this;
    }

    public CodeSystemDraft caseInsensitive() {
        caseSensitive = false;
        return this;
    }

    public CodeSystemDraft versionNeeded() {
        versionNeeded = true;
        return this;
    }

    /** In force from the first to the last of these days. */
    public CodeSystemDraft inForce(String first, String last) {
        effectivePeriod = new EffectivePeriod(LocalDate.parse(first), LocalDate.parse(last));
        return this;
    }

    public CodeSystemDraft declare(String code, @Nullable String uri, String type) {
        properties.add(new PropertyDefinition(code, uri, type));
        return this;
    }

    /** A concept whose display is "The " and its code. */
    public CodeSystemDraft concept(String code, String... parents) {
        return concept(code, "The " + code, List.of(parents), List.of(), List.of());
    }

    public CodeSystemDraft concept(
            String code,
            @Nullable String display,
            List<String> parents,
            List<Property> values,
            List<Designation> designations) {
        concepts.add(new ConceptDefinition(code, display, null, parents, values, designations));
        return this;
    }

    public CodeSystemDraft concept(ConceptDefinition concept) {
        concepts.add(concept);
        return this;
    }

    public static Property property(String code, PropertyValue value) {
        return new Property(code, value);
    }

    public static Property text(String code, String value) {
        return new Property(code, new PropertyValue.Text(value));
    }

    public static Property flag(String code, boolean value) {
        return new Property(code, new PropertyValue.Bool(value));
    }

    public CodeSystemDefinition definition() {
        return new CodeSystemDefinition(
                canonical,
                "Draft",
                null,
                lifecycle,
                content,
                caseSensitive,
                covered,
                "en",
                versionNeeded,
                effectivePeriod,
                supplement,
                properties,
                concepts);
    }

    public CompiledCodeSystem compile() {
        return CompiledCodeSystem.of(definition());
    }
}
