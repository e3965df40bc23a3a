package org.foramen.fhir.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.version.VersionRule;
import org.foramen.terminology.version.VersionRule.Mode;
import org.foramen.terminology.version.VersionRules;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** The parameters that several operations have in common: which artefacts are to answer, and in which languages. */
final class DemandReader {

    private DemandReader() {}

    static Conditions conditions(OperationInput input) {
        List<VersionRule> rules = new ArrayList<>();
        for (Map.Entry<String, Mode> parameter : VersionRule.PARAMETERS.entrySet()) {
            for (String text : input.texts(parameter.getKey())) {
                rules.add(VersionRule.parse(parameter.getKey(), parameter.getValue(), text));
            }
        }
        Boolean versionsMatch = input.bool("versionsMatch");
        return rules.isEmpty() && !input.has("useSupplement") && versionsMatch == null
                ? Conditions.NONE
                : new Conditions(new VersionRules(rules), input.texts("useSupplement"), versionsMatch);
    }

    static @Nullable LanguagePreferences displayLanguage(OperationInput input) {
        String text = input.text("displayLanguage");
        return text == null ? null : LanguagePreferences.parse(text, "displayLanguage");
    }

    /** What the client accepts by its HTTP header; one that is no list of languages is passed over, as HTTP wants. */
    static @Nullable LanguagePreferences accepted(OperationInput input) {
        String header = input.acceptLanguage();
        if (header == null || header.isBlank()) {
            return null;
        }
        try {
            return LanguagePreferences.parse(header, "Accept-Language");
        } catch (Refusal unreadable) {
            return null;
        }
    }

    /** The value set that comes with the call, null when it is named; refuses another one than the url names. */
    static @Nullable ValueSet valueSet(OperationInput input) {
        ValueSet given = input.resource("valueSet", ValueSet.class);
        String url = input.text("url");
        if (given != null && url != null && !Canonical.parse(url).url().equals(given.getUrl())) {
            input.atMostOne("url", "valueSet");
        }
        return given;
    }

    static Canonical valueSetUrl(OperationInput input) {
        return versioned(input, input.requiredText("url", " or a valueSet"), "valueSetVersion");
    }

    /** The canonical at the version that the parameter says; refuses one that the canonical itself contradicts. */
    static Canonical versioned(OperationInput input, String canonical, String parameter) {
        return versioned(canonical, input.text(parameter), parameter);
    }

    /** @param version what the parameter says, null for nothing */
    static Canonical versioned(String canonical, @Nullable String version, String parameter) {
        Canonical named = Canonical.parse(canonical);
        if (version != null && named.version() != null && !version.equals(named.version())) {
            throw new Refusal(Problem.invalid(
                    "The parameters contradict each other: '" + canonical + "' and " + parameter + " '" + version + "'",
                    parameter));
        }
        return named.at(version);
    }
}
