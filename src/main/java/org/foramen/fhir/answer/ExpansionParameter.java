package org.foramen.fhir.answer;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.foramen.terminology.expansion.ExpandRequest;
import org.foramen.terminology.expansion.Uses;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.version.VersionRule;
import org.jspecify.annotations.Nullable;

/**
 * One parameter that controlled an expansion, or that says what it was made of
 * (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.expansion.parameter).
 *
 * @param value a Boolean, an Integer, or the text of the form
 */
record ExpansionParameter(String name, Form form, Object value) {

    /** The type of the value, as the suffix of {@code value[x]}. */
    enum Form {
        STRING("valueString"),
        URI("valueUri"),
        CODE("valueCode"),
        BOOLEAN("valueBoolean"),
        INTEGER("valueInteger");

        private final String field;

        Form(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /** What was asked, what decided on versions, what was used, and what is to be warned of; each once. */
    static List<ExpansionParameter> of(ExpandAnswer answer) {
        List<ExpansionParameter> all = new ArrayList<>();
        asked(answer, all);
        Uses uses = answer.uses();
        for (VersionRule rule : uses.rules()) {
            add(rule.parameter(), Form.URI, rule.canonical().toString(), all);
        }
        uses.codeSystems().stream()
                .map(used -> used.canonical().toString())
                .distinct()
                .forEach(used -> add("used-codesystem", Form.URI, used, all));
        for (CompiledValueSet used : uses.valueSets()) {
            add("used-valueset", Form.URI, name(used), all);
        }
        for (Canonical supplement : uses.supplements()) {
            add("used-supplement", Form.URI, supplement.toString(), all);
        }
        uses.codeSystems().stream()
                .filter(CompiledCodeSystem::isFragment)
                .forEach(used -> add("used-fragment", Form.URI, used.canonical().toString(), all));
        warnings(answer, all);
        return all;
    }

    private static void asked(ExpandAnswer answer, List<ExpansionParameter> all) {
        ExpandRequest request = answer.request();
        ExpandRequest.Selection selection = request.selection();
        ExpandRequest.Details details = request.details();
        add("filter", Form.STRING, selection.filter(), all);
        add("offset", Form.INTEGER, request.page().offset(), all);
        add("count", Form.INTEGER, request.page().count(), all);
        add("limit", Form.INTEGER, request.page().limit(), all);
        add("activeOnly", Form.BOOLEAN, selection.activeOnly(), all);
        add("excludeNested", Form.BOOLEAN, request.form().excludeNested(), all);
        add("excludeNotForUI", Form.BOOLEAN, selection.excludeNotForUi(), all);
        add("excludePostCoordinated", Form.BOOLEAN, selection.excludePostCoordinated(), all);
        add("includeDefinition", Form.BOOLEAN, request.form().includeDefinition(), all);
        add("includeDesignations", Form.BOOLEAN, details.includeDesignations(), all);
        details.designations().forEach(token -> add("designation", Form.STRING, token, all));
        add(
                "displayLanguage",
                Form.CODE,
                details.languages() == null ? null : details.languages().asked(),
                all);
        for (Canonical excluded : selection.excludedSystems()) {
            add("exclude-system", Form.URI, excluded.toString(), all);
        }
        if (answer.valueSet().mergesVersions()) {
            add("versionsMatch", Form.BOOLEAN, true, all);
        }
    }

    /** Whatever is not as reliable as the value set that uses it; and the value set itself, where it must not be used. */
    private static void warnings(ExpandAnswer answer, List<ExpansionParameter> all) {
        ValueSetDefinition expanded = answer.valueSet().definition();
        Lifecycle referring = expanded.lifecycle();
        warn(referring, referring, name(answer.valueSet()), all);
        for (CompiledCodeSystem used : answer.uses().codeSystems()) {
            warn(used.definition().lifecycle(), referring, used.canonical().toString(), all);
        }
        for (CompiledValueSet used : answer.uses().valueSets()) {
            warn(used.definition().lifecycle(), referring, name(used), all);
        }
    }

    private static void warn(Lifecycle used, Lifecycle referring, @Nullable String name, List<ExpansionParameter> all) {
        String concern = used.concern(referring);
        if (concern != null) {
            add("warning-" + concern, Form.URI, name, all);
        }
    }

    private static @Nullable String name(CompiledValueSet valueSet) {
        Canonical canonical = valueSet.definition().canonical();
        return canonical == null ? null : canonical.toString();
    }

    private static void add(String name, Form form, @Nullable Object value, List<ExpansionParameter> all) {
        if (value != null) {
            ExpansionParameter parameter = new ExpansionParameter(name, form, value);
            if (!all.contains(parameter)) {
                all.add(parameter);
            }
        }
    }
}
