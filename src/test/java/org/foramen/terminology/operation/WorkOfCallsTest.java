package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.ConceptSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls take, counted: many includes of a large code system cost no time without end. */
class WorkOfCallsTest {

    private static final String LARGE = "https://example.org/CodeSystem/large";
    private static final String SET = "https://example.org/ValueSet/set";
    private static final Canonical SET_CANONICAL = new Canonical(SET, null);
    private static final int CONCEPTS = 5_000;

    private Work.Call call = () -> {};

    @AfterEach
    void end() {
        call.close();
    }

    private static CodeSystemDefinition large() {
        CodeSystemDraft draft = CodeSystemDraft.of(LARGE).declare("grade", null, "decimal");
        draft.concept("c0");
        for (int number = 1; number < CONCEPTS; number++) {
            draft.concept(
                    "c" + number,
                    "Concept " + number,
                    List.of("c" + number / 10),
                    List.of(CodeSystemDraft.property("grade", new PropertyValue.Decimal(BigDecimal.valueOf(number)))),
                    List.of());
        }
        return draft.definition();
    }

    private static Terminology terminology(ConceptSet... includes) {
        ValueSetDraft draft = ValueSetDraft.of(SET);
        for (ConceptSet include : includes) {
            draft.include(include);
        }
        return new Terminology(new Catalogue(List.of(large()), List.of(draft.definition()), List.of()), Limits.DEFAULT);
    }

    private static ConceptSet filtered(String property, String operator, String value) {
        return ValueSetDraft.filtered(LARGE, new Filter(property, operator, value));
    }

    @ParameterizedTest
    @CsvSource({
        "display, regex, .* 17",
        "code, regex, c17",
        "parent, regex, c1",
        "child, regex, c17.",
        "grade, regex, 17",
        "grade, =, 17",
        "grade, in, '16,17,18'",
        "grade, exists, true",
        "display, =, Concept 17",
        "parent, =, c1",
        "child, =, c170",
        "concept, child-of, c1",
        "concept, is-not-a, c2",
        "grade, not-in, '18,19'"
    })
    void whereOneCodeIsAskedForAFilterIsJudgedOnThatCode(String property, String operator, String value) {
        Terminology terminology = terminology(filtered(property, operator, value));
        call = Work.begin(200);
        assertThat(terminology.memberOf(SET_CANONICAL, Coding.of(LARGE, "c17")).isMember())
                .isTrue();
        assertThat(terminology.memberOf(SET_CANONICAL, Coding.of(LARGE, "none")).isMember())
                .isFalse();
        call.close();
        assertThat(terminology.members(SET_CANONICAL)).contains(new Coding(LARGE, null, "c17", "Concept 17"));
    }

    @ParameterizedTest
    @CsvSource({"generalizes, c170, c17", "descendent-leaf, c1, c1000"})
    void hierarchyFiltersToo(String operator, String value, String member) {
        Terminology terminology = terminology(filtered("concept", operator, value));
        call = Work.begin(200);
        assertThat(terminology.memberOf(SET_CANONICAL, Coding.of(LARGE, member)).isMember())
                .isTrue();
        assertThat(terminology.memberOf(SET_CANONICAL, Coding.of(LARGE, "c2")).isMember())
                .isFalse();
    }

    @Test
    void anImportIsJudgedOnTheOneCodeToo() {
        Terminology terminology = new Terminology(
                new Catalogue(
                        List.of(large()),
                        List.of(
                                ValueSetDraft.of(SET)
                                        .include(ValueSetDraft.imports(SET + "2"))
                                        .definition(),
                                ValueSetDraft.of(SET + "2")
                                        .include(filtered("display", "regex", ".* 17"))
                                        .definition()),
                        List.of()),
                Limits.DEFAULT);
        call = Work.begin(300);
        assertThat(terminology.memberOf(SET_CANONICAL, Coding.of(LARGE, "c17")).isMember())
                .isTrue();
    }

    @Test
    void manyIncludesOfALargeCodeSystemAreTooCostly() {
        Terminology terminology = terminology(IntStream.range(0, 100)
                .mapToObj(number -> filtered("display", "regex", ".* " + number))
                .toArray(ConceptSet[]::new));
        call = Work.begin(100_000);
        assertThat(Clinic.refusal(() -> terminology.members(SET_CANONICAL))
                        .problem()
                        .kind())
                .isEqualTo(Problem.Kind.TOO_COSTLY);
    }

    @Test
    void thatACallCostsTooMuchIsNeverTakenForAnAnswer() {
        Terminology terminology = terminology(filtered("display", "regex", ".* 17"));
        call = Work.begin(1);
        assertThat(Clinic.refusal(() -> terminology.memberOf(SET_CANONICAL, Coding.of(LARGE, "c17")))
                        .problem()
                        .kind())
                .isEqualTo(Problem.Kind.TOO_COSTLY);
    }

    @Test
    void whatWasRefusedOnceIsAnsweredInACallThatHasEnough() {
        Terminology terminology = terminology(filtered("display", "regex", ".* 17"));
        call = Work.begin(100);
        Clinic.refusal(() -> terminology.members(SET_CANONICAL));
        call.close();
        call = Work.begin(100_000);
        assertThat(terminology.members(SET_CANONICAL)).hasSize(1);
    }
}
