package org.foramen.terminology.expansion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.language.Wording;
import org.foramen.terminology.language.Wordings;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/** Which of a member's wordings is its display, and which are told besides. */
final class MemberWordings {

    /** How a token names a language (https://hl7.org/fhir/R4/valueset-languages.html). */
    private static final String BCP_47 = "urn:ietf:bcp:47|";

    /** What is told again of what a designation says of itself. */
    private static final Set<String> TOLD = Set.of(
            "http://hl7.org/fhir/StructureDefinition/coding-sctdescid",
            "http://hl7.org/fhir/StructureDefinition/rendering-style",
            "http://hl7.org/fhir/StructureDefinition/rendering-xhtml",
            Extension.STANDARDS_STATUS,
            "http://hl7.org/fhir/StructureDefinition/codesystem-alternate");

    private final ExpandRequest.Details wanted;
    private final @Nullable LanguagePreferences languages;
    private final @Nullable String valueSetLanguage;
    private final Uses uses;

    /**
     * @param valueSetLanguage of the value set's own displays, null when not said
     * @param uses is told which supplements lend a wording
     */
    MemberWordings(ExpandRequest.Details wanted, @Nullable String valueSetLanguage, Uses uses) {
        this.wanted = wanted;
        this.languages = wanted.languages() == null
                ? null
                : wanted.languages().preferences().orAny();
        this.valueSetLanguage = valueSetLanguage;
        this.uses = uses;
    }

    /** Whether nothing is asked for but each member's display, whatever its language. */
    boolean isPlain() {
        return languages == null && !wanted.tellsDesignations();
    }

    /** All wordings of the member, the value set's own first. */
    Wordings of(Member member) {
        Wordings wordings = new Wordings().add(member.ownDisplay(), valueSetLanguage);
        CompiledCodeSystem codeSystem = member.codeSystem();
        if (codeSystem != null) {
            wordings.add(
                    codeSystem.display(member.ordinal()),
                    codeSystem.definition().language());
        }
        return wordings.addAll(member.designations());
    }

    /** The one to show, null when none is welcome. */
    @Nullable
    Wording display(Wordings wordings) {
        Wording best = wordings.preferred(languages);
        if (best != null) {
            noteSource(best.designation());
        }
        return best;
    }

    /**
     * Those to tell besides: what the request wants, without what only repeats the display; the code system's first, then the
     * value set's own.
     */
    List<Designation> besides(Member member, Wordings wordings, @Nullable Wording shown) {
        if (!wanted.tellsDesignations()) {
            return List.of();
        }
        List<Designation> own = member.ownDesignations();
        List<Designation> told = new ArrayList<>();
        List<Designation> toldOfOwn = new ArrayList<>(0);
        for (Wording wording : wordings.all()) {
            Designation designation = designation(wording);
            if (!wording.equals(shown) && isWanted(designation) && !repeats(wording, shown)) {
                noteSource(designation);
                boolean isOwn = wording.designation() != null && own.contains(wording.designation());
                (isOwn ? toldOfOwn : told).add(designation);
            }
        }
        told.addAll(toldOfOwn);
        return told;
    }

    private void noteSource(@Nullable Designation designation) {
        if (designation != null && designation.source() != null) {
            uses.note(designation.source());
        }
    }

    private static Designation designation(Wording wording) {
        Designation designation = wording.designation();
        if (designation == null) {
            String language =
                    wording.language() == null ? null : wording.language().text();
            return new Designation(language, Designation.DISPLAY_USE, wording.value());
        }
        List<Extension> told = designation.extensions().stream()
                .filter(extension -> TOLD.contains(extension.url()))
                .toList();
        return new Designation(
                designation.language(), designation.use(), designation.value(), told, designation.source());
    }

    /** A display that says what is shown, in the same language or in none. */
    private static boolean repeats(Wording wording, @Nullable Wording shown) {
        return shown != null
                && wording.isDisplay()
                && wording.value().equals(shown.value())
                && (wording.language() == null || Objects.equals(wording.language(), shown.language()));
    }

    private boolean isWanted(Designation designation) {
        if (wanted.designations().isEmpty()) {
            return true;
        }
        Coding use = designation.use();
        String named = use == null ? null : use.system() + "|" + use.code();
        String language = designation.language();
        return wanted.designations().stream()
                .anyMatch(token -> token.equals(named)
                        || (language != null
                                && (token.startsWith(BCP_47) ? token.substring(BCP_47.length()) : token)
                                        .equalsIgnoreCase(language)));
    }
}
