package org.foramen.terminology.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** https://hl7.org/fhir/R4/terminology-service.html#closure */
class ClosureTablesTest {

    private static final String URL = "https://example.org/CodeSystem/tree";

    /** a over b and c, b over d; d also below c. */
    private final CompiledCodeSystem system = draft(URL).compile();

    private final ClosureTables tables = new ClosureTables(ClosureLimits.DEFAULT);

    private static CodeSystemDraft draft(String canonical) {
        return CodeSystemDraft.of(canonical)
                .concept("a")
                .concept("b", "a")
                .concept("c", "a")
                .concept("d", "b", "c");
    }

    private List<ClosureConcept> concepts(String... codes) {
        return Arrays.stream(codes)
                .map(code -> new ClosureConcept(system, system.ordinalOf(code), code))
                .toList();
    }

    private static List<String> told(ClosureAnswer answer) {
        return answer.relations().stream()
                .map(relation -> relation.source().code()
                        + (relation.equal() ? "=" : "<")
                        + relation.target().code())
                .toList();
    }

    @Test
    void onlyNewRelationsAreTold() {
        ClosureAnswer start = tables.start("problems");
        assertThat(start.version()).isEqualTo("0");
        assertThat(start.created()).isTrue();

        assertThat(told(tables.add("problems", concepts("d")))).isEmpty();
        assertThat(told(tables.add("problems", concepts("a")))).containsExactly("d<a");
        assertThat(told(tables.add("problems", concepts("a")))).isEmpty();
        assertThat(told(tables.add("problems", concepts("b", "c"))))
                .containsExactlyInAnyOrder("b<a", "d<b", "c<a", "d<c");
    }

    @Test
    void aVersionReplaysWhatCameAfterIt() {
        tables.start("problems");
        tables.add("problems", concepts("d"));
        String second = tables.add("problems", concepts("a")).version();
        ClosureAnswer third = tables.add("problems", concepts("b"));

        ClosureAnswer replayed = tables.replay("problems", second);
        assertThat(told(replayed)).containsExactlyElementsOf(told(third));
        assertThat(replayed.version()).isEqualTo(third.version());
        assertThat(told(tables.replay("problems", third.version()))).isEmpty();
        assertThat(told(tables.replay("problems", "0"))).containsExactly("d<a", "b<a", "d<b");
    }

    @Test
    void everyCallThatAddsHasAVersionOfItsOwn() {
        tables.start("problems");
        Set<String> versions = new HashSet<>(List.of("0"));
        for (String code : List.of("a", "b", "b")) {
            assertThat(versions.add(tables.add("problems", concepts(code)).version()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "-1", "x", "", "99999999999999999999"})
    void aVersionThatNeverWasIsRefused(String version) {
        tables.start("problems");
        tables.add("problems", concepts("a"));
        assertThat(refusal(() -> tables.replay("problems", version)).expression())
                .isEqualTo("version");
    }

    @Test
    void aVersionOfATableThatWasBegunAgainIsRefused() {
        tables.start("problems");
        String stale = tables.add("problems", concepts("a")).version();
        tables.start("problems");
        tables.add("problems", concepts("b"));
        assertThat(refusal(() -> tables.replay("problems", stale)).expression()).isEqualTo("version");
        assertThat(told(tables.replay("problems", "0"))).isEmpty();
    }

    @Test
    void aTableThatWasNotBegunIsNotFound() {
        assertThat(refusal(() -> tables.add("problems", concepts("a"))).kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(refusal(() -> tables.replay("problems", "0")).expression()).isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a!", "ä", "a/b"})
    void aNameMustBeAnId(String name) {
        assertThatThrownBy(() -> new ClosureRequest.Start(name)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new ClosureRequest.Start("a".repeat(65))).isInstanceOf(Refusal.class);
        assertThat(new ClosureRequest.Start("Patient-problems.2").name()).isEqualTo("Patient-problems.2");
    }

    @Test
    void twoSpellingsOfOneCodeAreEqual() {
        CompiledCodeSystem folded = CodeSystemDraft.of(URL)
                .caseInsensitive()
                .concept("up")
                .concept("down", "up")
                .compile();
        tables.start("problems");
        ClosureAnswer answer = tables.add(
                "problems",
                List.of(
                        new ClosureConcept(folded, folded.ordinalOf("up"), "up"),
                        new ClosureConcept(folded, folded.ordinalOf("up"), "UP"),
                        new ClosureConcept(folded, folded.ordinalOf("down"), "down")));
        assertThat(told(answer)).containsExactlyInAnyOrder("UP=up", "down<up", "down<UP");
    }

    @Test
    void codesOfDifferentSystemsAreNotRelated() {
        CompiledCodeSystem other = draft("https://example.org/CodeSystem/other").compile();
        tables.start("problems");
        tables.add("problems", concepts("a"));
        assertThat(told(tables.add("problems", List.of(new ClosureConcept(other, other.ordinalOf("b"), "b")))))
                .isEmpty();
    }

    @Test
    void anotherVersionOfACodeSystemIsRefusedAndNothingIsEntered() {
        CompiledCodeSystem newer = draft(URL + "|2").compile();
        tables.start("problems");
        List<ClosureConcept> mixed = new ArrayList<>(concepts("a"));
        mixed.add(new ClosureConcept(newer, newer.ordinalOf("b"), "b"));
        Problem problem = refusal(() -> tables.add("problems", mixed));
        assertThat(problem.kind()).isEqualTo(Problem.Kind.UNPROCESSABLE);
        assertThat(told(tables.add("problems", concepts("b")))).isEmpty();
    }

    @Test
    void aFullTableTakesNothingOfACallThatIsTooMuch() {
        ClosureTables small = new ClosureTables(new ClosureLimits(1, 4));
        small.start("problems");
        small.add("problems", concepts("d"));
        assertThat(refusal(() -> small.add("problems", concepts("b", "a"))).kind())
                .isEqualTo(Problem.Kind.TOO_COSTLY);
        assertThat(told(small.replay("problems", "0"))).isEmpty();
        assertThat(told(small.add("problems", concepts("a")))).containsExactly("d<a");
    }

    @Test
    void theTableThatWasUnusedForLongestGivesWay() {
        ClosureTables two = new ClosureTables(new ClosureLimits(2, 100));
        two.start("first");
        two.start("second");
        two.add("first", concepts("a"));
        two.start("third");
        assertThat(two.replay("first", "0").version()).isEqualTo("1");
        assertThat(refusal(() -> two.replay("second", "0")).kind()).isEqualTo(Problem.Kind.NOT_FOUND);
    }

    /** Whatever the order of entry, and however it is cut into calls, the relations are those of the code system. */
    @Property
    void allRelationsTogetherAreTheSubsumptionOfTheCodeSystem(
            @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> entered,
            @ForAll @IntRange(min = 1, max = 4) int cut) {
        ClosureTables fresh = new ClosureTables(ClosureLimits.DEFAULT);
        fresh.start("problems");
        List<String> told = new ArrayList<>();
        for (int from = 0; from < entered.size(); from += cut) {
            List<ClosureConcept> call = entered.subList(from, Math.min(from + cut, entered.size())).stream()
                    .map(ordinal -> new ClosureConcept(system, ordinal, system.code(ordinal)))
                    .toList();
            told.addAll(told(fresh.add("problems", call)));
        }
        Set<String> expected = new HashSet<>();
        for (int narrow : entered) {
            for (int broad : entered) {
                if (system.hierarchy().isAncestor(broad, narrow)) {
                    expected.add(system.code(narrow) + "<" + system.code(broad));
                }
            }
        }
        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void manyCallersAtOnceAreToldEachRelationOnce() throws InterruptedException, ExecutionException {
        CodeSystemDraft draft = CodeSystemDraft.of(URL).concept("top");
        for (int number = 0; number < 500; number++) {
            draft.concept("c" + number, "top");
        }
        CompiledCodeSystem wide = draft.compile();
        tables.start("problems");
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<ClosureAnswer>> answers = new ArrayList<>();
        for (int ordinal = 0; ordinal < wide.size(); ordinal++) {
            ClosureConcept concept = new ClosureConcept(wide, ordinal, wide.code(ordinal));
            answers.add(callers.submit(() -> tables.add("problems", List.of(concept))));
            answers.add(callers.submit(() -> tables.add("problems", List.of(concept))));
        }
        List<String> told = new ArrayList<>();
        Set<String> versions = new HashSet<>();
        for (Future<ClosureAnswer> answer : answers) {
            told.addAll(told(answer.get()));
            versions.add(answer.get().version());
        }
        callers.shutdown();
        assertThat(told).hasSize(500).doesNotHaveDuplicates();
        assertThat(versions).hasSize(answers.size());
    }

    private static Problem refusal(Runnable call) {
        try {
            call.run();
        } catch (Refusal refusal) {
            return refusal.problem();
        }
        throw new AssertionError("nothing was refused");
    }
}
