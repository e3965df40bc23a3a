package org.foramen.standard;

import com.ibm.icu.util.Region;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.foramen.standard.SubtagRegistry.Kind;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.foramen.terminology.valueset.ConceptReference;
import org.jspecify.annotations.Nullable;

/**
 * ISO 3166-1: countries, by two letters, three letters and three digits, each a code of its own in one code system
 * (https://hl7.org/fhir/R4/iso3166.html).
 *
 * <p>Sources: two-letter codes and names from FHIR R4 core ({@code http://hl7.org/fhir/ValueSet/iso3166-1-2}, the state of
 * 2018), the other codes from Unicode's CLDR by ICU4J, and which codes are left to users from IANA's registry, which
 * follows the standard in that.
 */
final class Countries {

    static final String URL = "urn:iso:std:iso:3166";
    /** Where the two-letter codes and the names are. */
    static final String TWO_LETTERS = "http://hl7.org/fhir/ValueSet/iso3166-1-2";

    static final String VERSION = "2018";
    private static final String USER_ASSIGNED = "User-assigned";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Countries() {}

    static CodeSystemDefinition definition(List<ConceptReference> countries, SubtagRegistry registry) {
        List<ConceptDefinition> concepts = new ArrayList<>();
        for (ConceptReference country : countries) {
            String name = name(country, registry);
            Region region = Region.getInstance(country.code());
            String three = new ULocale("und", country.code()).getISO3Country();
            concepts.add(concept(country.code(), name, "alpha-2"));
            concepts.add(concept(three, name, "alpha-3"));
            concepts.add(concept(String.format("%03d", region.getNumericCode()), name, "numeric"));
        }
        pairs().filter(code -> registry.isLeftToUsers(Kind.REGION, code))
                .forEach(code -> concepts.add(leftToUsers(code)));
        concepts.sort((one, other) -> one.code().compareTo(other.code()));
        return StandardDefinition.of(
                        new Canonical(URL, VERSION),
                        "ISO3166Part1",
                        "ISO 3166-1 country codes",
                        List.of(
                                new PropertyDefinition("form", null, "string"),
                                new PropertyDefinition("left-to-users", PropertyDefinition.LEFT_TO_USERS, "boolean")))
                .with(concepts);
    }

    /** FHIR core doubles apostrophes, and breaks one name off behind its comma: there the registry's stands in. */
    private static String name(ConceptReference country, SubtagRegistry registry) {
        String name = country.display() == null ? "" : country.display().replace("''", "'");
        SubtagRegistry.Entry entry = registry.find(Kind.REGION, country.code());
        return entry != null && (name.isEmpty() || name.endsWith(",")) ? entry.display() : name;
    }

    private static Stream<String> pairs() {
        return IntStream.range(0, LETTERS.length() * LETTERS.length())
                .mapToObj(number ->
                        "" + LETTERS.charAt(number / LETTERS.length()) + LETTERS.charAt(number % LETTERS.length()));
    }

    private static ConceptDefinition leftToUsers(String code) {
        return new ConceptDefinition(
                code,
                USER_ASSIGNED,
                null,
                List.of(),
                List.of(
                        new Property("form", new PropertyValue.Text("alpha-2")),
                        new Property("left-to-users", new PropertyValue.Bool(true))),
                List.of());
    }

    private static ConceptDefinition concept(String code, @Nullable String display, String form) {
        return new ConceptDefinition(
                code, display, null, List.of(), List.of(new Property("form", new PropertyValue.Text(form))), List.of());
    }
}
