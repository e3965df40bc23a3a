package org.foramen.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foramen.standard.SubtagRegistry.Entry;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.jspecify.annotations.Nullable;

/**
 * BCP 47: tags for identifying languages (RFC 5646), with the names of IANA's registry. A tag has to be spelled as the
 * registry recommends, {@code en-US} and not {@code en-us}, because the code system is case-sensitive
 * (http://terminology.hl7.org/CodeSystem/v3-ietf3066).
 *
 * <p>The parts of a tag are properties of its concept, so that a filter may ask whether a part is there: that is how value
 * sets such as US Core's simple-language are written.
 */
final class LanguageTags implements GrammarCodeSystem {

    static final String URL = "urn:ietf:bcp:47";
    /** HL7 Terminology's list of languages; what a list of all language tags is shown as. */
    static final Canonical ENUMERATION = new Canonical("http://terminology.hl7.org/ValueSet/Languages", null);

    private static final int MAX_LENGTH = 200;
    private static final List<String> PARTS =
            List.of("language", "ext-lang", "script", "region", "variant", "extension", "private-use");
    private static final CodeSystemDefinition DEFINITION = StandardDefinition.of(
            new Canonical(URL, null),
            "IETF Lang (BCP 47)",
            "Tags for the Identification of Languages",
            PARTS.stream()
                    .map(part -> new PropertyDefinition(part, null, "code"))
                    .toList());

    private final SubtagRegistry registry;

    LanguageTags(SubtagRegistry registry) {
        this.registry = registry;
    }

    @Override
    public CodeSystemDefinition definition() {
        return DEFINITION;
    }

    @Override
    public Canonical enumeration() {
        return ENUMERATION;
    }

    @Override
    public @Nullable ConceptDefinition concept(String code) {
        TagParts tag = code.length() > MAX_LENGTH ? null : TagParts.parse(code, registry);
        if (tag == null) {
            return null;
        }
        List<Designation> others = new ArrayList<>();
        String display = display(tag, code);
        wordings(tag)
                .filter(wording -> !wording.equals(display))
                .distinct()
                .forEach(wording -> others.add(new Designation("en", null, wording)));
        return new ConceptDefinition(code, display, null, List.of(), properties(tag), others);
    }

    @Override
    public String mismatch(ConceptDefinition concept, Condition condition) {
        if (!condition.operator().equals("exists")) {
            return GrammarCodeSystem.super.mismatch(concept, condition);
        }
        boolean wanted = condition.value().equals("true");
        return "The language code " + concept.code() + (wanted ? " does not contain a " : " contains a ")
                + condition.property() + ", and it is " + (wanted ? "required" : "not allowed");
    }

    private static List<Property> properties(TagParts tag) {
        List<Property> properties = new ArrayList<>();
        add(properties, "language", tag.language());
        tag.extlangs().forEach(each -> add(properties, "ext-lang", each));
        add(properties, "script", tag.script());
        add(properties, "region", tag.region());
        tag.variants().forEach(each -> add(properties, "variant", each));
        if (tag.extension() != null) {
            properties.add(new Property("extension", GrammarCodeSystem.code(tag.extension())));
        }
        if (tag.privateUse() != null) {
            properties.add(new Property("private-use", GrammarCodeSystem.code(tag.privateUse())));
        }
        return properties;
    }

    private static void add(List<Property> properties, String name, @Nullable Entry entry) {
        if (entry != null) {
            properties.add(new Property(name, GrammarCodeSystem.code(entry.subtag())));
        }
    }

    /** The name of the language, and in brackets what else the tag says: the region alone, or the parts by name. */
    private static String display(TagParts tag, String code) {
        return tag.whole() != null
                ? tag.whole().display()
                : tag.language() == null ? code : named(tag, tag.language().display());
    }

    private static String named(TagParts tag, String language) {
        if (isLanguageAndRegion(tag)) {
            return language + " (" + display(tag.region()) + ")";
        }
        List<String> parts = new ArrayList<>();
        tag.extlangs().forEach(each -> parts.add("Extension=" + each.display()));
        if (tag.script() != null) {
            parts.add("Script=" + tag.script().display());
        }
        if (tag.region() != null) {
            parts.add("Region=" + tag.region().display());
        }
        tag.variants().forEach(each -> parts.add("Variant=" + each.display()));
        return parts.isEmpty() ? language : language + " (" + String.join(", ", parts) + ")";
    }

    private static boolean isLanguageAndRegion(TagParts tag) {
        return tag.region() != null
                && tag.extlangs().isEmpty()
                && tag.script() == null
                && tag.variants().isEmpty();
    }

    private static String display(@Nullable Entry entry) {
        return entry == null ? "" : entry.display();
    }

    /** The same with each name that the registry has for the language, and the forms in use for a region. */
    private static Stream<String> wordings(TagParts tag) {
        if (tag.whole() != null) {
            return tag.whole().descriptions().stream();
        }
        if (tag.language() == null) {
            return Stream.of();
        }
        Stream<String> names = tag.language().descriptions().stream().map(name -> named(tag, name));
        if (!isLanguageAndRegion(tag)) {
            return names;
        }
        String language = tag.language().display();
        String region = display(tag.region());
        return Stream.concat(names, Stream.of(language + " (Region=" + region + ")", language + "-" + region));
    }
}
