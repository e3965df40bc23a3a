package org.foramen.terminology.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.terminology.CodeSystemDraft.flag;
import static org.foramen.terminology.CodeSystemDraft.property;

import java.util.List;
import java.util.stream.Stream;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.matching.MatchAnswer.Match;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** https://hl7.org/fhir/R4/codesystem-operation-find-matches.html */
class FindMatchesTest {

    private static final String SYSTEM = "https://example.org/CodeSystem/lesions";
    private static final String REGIONS = "https://example.org/CodeSystem/regions";
    private static final String PLACES = "https://example.org/CodeSystem/places";

    /** A heading with two lesions of different regions and places, and an old one. */
    private final FindMatches lesions = new FindMatches(CodeSystemDraft.of(SYSTEM)
            .declare("region", null, "Coding")
            .declare("place", null, "Coding")
            .declare("unused", null, "string")
            .declare("gone", "http://hl7.org/fhir/concept-properties#inactive", "boolean")
            .declare("above", "http://hl7.org/fhir/concept-properties#parent", "code")
            .declare("notSelectable", null, "boolean")
            .concept(
                    "S",
                    "Stenosis",
                    List.of(),
                    List.of(flag("notSelectable", true), place("nerve-canal", "Nerve canal")),
                    List.of())
            .concept(
                    "S2",
                    "Stenosis of sacral canal",
                    List.of("S"),
                    List.of(region("sacral"), place("nerve-canal", "Nerve canal")),
                    List.of())
            .concept(
                    "S1",
                    "Stenosis of lumbar canal",
                    List.of("S"),
                    List.of(region("lumbar"), place("nerve-canal", "Nerve canal")),
                    List.of())
            .concept(
                    "O",
                    "Old stenosis",
                    List.of("S"),
                    List.of(flag("gone", true), place("nerve-canal", "Nerve canal")),
                    List.of())
            .concept(
                    "X", "Sacral foramen", List.of(), List.of(region("sacral"), place("foramen", "Foramen")), List.of())
            .compile());

    private static Property region(String code) {
        return property("region", new PropertyValue.Coded(Coding.of(REGIONS, code)));
    }

    private static Property place(String code, String display) {
        return property("place", new PropertyValue.Coded(Coding.of(PLACES, code, display)));
    }

    private static KnownProperty known(String code, @Nullable String value) {
        return new KnownProperty(code, value == null ? null : new PropertyValue.Code(value), List.of());
    }

    private MatchAnswer find(boolean exact, KnownProperty... properties) {
        return lesions.answer(new MatchRequest(Canonical.parse(SYSTEM), List.of(properties), exact));
    }

    private static List<String> codes(MatchAnswer answer) {
        return answer.matches().stream().map(match -> match.coding().code()).toList();
    }

    @Test
    void theConceptWithEveryPropertyComesFirstAndTheOthersSayWhatTheyLack() {
        KnownProperty sacral = known("region", "sacral");
        KnownProperty canal = known("place", "nerve-canal");
        MatchAnswer answer = find(false, sacral, canal);

        assertThat(codes(answer)).containsExactly("S2", "S1", "S", "X", "O");
        assertThat(answer.matches().get(0).unmatched()).isEmpty();
        assertThat(answer.matches().get(0).coding().display()).isEqualTo("Stenosis of sacral canal");
        assertThat(answer.matches().get(1).unmatched()).containsExactly(sacral);
        assertThat(answer.matches().get(3).unmatched()).containsExactly(canal);
    }

    @Test
    void aPersonIsToldHowGoodEachCandidateIs() {
        assertThat(find(false, known("place", "nerve-canal")).matches())
                .extracting(Match::comment)
                .containsExactly(
                        "Has every property given",
                        "Has every property given",
                        "Has every property given; a heading, not to be selected",
                        "Has every property given; inactive");
    }

    @Test
    void aMachineGetsOnlyWhatHasEveryProperty() {
        MatchAnswer answer = find(true, known("region", "sacral"), known("place", "nerve-canal"));
        assertThat(codes(answer)).containsExactly("S2");
        assertThat(answer.matches().get(0).comment()).isNull();
        assertThat(codes(find(true, known("region", "lumbar"), known("place", "foramen"))))
                .isEmpty();
    }

    @Test
    void whatNoConceptHasIsTold() {
        KnownProperty nowhere = known("region", "pelvic");
        MatchAnswer exact = find(true, nowhere, known("place", "foramen"));
        assertThat(exact.matches()).isEmpty();
        assertThat(exact.unmatched()).containsExactly(nowhere);
        MatchAnswer candidates = find(false, nowhere, known("place", "foramen"));
        assertThat(codes(candidates)).containsExactly("X");
        assertThat(candidates.matches().get(0).unmatched()).containsExactly(nowhere);
    }

    static Stream<Arguments> namesOfAValue() {
        return Stream.of(
                Arguments.of(new PropertyValue.Code("sacral")),
                Arguments.of(new PropertyValue.Text("sacral")),
                Arguments.of(new PropertyValue.Text(REGIONS + "|sacral")),
                Arguments.of(new PropertyValue.Text(REGIONS + "#sacral")),
                Arguments.of(new PropertyValue.Coded(Coding.of(REGIONS, "sacral", "any display"))),
                Arguments.of(new PropertyValue.Coded(Coding.of(null, "sacral"))));
    }

    @ParameterizedTest
    @MethodSource("namesOfAValue")
    void aValueIsNamedAsInAFilter(PropertyValue value) {
        assertThat(codes(find(true, new KnownProperty("region", value, List.of()))))
                .containsExactly("S2", "X");
    }

    @Test
    void aCodingOfAnotherSystemIsAnotherValue() {
        PropertyValue other = new PropertyValue.Coded(Coding.of(PLACES, "sacral"));
        assertThat(codes(find(false, new KnownProperty("region", other, List.of()))))
                .isEmpty();
    }

    @Test
    void wordsMeanTheValuesThatTheyBeginWordsOf() {
        assertThat(codes(find(false, known("place", "canal")))).containsExactly("S1", "S2", "S", "O");
        assertThat(codes(find(false, known("region", "banana")))).isEmpty();
    }

    @Test
    void forAMachineWordsMustMeanOneValueOnly() {
        assertThat(codes(find(true, known("place", "canal")))).hasSize(4);
        assertThat(codes(find(true, known("region", "l")))).containsExactly("S1");
        FindMatches two = new FindMatches(CodeSystemDraft.of(SYSTEM)
                .concept("a", "A", List.of(), List.of(place("one", "Left canal")), List.of())
                .concept("b", "B", List.of(), List.of(place("two", "Right canal")), List.of())
                .compile());
        MatchRequest machine = new MatchRequest(Canonical.parse(SYSTEM), List.of(known("place", "canal")), true);
        assertThat(codes(two.answer(machine))).isEmpty();
        MatchRequest person = new MatchRequest(Canonical.parse(SYSTEM), List.of(known("place", "canal")), false);
        assertThat(codes(two.answer(person))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({
        "code, S1, S1",
        "concept, S, S1 S2 O S",
        "concept, S1, S1",
        "parent, S, S1 S2 O",
        "above, S, S1 S2 O",
        "above, , S1 S2 O",
        "child, S1, S",
        "child, , S",
        "gone, true, O",
        "gone, false, S1 S2 S X",
        "display, Sacral foramen, X",
        "region, , S1 S2 X",
        "parent, nothing, ''",
        "code, nothing, ''",
        "unused, x, ''"
    })
    void whatEveryConceptHasNeedNotBeDeclared(String code, @Nullable String value, String found) {
        List<String> expected = found.isEmpty() ? List.of() : List.of(found.split(" "));
        assertThat(codes(find(true, known(code, value)))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theWordsOfADisplayAreEnoughForAPerson() {
        assertThat(codes(find(false, known("display", "sacral")))).containsExactly("S2", "X");
        assertThat(codes(find(true, known("display", "sacral")))).isEmpty();
    }

    @Test
    void anUnknownPropertyIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> find(false, known("colour", "red")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'colour'")
                .hasMessageContaining("place, region, unused");
    }

    @Test
    void noCodeSystemOfFhirsOwnFormHasPropertiesWithinProperties() {
        KnownProperty group = new KnownProperty(
                "region",
                new PropertyValue.Code("sacral"),
                List.of(new Property("side", new PropertyValue.Code("left"))));
        assertThat(find(false, group).matches())
                .allSatisfy(match -> assertThat(match.unmatched()).containsExactly(group));
        assertThat(codes(find(true, group))).isEmpty();
    }

    @Test
    void theListOfCandidatesEnds() {
        CodeSystemDraft draft = CodeSystemDraft.of(SYSTEM);
        for (int number = 100; number < 300; number++) {
            draft.concept("c" + number, "C", List.of(), List.of(region("sacral")), List.of());
        }
        MatchRequest request = new MatchRequest(Canonical.parse(SYSTEM), List.of(known("region", "sacral")), false);
        List<String> found = codes(new FindMatches(draft.compile()).answer(request));
        assertThat(found).hasSize(FindMatches.MOST_MATCHES).startsWith("c100", "c101");
    }

    @Test
    void aRequestHoldsAtLeastOnePropertyAndNotEndlesslyMany() {
        Canonical system = Canonical.parse(SYSTEM);
        assertThatThrownBy(() -> new MatchRequest(system, List.of(), false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("property");
        List<KnownProperty> many =
                Stream.generate(() -> known("region", "sacral")).limit(101).toList();
        assertThatThrownBy(() -> new MatchRequest(system, many, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("100");
    }
}
