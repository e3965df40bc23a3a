package org.foramen.terminology.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasesTest {

    private static final String URL = "http://example.org/codes";

    /** Old is split in the year between, new came then, late came some time, gone went some time. */
    private static final Releases RELEASES = releases(
            draft("2001", "2001-01-01", "2001-12-31")
                    .concept("old")
                    .concept("gone")
                    .concept("always")
                    .definition(),
            draft("2003", "2003-01-01", "2003-12-31")
                    .concept("always")
                    .concept(
                            "old",
                            "Old",
                            List.of(),
                            List.of(
                                    CodeSystemDraft.flag("notSelectable", true),
                                    CodeSystemDraft.text("effectiveDate", "2002-07-01")),
                            List.of())
                    .concept(
                            "new",
                            "New",
                            List.of("old"),
                            List.of(CodeSystemDraft.text("effectiveDate", "2002-07-01")),
                            List.of())
                    .concept("late")
                    .definition());

    private static CodeSystemDraft draft(String version, String first, String last) {
        return CodeSystemDraft.of(URL + "|" + version)
                .declare("notSelectable", "http://hl7.org/fhir/concept-properties#notSelectable", "boolean")
                .declare("effectiveDate", "http://hl7.org/fhir/concept-properties#effectiveDate", "dateTime")
                .inForce(first, last);
    }

    private static Releases releases(CodeSystemDefinition... definitions) {
        return new Releases(new Catalogue(List.of(definitions), List.of(), List.of()), URL);
    }

    private static DateSpan span(String date) {
        return DateSpan.read(date).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "always, 2001-06-01, VALID",
        "always, 2002-06-01, VALID",
        "always, 2001, VALID",
        "always, 2000-12-31, UNKNOWN",
        "always, 2000, UNKNOWN",
        "always, 2010-05, VALID",
        "old, 2001-12-31T23:59:59-05:00, VALID",
        "old, 2002-06-30, VALID",
        "old, 2002-06, VALID",
        "old, 2002-07-01, NOT_VALID",
        "old, 2002, UNKNOWN",
        "old, 2003, NOT_VALID",
        "old, 2010-01-01, NOT_VALID",
        "new, 2001-06-01, NOT_VALID",
        "new, 2002-06-30, NOT_VALID",
        "new, 2002-07-01, VALID",
        "new, 2003, VALID",
        "late, 2001-12, NOT_VALID",
        "late, 2002-01, UNKNOWN",
        "late, 2003-01, VALID",
        "gone, 2001-12, VALID",
        "gone, 2002-01, UNKNOWN",
        "gone, 2003-01, NOT_VALID",
        "never, 2001, NOT_VALID",
    })
    void aCodeIsValidWhenTheReleaseInForceLetsItBeReported(String code, String when, Validity expected) {
        assertThat(RELEASES.validOn(code, span(when))).isEqualTo(expected);
    }

    @Test
    void theVersionInForceIsToldWhereOneIs() {
        assertThat(RELEASES.inForce(span("2001-01-01"))).contains("2001");
        assertThat(RELEASES.inForce(span("2003"))).contains("2003");
        assertThat(RELEASES.inForce(span("2004-02-29")))
                .as("the newest goes on to answer")
                .contains("2003");
        assertThat(RELEASES.inForce(span("2002-05-05"))).isEmpty();
        assertThat(RELEASES.inForce(span("2000"))).isEmpty();
        assertThat(RELEASES.inForce(span("2002-12-31"))).isEmpty();
    }

    @Test
    void changesAreThoseOfWhatMayBeReported() {
        assertThat(List.of("old", "new", "late", "gone")).allMatch(RELEASES::changes);
        assertThat(List.of("always", "never")).noneMatch(RELEASES::changes);
    }

    @Test
    void whatAFragmentMayLackIsNotKnown() {
        Releases fragment = releases(draft("1", "2001-01-01", "2001-12-31")
                .fragmentCovering("A.*")
                .concept("A1")
                .definition());
        assertThat(fragment.validOn("A2", span("2001"))).isEqualTo(Validity.NOT_VALID);
        assertThat(fragment.validOn("B2", span("2001"))).isEqualTo(Validity.UNKNOWN);
    }

    @Test
    void withoutPeriodsNothingIsKnown() {
        Releases undated = releases(CodeSystemDraft.of(URL + "|1").concept("a").definition());
        assertThat(undated.periods()).isEmpty();
        assertThat(undated.validOn("a", span("2001"))).isEqualTo(Validity.UNKNOWN);
        assertThat(undated.inForce(span("2001"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02, 2024-02-01, 2024-02-29",
        "2024, 2024-01-01, 2024-12-31",
        "2024-05-06T07:08:09.1Z, 2024-05-06, 2024-05-06",
    })
    void aPartialDateIsAllOfItsDays(String date, String first, String last) {
        assertThat(span(date).first()).hasToString(first);
        assertThat(span(date).last()).hasToString(last);
    }

    @ParameterizedTest
    @CsvSource({"2024-13", "2024-02-30", "24", "yesterday", "''"})
    void whatIsNoDateIsNone(String text) {
        assertThat(DateSpan.read(text)).isEqualTo(Optional.empty());
    }
}
