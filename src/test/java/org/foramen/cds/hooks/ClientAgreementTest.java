package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.M51_17;
import static org.foramen.cds.hooks.CallDraft.M99_7;
import static org.foramen.cds.hooks.CallDraft.M99_74;
import static org.foramen.cds.hooks.CallDraft.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.rules.RuleSet;
import org.foramen.cds.rules.RuleSource;
import org.foramen.documentation.PublishedDocumentation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** What was agreed with a client changes what it is told. */
class ClientAgreementTest {

    private static final String DIALECT = "https://w3id.org/foramen/StructureDefinition/rule-";

    private static JsonNode problemList(String problem, CdsClient client) {
        return CallDraft.call(
                "m99-problem-list", CallDraft.problemList(bundle(problem), "{'conditions':null}"), client);
    }

    private static CdsHooks hooks(RuleSource... sources) {
        return PublishedKnowledge.hooks(RuleSet.compile(
                List.of(sources),
                Hook.focusTypes(),
                PublishedKnowledge.TERMINOLOGY,
                PublishedKnowledge.FHIR,
                () -> PublishedDocumentation.READER));
    }

    @Test
    void correctsAFinalProblemByTheRightOneAndEditsItOnlyWhereAgreed() {
        JsonNode created = problemList(M99_7, PublishedKnowledge.OPEN).at("/cards/0/suggestions/0/actions/0");
        assertThat(created.path("type").asText()).isEqualTo("create");
        assertThat(created.path("resource").has("id")).isFalse();
        JsonNode edited = problemList(M99_7, PublishedKnowledge.client("{'editsFinalProblems':true}"))
                .at("/cards/0/suggestions/0/actions/0");
        assertThat(edited.path("type").asText()).isEqualTo("update");
        assertThat(edited.at("/resource/id").asText()).isEqualTo("c-3");
        assertThat(edited.path("description").asText()).startsWith("Replace M99.7 by M99.7");
    }

    @Test
    void createsTheRightProblemWhereTheFinalOneHasNoIdToEdit() {
        String nameless = M99_7.replace("'id':'c-3',", "");
        JsonNode action = problemList(nameless, PublishedKnowledge.client("{'editsFinalProblems':true}"))
                .at("/cards/0/suggestions/0/actions/0");
        assertThat(action.path("type").asText()).isEqualTo("create");
    }

    @Test
    void offersToRetireTheNewProblemWhereAgreed() {
        JsonNode request = CallDraft.problemList(bundle(M99_74), "{'conditions':" + bundle(M51_17) + "}");
        CdsClient edits = PublishedKnowledge.client("{'editsFinalProblems':true}");
        assertThat(CallDraft.call("m99-problem-list", request).findValuesAsText("label"))
                .noneMatch(label -> label.startsWith("Retire M99.74"));
        assertThat(CallDraft.call("m99-problem-list", request, edits).findValuesAsText("label"))
                .anyMatch(label -> label.startsWith("Retire M99.74"));
    }

    @Test
    void asksNoRuleThatIsOff() {
        CdsClient off = PublishedKnowledge.client("{'rules':{'code-not-billable':'off'}}");
        assertThat(problemList(M99_7, off).toString()).isEqualTo("{\"cards\":[]}");
    }

    @Test
    void saysNothingOfAShadowRule() {
        CdsClient shadow = PublishedKnowledge.client("{'rules':{'code-not-billable':'shadow'}}");
        assertThat(problemList(M99_7, shadow).toString()).isEqualTo("{\"cards\":[]}");
    }

    @Test
    void tellsWhatIsBeyondTheMostCards() {
        String twice = M99_7.replace("c-3", "c-4").replace("M99.7", "M99.6");
        JsonNode request = CallDraft.problemList(bundle(M99_7, twice), "{'conditions':null}");
        JsonNode answer = CallDraft.call("m99-problem-list", request, PublishedKnowledge.client("{'maxCards':1}"));
        assertThat(answer.path("cards")).hasSize(1);
        assertThat(answer.at("/extension/org.foramen.unshown/rules"))
                .isEqualTo(CallDraft.read("{'rules':[{'rule':'code-not-billable','reason':'max-cards','count':1}]}")
                        .path("rules"));
    }

    @Test
    void linksToTheDocumentationFormWithNothingButIdsAndCodes() throws IOException {
        CdsClient client = PublishedKnowledge.client(
                "{'documentationForm':{'label':'Document it','url':'https://app.example.org/launch?form=m99'}}");
        JsonNode card = problemList(M99_7, client).at("/cards/0");
        JsonNode link = card.path("links").get(card.path("links").size() - 1);
        assertThat(link.path("type").asText()).isEqualTo("smart");
        assertThat(link.path("label").asText()).isEqualTo("Document it");
        assertThat(link.path("url").asText()).isEqualTo("https://app.example.org/launch?form=m99");
        assertThat(CallDraft.JSON.readTree(link.path("appContext").asText()))
                .isEqualTo(
                        CallDraft.read(
                                "{'card':'" + card.path("uuid").asText()
                                        + "','rule':'code-not-billable','ruleVersion':'0.1.0','findings':[{'system':"
                                        + "'http://hl7.org/fhir/sid/icd-10-cm','version':'2027','code':'M99.7','reference':'Condition/c-3'}]}"));
    }

    @Test
    void tellsAClientOfVersion3WhichRuleProposesAnActionAndAboutWhat() {
        JsonNode action = problemList(M99_7, PublishedKnowledge.client("{'version':'3.0'}"))
                .at("/cards/0/suggestions/0/actions/0");
        assertThat(action.at("/extension/org.foramen.proposal"))
                .isEqualTo(CallDraft.read("{'rule':'https://w3id.org/foramen/PlanDefinition/code-not-billable|0.1.0',"
                        + "'about':'Condition/c-3'}"));
        assertThat(problemList(M99_7, PublishedKnowledge.OPEN)
                        .at("/cards/0/suggestions/0/actions/0")
                        .has("extension"))
                .isFalse();
    }

    @Test
    void row75_systemActionsGoOnlyToClientsThatTakeThemAndOnlyWhereTheRuleSaysSo() {
        RuleSource source = PublishedKnowledge.source("definitive-diagnosis-first");
        for (PlanDefinitionActionComponent action : source.plan().getAction()) {
            action.getActionFirstRep().addExtension(new Extension(DIALECT + "system-action", new BooleanType(true)));
        }
        CdsHooks hooks = hooks(source);
        JsonNode request = CallDraft.orderSign("97140", "M99.74", "M51.17");
        JsonNode asked = CallDraft.call(hooks, "m99-order-sign", request, PublishedKnowledge.OPEN);
        assertThat(asked.has("systemActions")).isFalse();
        assertThat(asked.at("/cards/0/suggestions")).hasSize(1);

        CdsClient taking = PublishedKnowledge.client("{'systemActions':true}");
        JsonNode taken = CallDraft.call(hooks, "m99-order-sign", request, taking);
        assertThat(taken.at("/cards/0").has("suggestions")).isFalse();
        assertThat(taken.at("/systemActions/0/resource/id").asText()).isEqualTo("order-1");
        assertThat(taken.at("/extension/systemActions")).isEqualTo(taken.path("systemActions"));

        CdsClient shadow =
                PublishedKnowledge.client("{'systemActions':true,'rules':{'definitive-diagnosis-first':'shadow'}}");
        assertThat(CallDraft.call(hooks, "m99-order-sign", request, shadow).toString())
                .isEqualTo("{\"cards\":[]}");
    }

    @Test
    void foldsTheFindingsOfARuleThatAsksForItIntoOneCard() {
        RuleSource source = PublishedKnowledge.source("code-not-billable");
        Extension fold = new Extension(DIALECT + "fold");
        fold.addExtension("group", new StringType("documentation"));
        fold.addExtension("title", new StringType("{{%count}} codes say too little"));
        source.plan().getAction().forEach(action -> action.addExtension(fold));
        String second = M99_7.replace("c-3", "c-4").replace("M99.7", "M99.6");
        JsonNode request = CallDraft.problemList(bundle(M99_7, second), "{'conditions':null}");
        JsonNode answer = CallDraft.call(hooks(source), "m99-problem-list", request, PublishedKnowledge.OPEN);
        assertThat(answer.path("cards")).hasSize(1);
        JsonNode card = answer.at("/cards/0");
        assertThat(card.path("summary").asText()).isEqualTo("2 codes say too little");
        assertThat(card.path("detail").asText()).contains("M99.6 is a heading", "M99.7 is a heading");
        assertThat(card.path("selectionBehavior").asText()).isEqualTo("any");
        assertThat(card.path("suggestions")).hasSize(2);
        assertThat(card.at("/extension/org.foramen.evidence/triggers")).hasSize(2);
        assertThat(card.at("/extension/org.foramen.evidence/rules")).hasSize(1);
    }
}
