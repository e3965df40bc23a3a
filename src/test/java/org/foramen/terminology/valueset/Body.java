package org.foramen.terminology.valueset;

import static org.foramen.terminology.CodeSystemDraft.flag;
import static org.foramen.terminology.CodeSystemDraft.property;
import static org.foramen.terminology.CodeSystemDraft.text;

import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.plan.Filter;

/** A small code system on which the tests of value sets can be read, and the shortest way to expand and to refuse. */
public final class Body {

    public static final String URL = "https://example.org/CodeSystem/body";
    /** A code system that no test publishes. */
    public static final String FOREIGN = "https://example.org/CodeSystem/elsewhere";

    private Body() {}

    /** In preorder: body, spine, neck, atlas, back, limb, arm, junction; the junction is below arm and neck. */
    public static CodeSystemDefinition definition(String canonical) {
        return CodeSystemDraft.of(canonical)
                .declare("side", null, "string")
                .declare("region", null, "Coding")
                .declare("count", null, "integer")
                .declare("inactive", null, "boolean")
                .declare("colour", null, "string")
                .declare("broader", "http://hl7.org/fhir/concept-properties#parent", "code")
                .concept("body")
                .concept("spine", "body")
                .concept("neck", "The neck", List.of("spine"), List.of(region("cervical"), whole(7)), List.of())
                .concept("atlas", "The atlas", List.of("neck"), List.of(region("cervical"), whole(1)), List.of())
                .concept("back", "The back", List.of("spine"), List.of(whole(12), flag("inactive", true)), List.of())
                .concept("limb", "body")
                .concept("arm", null, List.of("limb"), List.of(text("side", "left"), text("side", "right")), List.of())
                .concept("junction", "The junction", List.of("arm", "neck"), List.of(text("side", "left")), List.of())
                .definition();
    }

    private static Property region(String code) {
        return property("region", new PropertyValue.Coded(Coding.of("https://example.org/regions", code)));
    }

    private static Property whole(int value) {
        return property("count", new PropertyValue.Whole(value));
    }

    static Catalogue catalogue(ValueSetDraft... valueSets) {
        return new Catalogue(
                List.of(definition(URL)),
                List.of(valueSets).stream().map(ValueSetDraft::definition).toList(),
                List.of());
    }

    static List<String> codes(CompiledValueSet valueSet) {
        return valueSet.page(0, Integer.MAX_VALUE).stream()
                .map(member -> member.coding().code())
                .toList();
    }

    static List<String> expand(ValueSetDraft draft, ValueSetDraft... published) {
        return codes(catalogue(published).compile(draft.definition()));
    }

    /** The codes of the body that satisfy all filters. */
    static List<String> filter(Filter... filters) {
        return expand(ValueSetDraft.unnamed().include(ValueSetDraft.filtered(URL, filters)));
    }

    static Refusal refusal(ValueSetDraft draft, ValueSetDraft... published) {
        Catalogue catalogue = catalogue(published);
        try {
            catalogue.compile(draft.definition()).size();
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("nothing was refused");
    }
}
