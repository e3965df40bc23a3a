package org.foramen.fhir.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.foramen.terminology.expansion.ExpandRequest;
import org.foramen.terminology.language.LanguagePreferences;
import org.jspecify.annotations.Nullable;

/**
 * One parameter that controlled an expansion (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.expansion.parameter).
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

    /** What the request asked, then the code systems that were used. */
    static List<ExpansionParameter> of(ExpandAnswer answer) {
        ExpandRequest request = answer.request();
        List<ExpansionParameter> all = new ArrayList<>();
        add("filter", Form.STRING, request.selection().filter(), all);
        add("offset", Form.INTEGER, request.page().offset(), all);
        add("count", Form.INTEGER, request.page().count(), all);
        add("activeOnly", Form.BOOLEAN, request.selection().activeOnly(), all);
        add("excludeNested", Form.BOOLEAN, request.form().excludeNested(), all);
        add("includeDefinition", Form.BOOLEAN, request.form().includeDefinition(), all);
        add("includeDesignations", Form.BOOLEAN, request.wordings().includeDesignations(), all);
        for (String token : new TreeSet<>(request.wordings().only())) {
            add("designation", Form.STRING, token, all);
        }
        LanguagePreferences languages = request.wordings().displayLanguage();
        add("displayLanguage", Form.CODE, languages == null ? null : languages.toString(), all);
        for (Canonical excluded : request.selection().excludedSystems()) {
            add("exclude-system", Form.URI, excluded.toString(), all);
        }
        for (CompiledCodeSystem used : answer.used()) {
            add("used-codesystem", Form.URI, used.canonical().toString(), all);
        }
        return all;
    }

    private static void add(String name, Form form, @Nullable Object value, List<ExpansionParameter> all) {
        if (value != null) {
            all.add(new ExpansionParameter(name, form, value));
        }
    }
}
