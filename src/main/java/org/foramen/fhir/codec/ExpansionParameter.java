package org.foramen.fhir.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.operation.ExpandAnswer;
import org.foramen.terminology.operation.ExpandRequest;

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
        if (request.filter() != null) {
            all.add(new ExpansionParameter("filter", Form.STRING, request.filter()));
        }
        if (request.page().offset() != null) {
            all.add(new ExpansionParameter(
                    "offset", Form.INTEGER, request.page().offset()));
        }
        if (request.page().count() != null) {
            all.add(new ExpansionParameter("count", Form.INTEGER, request.page().count()));
        }
        if (request.activeOnly()) {
            all.add(new ExpansionParameter("activeOnly", Form.BOOLEAN, true));
        }
        addWordings(request.wordings(), all);
        for (Canonical excluded : request.excludedSystems()) {
            all.add(new ExpansionParameter("exclude-system", Form.URI, excluded.toString()));
        }
        for (CompiledCodeSystem used : answer.used()) {
            all.add(new ExpansionParameter(
                    "used-codesystem", Form.URI, used.canonical().toString()));
        }
        return all;
    }

    private static void addWordings(ExpandRequest.Wordings wordings, List<ExpansionParameter> all) {
        if (wordings.designations()) {
            all.add(new ExpansionParameter("includeDesignations", Form.BOOLEAN, true));
        }
        for (String token : new TreeSet<>(wordings.only())) {
            all.add(new ExpansionParameter("designation", Form.STRING, token));
        }
        if (wordings.displayLanguage() != null) {
            all.add(new ExpansionParameter("displayLanguage", Form.CODE, wordings.displayLanguage()));
        }
    }
}
