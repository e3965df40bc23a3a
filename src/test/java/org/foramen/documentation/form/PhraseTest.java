package org.foramen.documentation.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.foramen.documentation.form.NoteDraft.Mark;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {

    private static final String LESION = "Assessment:[ {mechanism}][ stenosis of {structure}][, {laterality}].";

    private final Map<Question, List<Answer>> answers = new EnumMap<>(Question.class);

    private void coded(Question question, String display) {
        answers.computeIfAbsent(question, each -> new ArrayList<>())
                .add(new Answer.Coded(Coding.of("http://example.org/cs", "x", display)));
    }

    private void words(Question question, String text) {
        answers.put(question, List.of(new Answer.Words(text)));
    }

    private NoteDraft draft(String... phrases) {
        List<Passage> passages = new ArrayList<>();
        for (String phrase : phrases) {
            passages.add(new Passage(Phrase.parse(phrase), answers));
        }
        return NoteDraft.of(passages);
    }

    @Test
    void whatIsBetweenBracketsIsLeftOutWithoutAnAnswer() {
        coded(Question.MECHANISM, "Osseous");
        assertThat(draft(LESION).text()).isEqualTo("Assessment: osseous.");
        coded(Question.STRUCTURE, "Neural canal");
        coded(Question.LATERALITY, "Left");
        assertThat(draft(LESION).text()).isEqualTo("Assessment: osseous stenosis of neural canal, left.");
    }

    @Test
    void severalAnswersAreAList() {
        coded(Question.MECHANISM, "Osseous");
        coded(Question.MECHANISM, "Subluxation");
        assertThat(draft("{mechanism}").text()).isEqualTo("osseous and subluxation");
        coded(Question.MECHANISM, "Connective tissue");
        assertThat(draft("{mechanism}").text()).isEqualTo("osseous, subluxation and connective tissue");
        coded(Question.MECHANISM, "Other, not named");
        assertThat(draft("{mechanism}").text()).isEqualTo("osseous; subluxation; connective tissue; other, not named");
    }

    @Test
    void capitalsOfAbbreviationsStay() {
        coded(Question.IMAGING_MODALITY, "CT myelography");
        assertThat(draft("Imaging: {imaging-modality}.").text()).isEqualTo("Imaging: CT myelography.");
    }

    @Test
    void aPhraseWithoutAnyAnswerIsNoLine() {
        words(Question.COMMENT, "Pain at night.");
        assertThat(draft(LESION, "Note: {comment}.", "[Nerve root: {nerve-root}.]", "{comment}")
                        .text())
                .isEqualTo("Note: Pain at night.\nPain at night.");
    }

    @Test
    void everyAnswerIsWhereItsMarkSays() {
        coded(Question.MECHANISM, "Osseous");
        coded(Question.MECHANISM, "Subluxation");
        coded(Question.STRUCTURE, "Neural canal");
        NoteDraft draft = draft(LESION, LESION);
        assertThat(draft.marks()).hasSize(6).allSatisfy((Mark mark) -> assertThat(
                        draft.text().substring(mark.offset(), mark.offset() + mark.length()))
                .isEqualTo(mark.answer().told()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Side [{laterality} | a [ without a ]",
                "Side {laterality | a { or } without the other",
                "Side laterality} | a { or } without the other",
                "Side {side} | the question 'side'",
                "Side | names no question"
            })
    void whatCannotBeReadIsRefused(String phrase, String why) {
        assertThatThrownBy(() -> Phrase.parse(phrase))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }
}
