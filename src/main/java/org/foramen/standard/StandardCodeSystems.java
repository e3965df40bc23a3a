package org.foramen.standard;

import java.time.Clock;
import java.util.List;
import org.foramen.terminology.catalogue.DefinitionSource;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.ConceptReference;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.jspecify.annotations.Nullable;

/** The code systems of this room, each read when it is asked for. */
public final class StandardCodeSystems implements DefinitionSource {

    /** Behind the url of UCUM: all units, or with an expression those of its canonical unit. */
    private static final String ALL_UNITS = Units.URL + "/vs";

    private static final Canonical COUNTRIES = new Canonical(Countries.URL, Countries.VERSION);
    private static final Canonical CURRENCIES = new Canonical(Currencies.URL, null);

    private final DefinitionSource core;
    private final Clock clock;

    /**
     * @param core has FHIR's value set of countries
     * @param clock tells which currencies are in use
     */
    public StandardCodeSystems(DefinitionSource core, Clock clock) {
        this.core = core;
        this.clock = clock;
    }

    @Override
    public List<Canonical> codeSystems() {
        return List.of(COUNTRIES, CURRENCIES);
    }

    @Override
    public List<String> grammars() {
        return List.of(Units.URL, LanguageTags.URL, MediaTypes.URL);
    }

    @Override
    public CodeSystemDefinition codeSystem(Canonical canonical) {
        if (canonical.equals(CURRENCIES)) {
            return Currencies.definition(clock.instant());
        }
        return canonical.equals(COUNTRIES)
                ? Countries.definition(twoLetters(), SubtagRegistry.load())
                : DefinitionSource.super.codeSystem(canonical);
    }

    private List<ConceptReference> twoLetters() {
        return core.valueSets().stream()
                .filter(each -> each.url().equals(Countries.TWO_LETTERS))
                .flatMap(each -> core.valueSet(each).includes().stream())
                .flatMap(include -> include.concepts().stream())
                .toList();
    }

    @Override
    public GrammarCodeSystem grammar(String url) {
        return switch (url) {
            case Units.URL -> Units.load();
            case LanguageTags.URL -> new LanguageTags(SubtagRegistry.load());
            case MediaTypes.URL -> new MediaTypes();
            default -> DefinitionSource.super.grammar(url);
        };
    }

    /** https://hl7.org/fhir/R4/ucum.html#implicit */
    @Override
    public @Nullable ValueSetDefinition implicitValueSet(Canonical canonical) {
        String url = canonical.url();
        if (!url.equals(ALL_UNITS) && !url.startsWith(ALL_UNITS + "/")) {
            return null;
        }
        List<Filter> filters = url.equals(ALL_UNITS)
                ? List.of()
                : List.of(new Filter(Units.CANONICAL, "=", url.substring(ALL_UNITS.length() + 1)));
        ConceptSet units = new ConceptSet(Units.URL, null, List.of(), filters, List.of());
        return new ValueSetDefinition(canonical, Lifecycle.ACTIVE, null, List.of(units), List.of());
    }
}
