package org.foramen.terminology.validation;

import java.util.List;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue.Severity;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.language.LanguageTag;
import org.foramen.terminology.language.Wording;
import org.foramen.terminology.language.Wordings;
import org.foramen.terminology.language.Wordings.Comparison;
import org.jspecify.annotations.Nullable;

/** Whether a coding's display is one that the concept has, in the languages that the client asked for. */
final class DisplayCheck {

    private final Findings findings;
    private final Issues issues;
    private final @Nullable LanguagePreferences languages;
    private final Severity severity;

    /** @param lenient whether a wrong display is a warning only */
    DisplayCheck(Findings findings, Issues issues, @Nullable LanguagePreferences languages, boolean lenient) {
        this.findings = findings;
        this.issues = issues;
        this.languages = languages;
        this.severity = lenient ? Severity.WARNING : Severity.ERROR;
    }

    /**
     * Checks the display of a coding that has one.
     *
     * @param ownLanguage the code system's language, which will do where there is no display in those asked for
     */
    void check(Coding coding, String display, Wordings wordings, @Nullable LanguageTag ownLanguage) {
        Comparison comparison = wordings.compare(display, languages, null);
        if (comparison == Comparison.SAME) {
            checkStanding(coding, display, wordings);
            return;
        }
        int choices = wordings.count(languages);
        if (wordings.isOpen()) {
            Message message = Message.entry(
                    "Display_Name_Not_Fixed_use_Supplement",
                    display,
                    coding.system(),
                    coding.code(),
                    wordings.listed(languages),
                    summary());
            findings.tell(issues.display(Severity.INFORMATION, message));
        } else if (choices > 0) {
            findings.tell(issues.display(severity, wrong(coding, display, wordings, comparison)));
        } else if (wordings.countAny(languages) > 0) {
            findings.tell(issues.display(Severity.WARNING, wrong(coding, display, wordings, comparison)));
        } else {
            noneInLanguages(coding, display, wordings, ownLanguage);
        }
    }

    private Message wrong(Coding coding, String display, Wordings wordings, Comparison comparison) {
        String key = comparison == Comparison.SPACED
                ? "Display_Name_WS_for__should_be_one_of__instead_of"
                : "Display_Name_for__should_be_one_of__instead_of";
        int choices = Math.max(1, wordings.count(languages));
        return Message.plural(
                choices, key, coding.system(), coding.code(), wordings.listed(languages), display, summary());
    }

    private void noneInLanguages(Coding coding, String display, Wordings wordings, @Nullable LanguageTag ownLanguage) {
        Wording standard = wordings.preferred(null);
        if (standard == null) {
            Message message =
                    Message.entry("NO_VALID_DISPLAY_AT_ALL", display, coding.system(), coding.code(), summary());
            findings.tell(issues.display(Severity.WARNING, message));
            return;
        }
        boolean fine = wordings.compare(display, languages, ownLanguage) == Comparison.SAME;
        String key = fine ? "NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_OK" : "NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_ERR";
        Message message = Message.entry(
                key, display, coding.system(), coding.code(), summary(), fine ? display : standard.value());
        findings.tell(issues.display(fine ? Severity.INFORMATION : severity, message));
    }

    /** The display is one that the concept has, but maybe one that is not to be used any longer. */
    private void checkStanding(Coding coding, String display, Wordings wordings) {
        if (!wordings.hasActive(display)) {
            List<String> current = wordings.activeDisplays();
            findings.note(issues.displayNote(
                    severity,
                    Message.plural(
                            current.size(),
                            "INACTIVE_DISPLAY_FOUND",
                            display,
                            coding.code(),
                            String.join(",", current),
                            wordings.status(display))));
        }
    }

    private String summary() {
        return languages == null ? "--" : languages.summary();
    }
}
