package org.foramen.standard;

import com.ibm.icu.util.Currency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.codesystem.PropertyDefinition;

/**
 * ISO 4217: currencies. Codes, numbers and minor units come from the JDK, which follows the standard's amendments; English
 * names and when a currency was in use from Unicode's CLDR, by ICU4J. One that is no longer in use anywhere is inactive.
 */
final class Currencies {

    static final String URL = "urn:iso:std:iso:4217";

    private Currencies() {}

    /** @param now decides what is in use */
    static CodeSystemDefinition definition(Instant now) {
        List<PropertyDefinition> properties = List.of(
                new PropertyDefinition("decimals", null, "integer"),
                new PropertyDefinition("numeric", null, "string"),
                new PropertyDefinition("inactive", PropertyDefinition.FHIR_PROPERTIES + "inactive", "boolean"));
        List<ConceptDefinition> concepts = java.util.Currency.getAvailableCurrencies().stream()
                .sorted(Comparator.comparing(java.util.Currency::getCurrencyCode))
                .map(currency -> concept(currency, Date.from(now)))
                .toList();
        return StandardDefinition.of(new Canonical(URL, null), "Currencies", "ISO 4217 currency codes", properties)
                .with(concepts);
    }

    private static ConceptDefinition concept(java.util.Currency currency, Date now) {
        String code = currency.getCurrencyCode();
        List<Property> properties = new ArrayList<>();
        if (currency.getDefaultFractionDigits() >= 0) {
            properties.add(new Property("decimals", new PropertyValue.Whole(currency.getDefaultFractionDigits())));
        }
        properties.add(new Property("numeric", new PropertyValue.Text(currency.getNumericCodeAsString())));
        if (!Currency.isAvailable(code, now, now)) {
            properties.add(new Property("inactive", new PropertyValue.Bool(true)));
        }
        String name = Currency.getInstance(code).getDisplayName(Locale.ENGLISH);
        return new ConceptDefinition(code, name, null, List.of(), properties, List.of());
    }
}
