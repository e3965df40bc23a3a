package org.foramen.terminology.expansion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/**
 * The properties of members that an expansion tells (https://hl7.org/fhir/R5/valueset-definitions.html#ValueSet.expansion.property):
 * always a status other than active, label, order and weight, besides those that the request names; and the extensions that are
 * told again.
 */
final class MemberProperties {

    private static final String FHIR = "http://hl7.org/fhir/concept-properties#";
    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/";
    private static final String ITEM_WEIGHT = EXTENSION + "itemWeight";

    /** Extensions of the code system's concept that are told again. */
    private static final Set<String> TOLD_OF_CONCEPT = Set.of(
            EXTENSION + "coding-sctdescid",
            EXTENSION + "rendering-style",
            EXTENSION + "rendering-xhtml",
            EXTENSION + "codesystem-alternate");

    /** Extensions of the value set's reference to a concept that are told again. */
    private static final Set<String> TOLD_OF_REFERENCE = Set.of(
            EXTENSION + "valueset-supplement",
            EXTENSION + "valueset-deprecated",
            EXTENSION + "valueset-concept-definition",
            EXTENSION + "coding-sctdescid",
            EXTENSION + "rendering-style",
            EXTENSION + "rendering-xhtml",
            Extension.STANDARDS_STATUS);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private final List<String> wanted;
    private final Map<String, ExpandAnswer.Declaration> declared = new LinkedHashMap<>();

    /** @param wanted the codes of the properties that the request names */
    MemberProperties(List<String> wanted) {
        this.wanted = wanted;
    }

    /** What the properties that were told mean. */
    List<ExpandAnswer.Declaration> declarations() {
        return List.copyOf(declared.values());
    }

    List<Extension> extensions(Member member) {
        ConceptDefinition concept = concept(member);
        if (concept == null
                || (concept.extensions().isEmpty() && member.extensions().isEmpty())) {
            return told(member.extensions(), TOLD_OF_REFERENCE);
        }
        return Stream.concat(
                        told(concept.extensions(), TOLD_OF_CONCEPT).stream(),
                        told(member.extensions(), TOLD_OF_REFERENCE).stream())
                .toList();
    }

    private static List<Extension> told(List<Extension> extensions, Set<String> urls) {
        return extensions.stream().filter(each -> urls.contains(each.url())).toList();
    }

    List<Property> of(Member member) {
        List<Property> properties = new ArrayList<>(0);
        CompiledCodeSystem system = member.codeSystem();
        if (system == null) {
            return properties;
        }
        String status = system.status(member.ordinal());
        if (status != null && !status.equalsIgnoreCase("active")) {
            add("status", FHIR + "status", new PropertyValue.Code(status), properties);
        }
        ConceptDefinition concept = system.concept(member.ordinal());
        addExtensions(concept.extensions(), member.extensions(), properties);
        if (!wanted.isEmpty()) {
            addWanted(system, member.ordinal(), properties);
        }
        return properties;
    }

    /** What the value set says goes before what the code system says. */
    private void addExtensions(List<Extension> ofConcept, List<Extension> ofReference, List<Property> properties) {
        if (ofConcept.isEmpty() && ofReference.isEmpty()) {
            return;
        }
        String label = first(ofReference, EXTENSION + "valueset-label", ofConcept, EXTENSION + "codesystem-label");
        if (label != null) {
            add("label", FHIR + "label", new PropertyValue.Text(label), properties);
        }
        String order = first(
                ofReference, EXTENSION + "valueset-conceptOrder", ofConcept, EXTENSION + "codesystem-conceptOrder");
        addNumber("order", FHIR + "order", order, properties);
        String weight = first(ofReference, ITEM_WEIGHT, ofConcept, ITEM_WEIGHT);
        addNumber("weight", FHIR + "itemWeight", weight, properties);
    }

    /** What is no number, where one is wanted, is not told. */
    private void addNumber(String code, String uri, @Nullable String text, List<Property> properties) {
        if (text != null && NUMBER.matcher(text).matches()) {
            add(code, uri, new PropertyValue.Decimal(new BigDecimal(text)), properties);
        }
    }

    private static @Nullable String first(List<Extension> these, String url, List<Extension> those, String otherUrl) {
        String first = Extension.text(these, url);
        return first == null ? Extension.text(those, otherUrl) : first;
    }

    private void addWanted(CompiledCodeSystem system, int ordinal, List<Property> properties) {
        ConceptDefinition concept = system.concept(ordinal);
        boolean all = wanted.contains("*");
        if (wanted.contains("definition") && concept.definition() != null) {
            add("definition", FHIR + "definition", new PropertyValue.Text(concept.definition()), properties);
        }
        for (Property property : concept.properties()) {
            if (all || wanted.contains(property.code())) {
                PropertyDefinition definition = system.definition().property(property.code());
                add(property.code(), definition == null ? null : definition.uri(), property.value(), properties);
            }
        }
        addRelatives("parent", system, system.hierarchy().parents(ordinal), properties);
        addRelatives("child", system, system.hierarchy().children(ordinal), properties);
    }

    /** A code system's hierarchy may be given by nesting as well as by properties: both are told alike. */
    private void addRelatives(String name, CompiledCodeSystem system, int[] relatives, List<Property> properties) {
        if (wanted.contains(name)) {
            for (String code : system.codes(relatives)) {
                add(name, FHIR + name, new PropertyValue.Code(code), properties);
            }
        }
    }

    private void add(String code, @Nullable String uri, PropertyValue value, List<Property> properties) {
        Property property = new Property(code, value);
        if (!properties.contains(property)) {
            declared.putIfAbsent(code, new ExpandAnswer.Declaration(code, uri));
            properties.add(property);
        }
    }

    private static @Nullable ConceptDefinition concept(Member member) {
        CompiledCodeSystem system = member.codeSystem();
        return system == null ? null : system.concept(member.ordinal());
    }
}
