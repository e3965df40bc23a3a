package org.foramen.standard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.fhir.ucum.BaseUnit;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.jspecify.annotations.Nullable;

/**
 * UCUM (https://hl7.org/fhir/R4/ucum.html). "There is no defined display; the UCUM code is used directly for the display";
 * the unit in words is a designation. The property {@code canonical} is the unit in base units, and {@code factor} is how
 * many of these make one, so that two units of one {@code canonical} convert by the quotient of their factors; {@code
 * property} is the kind of quantity, where that is one base unit's.
 *
 * <p>Source: {@code ucum-essence.xml} of {@code org.fhir:ucum}, whose licence is https://ucum.org/license.
 */
final class Units implements GrammarCodeSystem {

    static final String URL = "http://unitsofmeasure.org";
    /** FHIR's list of common units; what a list of all units is shown as. */
    static final Canonical ENUMERATION = new Canonical("http://hl7.org/fhir/ValueSet/ucum-common", null);

    static final String CANONICAL = "canonical";
    private static final String ESSENCE = "/ucum-essence.xml";
    private static final int MAX_LENGTH = 300;
    /** The library reads brackets inside brackets by recursion. */
    private static final int MAX_DEPTH = 20;

    private final UcumService service;
    private final UnitReader reader;
    private final CodeSystemDefinition definition;

    private Units(UcumService service) {
        this.service = service;
        this.reader = new UnitReader(service.getModel());
        this.definition = StandardDefinition.of(
                new Canonical(URL, service.ucumIdentification().getVersion()),
                "UCUM",
                "Unified Code for Units of Measure (UCUM)",
                List.of(
                        new PropertyDefinition(CANONICAL, null, "code"),
                        new PropertyDefinition("property", null, "string"),
                        new PropertyDefinition("factor", null, "decimal")));
    }

    static Units load() {
        try (InputStream essence = Units.class.getResourceAsStream(ESSENCE)) {
            return new Units(new UcumEssenceService(essence));
        } catch (UcumException | IOException unreadable) {
            throw new UncheckedIOException(new IOException("The units of UCUM cannot be read", unreadable));
        }
    }

    @Override
    public CodeSystemDefinition definition() {
        return definition;
    }

    @Override
    public Canonical enumeration() {
        return ENUMERATION;
    }

    @Override
    public boolean fixesDisplays() {
        return true;
    }

    @Override
    public @Nullable ConceptDefinition concept(String code) {
        if (!isReadable(code) || service.validate(code) != null) {
            return null;
        }
        List<Property> properties = new ArrayList<>();
        CanonicalUnit canonical = reader.read(code);
        if (canonical != null) {
            properties.add(new Property(CANONICAL, GrammarCodeSystem.code(canonical.code())));
            BaseUnit base = service.getModel().getBaseUnit(canonical.code());
            if (base != null) {
                properties.add(new Property("property", new PropertyValue.Text(base.getProperty())));
            }
            if (canonical.factor() != null) {
                properties.add(new Property("factor", new PropertyValue.Decimal(canonical.factor())));
            }
        }
        return new ConceptDefinition(code, code, null, List.of(), properties, inWords(code));
    }

    private List<Designation> inWords(String code) {
        try {
            String words = service.analyse(code);
            return words.equals(code) ? List.of() : List.of(new Designation("en", null, words));
        } catch (UcumException none) {
            return List.of();
        }
    }

    /** "Any expression that is comparable to the given unit": a canonical unit may be asked for by any unit that has it. */
    @Override
    public String normalized(String property, String value) {
        CanonicalUnit canonical = property.equals(CANONICAL) && isReadable(value) ? reader.read(value) : null;
        return canonical == null ? value : canonical.code();
    }

    @Override
    public String mismatch(ConceptDefinition concept, Condition condition) {
        List<String> canonical = GrammarCodeSystem.values(concept, CANONICAL);
        return condition.property().equals(CANONICAL) && condition.operator().equals("=") && !canonical.isEmpty()
                ? "Code " + concept.code() + " has canonical form " + canonical.get(0) + ", not " + condition.value()
                        + " as required"
                : GrammarCodeSystem.super.mismatch(concept, condition);
    }

    /** Short, and with its brackets in pairs and not too many inside each other: what the library does not look at. */
    private static boolean isReadable(String code) {
        if (code.isEmpty() || code.length() > MAX_LENGTH) {
            return false;
        }
        int depth = 0;
        boolean annotation = false;
        for (int index = 0; index < code.length() && depth >= 0; index++) {
            char character = code.charAt(index);
            annotation = annotation ? character != '}' : character == '{';
            depth += annotation ? 0 : character == '(' ? 1 : character == ')' ? -1 : 0;
            if (depth > MAX_DEPTH) {
                return false;
            }
        }
        return depth == 0;
    }
}
