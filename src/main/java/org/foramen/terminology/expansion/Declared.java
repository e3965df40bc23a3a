package org.foramen.terminology.expansion;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.expansion.ExpandRequest.Details;
import org.foramen.terminology.expansion.ExpandRequest.Form;
import org.foramen.terminology.expansion.ExpandRequest.Languages;
import org.foramen.terminology.expansion.ExpandRequest.Selection;
import org.foramen.terminology.language.LanguageTag;
import org.foramen.terminology.valueset.ValueSetDefinition.Declarations;
import org.foramen.terminology.valueset.ValueSetDefinition.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A request, completed by what the value set's author declares for its expansion
 * (http://hl7.org/fhir/StructureDefinition/valueset-expansion-parameter): what the request says goes first; designations and
 * properties add up.
 */
final class Declared {

    private final Declarations declarations;

    private Declared(Declarations declarations) {
        this.declarations = declarations;
    }

    static ExpandRequest complete(ExpandRequest request, Declarations declarations) {
        return new Declared(declarations).complete(request);
    }

    private ExpandRequest complete(ExpandRequest request) {
        Selection selection = request.selection();
        Details details = request.details();
        Form form = request.form();
        return new ExpandRequest(
                request.source(),
                new Selection(
                        selection.filter(),
                        or(selection.activeOnly(), "activeOnly"),
                        or(selection.excludeNotForUi(), "excludeNotForUI"),
                        or(selection.excludePostCoordinated(), "excludePostCoordinated"),
                        selection.excludedSystems()),
                request.page(),
                new Details(
                        or(details.includeDesignations(), "includeDesignations"),
                        and(details.designations(), "designation"),
                        languages(details),
                        details.accepted(),
                        and(details.properties(), "property")),
                new Form(or(form.excludeNested(), "excludeNested"), or(form.includeDefinition(), "includeDefinition")),
                request.conditions().completedBy(declarations));
    }

    /** What the request says, else the author's parameter, else what the client accepts, else the value set's own language. */
    private @Nullable Languages languages(Details details) {
        if (details.languages() != null) {
            return details.languages();
        }
        String declared = declarations.parameter("displayLanguage");
        if (declared != null) {
            return Languages.parse(declared);
        }
        String own = declarations.language();
        if (details.accepted() != null || own == null || LanguageTag.parse(own) == null) {
            return details.accepted();
        }
        return Languages.parse(own);
    }

    private @Nullable Boolean or(@Nullable Boolean asked, String parameter) {
        String declared = declarations.parameter(parameter);
        return (asked != null || declared == null) ? asked : Boolean.valueOf(declared);
    }

    private List<String> and(List<String> asked, String parameter) {
        Set<String> all = new LinkedHashSet<>(asked);
        declarations.parameters().stream()
                .filter(each -> each.name().equals(parameter))
                .map(Parameter::value)
                .forEach(all::add);
        return List.copyOf(all);
    }
}
