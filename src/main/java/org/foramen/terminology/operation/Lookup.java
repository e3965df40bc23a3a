package org.foramen.terminology.operation;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.language.Wording;
import org.foramen.terminology.language.Wordings;
import org.foramen.terminology.version.VersionRules;

/** Answers {@code $lookup}. */
final class Lookup {

    private final Catalogue catalogue;

    Lookup(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    LookupAnswer answer(LookupRequest request) {
        Coding coding = request.coding();
        Canonical asked = new Canonical(systemOf(coding), coding.version());
        CompiledCodeSystem system = catalogue.answeringWhole(
                asked, new Conditions(VersionRules.NONE, request.supplements()), coding.code());
        if (system == null) {
            throw new Refusal(unanswered(catalogue, asked, "system"));
        }
        int ordinal = ordinal(system, coding.code(), "code");
        List<Designation> designations = request.wants("designation") ? designations(system, ordinal) : List.of();
        LanguagePreferences languages = request.languages();
        Wording best = new Wordings()
                .add(system.display(ordinal), system.definition().language())
                .addAll(system.designations(ordinal))
                .preferred(languages == null ? null : languages.orAny());
        String display = best == null ? system.code(ordinal) : best.value();
        return new LookupAnswer(system, ordinal, display, designations, request);
    }

    /** All wordings of the concept, the display among them where its language is known. */
    private static List<Designation> designations(CompiledCodeSystem system, int ordinal) {
        String display = system.display(ordinal);
        String language = system.definition().language();
        List<Designation> all = new ArrayList<>();
        if (display != null && language != null) {
            all.add(new Designation(language, Designation.DISPLAY_USE, display));
        }
        all.addAll(system.designations(ordinal));
        return all;
    }

    private static String systemOf(Coding coding) {
        if (coding.system() == null) {
            throw new Refusal(Problem.required("A lookup needs the code system of the code", "system"));
        }
        return coding.system();
    }

    /**
     * The code system asked for, of which the content is known here; or a refusal that says why there is none, and which versions
     * there are.
     *
     * @param codes what will be asked of it, see {@link Catalogue#codeSystem}
     */
    static CompiledCodeSystem answering(Catalogue catalogue, Canonical canonical, String expression, String... codes) {
        CompiledCodeSystem system = catalogue.answering(canonical, Conditions.NONE, codes);
        if (system == null) {
            throw new Refusal(unanswered(catalogue, canonical, expression));
        }
        return system;
    }

    /** Why nothing is answered from a code system: it is not known, supplements another, or is known without its content. */
    private static Problem unanswered(Catalogue catalogue, Canonical canonical, String expression) {
        CompiledCodeSystem known = catalogue.codeSystem(canonical);
        if (known == null) {
            List<String> versions = catalogue.codeSystemVersions(canonical.url());
            String hint = versions.isEmpty() ? "" : ". Known versions: " + String.join(", ", versions);
            return Problem.notFound(
                    "A definition for CodeSystem '" + canonical + "' could not be found" + hint, expression);
        }
        if (catalogue.isSupplement(known.canonical())) {
            Message supplement = Message.entry(
                    "CODESYSTEM_CS_NO_SUPPLEMENT", known.canonical().toString());
            return new Problem(Problem.Kind.NOT_FOUND, supplement, expression);
        }
        return Problem.notFound(
                "The content of the CodeSystem '" + known.canonical() + "' is not held here: it is published as '"
                        + known.definition().content() + "', from which nothing is answered",
                expression);
    }

    static int ordinal(CompiledCodeSystem system, String code, String expression) {
        int ordinal = system.ordinalOf(code);
        if (ordinal < 0) {
            String fragment = system.mayHaveMore(code)
                    ? "; the code system is a fragment here, so the code may be valid in some other fragment"
                    : "";
            throw new Refusal(Problem.notFound(
                    "Unknown code '" + code + "' in the CodeSystem '" + system.canonical() + "'" + fragment,
                    expression));
        }
        return ordinal;
    }
}
