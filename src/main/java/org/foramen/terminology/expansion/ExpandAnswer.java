package org.foramen.terminology.expansion;

import java.util.List;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/**
 * An expansion, or a page of one.
 *
 * @param valueSet what was expanded
 * @param total how many members match in all
 * @param contains the members of this page
 * @param properties what the properties of the members mean
 * @param uses what the expansion was made of
 * @param request what was asked, completed by what the value set's author asks for; the answer repeats it
 */
public record ExpandAnswer(
        CompiledValueSet valueSet,
        int total,
        List<Entry> contains,
        List<Declaration> properties,
        Uses uses,
        ExpandRequest request) {

    public ExpandAnswer {
        contains = List.copyOf(contains);
        properties = List.copyOf(properties);
    }

    /**
     * A property that members have.
     *
     * @param uri what it means, null when its code system does not say
     */
    public record Declaration(String code, @Nullable String uri) {}

    /**
     * One member, with its display in the language asked for.
     *
     * @param version the code system's, told only where the value set draws from several versions; otherwise null
     * @param details what else is told of it
     * @param contains the members below it, where the answer is nested
     */
    public record Entry(
            Member member,
            @Nullable String version,
            @Nullable String display,
            Details details,
            List<Entry> contains) {
        public Entry {
            contains = List.copyOf(contains);
        }

        Entry with(List<Entry> below) {
            return below.isEmpty() ? this : new Entry(member, version, display, details, below);
        }
    }

    /**
     * What is told of a member besides its code and display.
     *
     * @param designations the further wordings that the request wants
     * @param properties those that are always told, such as a status other than active, then those that the request wants
     * @param extensions those of the code system's concept and of the value set's that are told again
     */
    public record Details(List<Designation> designations, List<Property> properties, List<Extension> extensions) {
        static final Details NONE = new Details(List.of(), List.of(), List.of());

        public Details {
            designations = List.copyOf(designations);
            properties = List.copyOf(properties);
            extensions = List.copyOf(extensions);
        }
    }
}
