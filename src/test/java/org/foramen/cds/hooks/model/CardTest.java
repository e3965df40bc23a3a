package org.foramen.cds.hooks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record that can be built is legal JSON of CDS Hooks 2.0.1. */
class CardTest {

    private static final UUID ID = new UUID(1, 2);
    private static final Source SOURCE = new Source("Us", "https://example.org", null);

    private static Card card(
            String summary, @Nullable List<Suggestion> suggestions, @Nullable SelectionBehavior behavior) {
        return new Card(ID, summary, null, Indicator.INFO, SOURCE, suggestions, behavior, null, null, null);
    }

    private static Suggestion suggestion(@Nullable Boolean recommended) {
        return new Suggestion("Do", ID, recommended, null);
    }

    @Test
    void keepsTheSummaryUnder140Characters() {
        assertThat(card("x".repeat(139), null, null).summary()).hasSize(139);
        assertThatIllegalArgumentException().isThrownBy(() -> card("x".repeat(140), null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> card(" ", null, null));
    }

    @Test
    void goesWithASelectionBehaviorOnlyWithSuggestions() {
        assertThatIllegalArgumentException().isThrownBy(() -> card("x", List.of(suggestion(null)), null));
        assertThatIllegalArgumentException().isThrownBy(() -> card("x", null, SelectionBehavior.AT_MOST_ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> card("x", List.of(), SelectionBehavior.AT_MOST_ONE));
    }

    @Test
    void recommendsAtMostOne() {
        List<Suggestion> two = List.of(suggestion(true), suggestion(true));
        assertThatIllegalArgumentException().isThrownBy(() -> card("x", two, SelectionBehavior.AT_MOST_ONE));
    }

    @Test
    void leavesOutWhatIsNotThere() throws IOException {
        ObjectMapper json = new ObjectMapper();
        CdsResponse answer = new CdsResponse(List.of(card("x", null, null)), null, null);
        assertThat(json.writeValueAsString(answer))
                .isEqualTo("{\"cards\":[{\"uuid\":\"00000000-0000-0001-0000-000000000002\",\"summary\":\"x\","
                        + "\"indicator\":\"info\",\"source\":{\"label\":\"Us\",\"url\":\"https://example.org\"}}]}");
        assertThat(json.writeValueAsString(new CdsResponse(List.of(), null, null)))
                .isEqualTo("{\"cards\":[]}");
    }

    @Test
    void namesSourcesByAbsoluteUrl() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Source("Us", "/relative", null));
    }

    @Test
    void givesOverrideReasonsADisplay() {
        List<HookCoding> bare = List.of(new HookCoding("a", "https://example.org", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Card(ID, "x", null, Indicator.INFO, SOURCE, null, null, bare, null, null));
    }

    @Test
    void carriesAResourceOrAnIdAsTheActionAsks() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Action(Action.Type.CREATE, "x", null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Action(Action.Type.DELETE, "x", null, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Action(
                        Action.Type.DELETE, "x", JsonNodeFactory.instance.objectNode(), "Condition/1", null));
        assertThat(new Action(Action.Type.DELETE, "x", null, "Condition/1", null).resourceId())
                .isEqualTo("Condition/1");
    }

    @Test
    void recommendsSeveralWhereAnyMayBeTaken() {
        List<Suggestion> two = List.of(suggestion(true), suggestion(true));
        assertThat(card("x", two, SelectionBehavior.ANY).suggestions()).hasSize(2);
    }

    @Test
    void tellsOnlySmartAppsAContext() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Link("x", "https://example.org", Link.Type.ABSOLUTE, "{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Link("x", "launch", Link.Type.SMART, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Link(" ", "https://example.org", Link.Type.SMART, null));
        assertThat(new Link("x", "https://example.org", Link.Type.SMART, "{}").appContext())
                .isEqualTo("{}");
    }
}
