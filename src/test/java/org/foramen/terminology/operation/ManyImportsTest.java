package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.valueset.Body;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Value sets that a hostile client has import each other: what there is to do must not double with each step. */
class ManyImportsTest {

    private static final String URL = "https://example.org/ValueSet/";

    /** How a value set uses the one before it, twice. */
    private interface Step {
        ValueSetDraft take(ValueSetDraft draft, String before);
    }

    static Stream<Step> steps() {
        return Stream.of(
                (draft, before) -> draft.include(ValueSetDraft.imports(before)).include(ValueSetDraft.imports(before)),
                (draft, before) -> draft.include(ValueSetDraft.imports(before, before)),
                (draft, before) -> draft.include(ValueSetDraft.all(Body.URL))
                        .include(ValueSetDraft.imports(before))
                        .exclude(ValueSetDraft.imports(before, before)));
    }

    private static Terminology chain(int length, Step step) {
        List<ValueSetDefinition> valueSets = new ArrayList<>();
        valueSets.add(ValueSetDraft.of(URL + 0)
                .include(ValueSetDraft.codes(Body.URL, "arm", "neck"))
                .include(ValueSetDraft.codes(Body.FOREIGN, "x"))
                .definition());
        for (int number = 1; number < length; number++) {
            valueSets.add(step.take(ValueSetDraft.of(URL + number), URL + (number - 1))
                    .definition());
        }
        return new Terminology(new Catalogue(List.of(Body.definition(Body.URL)), valueSets, List.of()), Limits.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void doublingImportsAreAnsweredAtOnce(Step step) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            MembershipAnswers answers = new MembershipAnswers(chain(150, step), new Canonical(URL + 149, null));
            for (String code : List.of("arm", "limb", "none")) {
                Coding coding = Coding.of(Body.URL, code);
                assertThat(answers.memberOf(coding).isMember()).isEqualTo(answers.expands(coding));
                assertThat(answers.validates(coding)).isEqualTo(answers.expands(coding));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 20_000})
    void importsThatGoTooDeepAreRefused(int length) {
        Terminology terminology = chain(length, (draft, before) -> draft.include(ValueSetDraft.imports(before)));
        Canonical last = new Canonical(URL + (length - 1), null);
        assertThat(Clinic.refusal(() -> terminology.members(last)).problem().kind())
                .isEqualTo(Problem.Kind.TOO_COSTLY);
        assertThat(terminology.members(new Canonical(URL + 150, null))).hasSize(3);
    }
}
