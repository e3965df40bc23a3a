package org.foramen.cds.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.parser.StrictErrorHandler;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.hooks.Hook;
import org.foramen.cds.rules.facts.Facts;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Findings;
import org.foramen.cds.rules.finding.Severity;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.RequestPriority;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A rule that cannot work stops the start by its name; one that fails at work does not take the others with it. */
class RuleSetTest {

    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";

    private static final String DIALECT = "https://w3id.org/foramen/StructureDefinition/rule-";
    private static final String VARIABLE = DIALECT + "variable";
    private static final String OVERRIDE_REASON = DIALECT + "override-reason";

    private static RuleSet compile(List<RuleSource> sources) {
        return RuleSet.compile(
                sources,
                Hook.focusTypes(),
                PublishedKnowledge.TERMINOLOGY,
                PublishedKnowledge.FHIR,
                () -> PublishedDocumentation.READER);
    }

    private static void refuses(Consumer<PlanDefinition> breaking, String... words) {
        RuleSource source = PublishedKnowledge.source("residual-code-as-primary");
        breaking.accept(source.plan());
        assertThatThrownBy(() -> compile(List.of(source)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("PlanDefinition/residual-code-as-primary.json: PlanDefinition")
                .hasMessageContainingAll(words);
    }

    private static void addCondition(PlanDefinition plan, String expression) {
        addCondition(plan.getActionFirstRep(), expression);
    }

    private static void addCondition(PlanDefinitionActionComponent action, String expression) {
        action.addCondition()
                .setKind(PlanDefinition.ActionConditionKind.APPLICABILITY)
                .setExpression(new Expression().setLanguage("text/fhirpath").setExpression(expression));
    }

    @Test
    void refusesWhatIsNotFhirPath() {
        refuses(plan -> addCondition(plan, "%each.where("), "condition[0]", "%each.where(");
        refuses(plan -> addCondition(plan, "%each.nothing()"), "condition[0]", "nothing", "%each.nothing()");
        refuses(plan -> addCondition(plan, "%each.trace('x').exists()"), "trace()");
        refuses(plan -> plan.getActionFirstRep().setTitle("{{%each"), "title", "not closed");
        refuses(plan -> plan.getActionFirstRep().setTitle("{{1 +}}"), "title", "1 +");
    }

    @Test
    void refusesAVariableThatIsNotThere() {
        refuses(plan -> addCondition(plan, "%eech.exists()"), "condition[0]", "%eech", "%eech.exists()");
        refuses(plan -> plan.getActionFirstRep().setDescription("{{%option.code}}"), "description", "%option");
        refuses(
                plan -> plan.getActionFirstRep()
                        .addExtension(
                                VARIABLE,
                                new Expression()
                                        .setLanguage("text/fhirpath")
                                        .setName("m99")
                                        .setExpression("1")),
                "%m99",
                "already");
    }

    @Test
    void refusesAnElementThatIsNotThere() {
        refuses(plan -> addCondition(plan, "%each.cod.exists()"), "condition[0]", "'cod'", "%each.cod.exists()");
        refuses(plan -> addCondition(plan, "%each.code.codng.code.exists()"), "'codng'", "CodeableConcept");
        refuses(plan -> addCondition(plan, "%focus.where(reasonCde.exists()).exists()"), "'reasonCde'");
        refuses(plan -> addCondition(plan, "%patient.contact.name.familly.exists()"), "'familly'", "HumanName");
        refuses(plan -> addCondition(plan, "%each.occurrence.nothing.exists()"), "'nothing'");
        refuses(plan -> addCondition(plan, "code.exists()"), "'code'");
        refuses(plan -> plan.getActionFirstRep().setTitle("{{%each.code.text}} {{%each.wrong}}"), "title", "'wrong'");
        refuses(plan -> firstChange(plan).get(1).setPath("reasonCodes"), "reasonCodes", "ServiceRequest");
    }

    @Test
    void refusesAPropertyThatNoCodeSystemHas() {
        refuses(
                plan -> addCondition(plan, "%each.code.property('regoin').exists()"),
                "condition[0]",
                "no code system here has a property regoin",
                "%each.code.property('regoin').exists()");
    }

    @Test
    void acceptsWhatTheModelHas() {
        RuleSource source = PublishedKnowledge.source("residual-code-as-primary");
        addCondition(source.plan(), "%each.occurrence.ofType(Period).start.exists() or %each.id.exists()");
        addCondition(
                source.plan(), "%patient.contact.name.family.exists() or %each.extension('http://x.org').exists()");
        addCondition(source.plan(), "%imaging.result.resolve().code.exists()");
        assertThat(compile(List.of(source)).rules()).hasSize(1);
    }

    @Test
    void refusesWhatWouldGiveNothing() {
        refuses(plan -> addCondition(plan, "%each.code"), "condition", "boolean", "CodeableConcept");
        refuses(plan -> addCondition(plan, "%each.concept().exists()"), "concept() takes", "ServiceRequest");
        refuses(plan -> addCondition(plan, "%each.idPart().exists()"), "idPart() takes Reference");
        refuses(plan -> plan.getActionFirstRep().setDescription("{{%each.code}}"), "description", "text");
        refuses(
                plan -> firstChange(plan).get(1).getExpression().setExpression("%each.subject"),
                "reasonCode",
                "Reference",
                "%each.subject");
        refuses(plan -> firstChange(plan).get(0).getExpression().setExpression("%each.code"), "$this", "resource");
    }

    @Test
    void tellsOfEverythingThatIsWrongAtOnce() {
        RuleSource one = PublishedKnowledge.source("residual-code-as-primary");
        RuleSource other = PublishedKnowledge.source("code-not-billable");
        one.plan().setVersion(null);
        addCondition(one.plan(), "%each.wrong.exists()");
        addCondition(one.plan(), "%eech.exists()");
        other.plan().getAction().get(0).setTitle("{{%header.wrong}}");
        other.plan().getAction().get(1).setPriority(null);
        assertThatThrownBy(() -> compile(List.of(one, other)))
                .extracting(refused -> ((Refusal) refused).problem().message())
                .asString()
                .satisfies(message -> assertThat(message.lines())
                        .hasSize(5)
                        .allMatch(line -> line.startsWith("PlanDefinition/"))
                        .anyMatch(line -> line.contains("action[1]") && line.contains("priority")));
    }

    private static List<PlanDefinition.PlanDefinitionActionDynamicValueComponent> firstChange(PlanDefinition plan) {
        return plan.getActionFirstRep().getActionFirstRep().getDynamicValue();
    }

    @Test
    void refusesKnowledgeThatIsNotPublished() {
        String valueSet = "https://w3id.org/foramen/ValueSet/no-such";
        refuses(plan -> addCondition(plan, "%each.code.memberOf('" + valueSet + "')"), valueSet, "memberOf");
        refuses(
                plan -> addCondition(
                        plan, "%each.code.translate('https://w3id.org/foramen/ConceptMap/no-such').exists()"),
                "ConceptMap/no-such");
        refuses(plan -> plan.getTopicFirstRep().getCodingFirstRep().setCode("no-such"), "topic", "no-such");
        refuses(
                plan -> plan.getActionFirstRep()
                        .addExtension(
                                OVERRIDE_REASON,
                                new Coding("https://w3id.org/foramen/CodeSystem/override-reason", "no-such", null)),
                "override reason",
                "no-such");
    }

    @Test
    void refusesWhatACardCannotDoWithout() {
        refuses(plan -> plan.getRelatedArtifact().clear(), "citation");
        refuses(plan -> plan.getRelatedArtifactFirstRep().setUrl("icd.html"), "relatedArtifact[0]", "absolute");
        refuses(plan -> plan.setVersion(null), "version is missing");
        refuses(plan -> plan.getActionFirstRep().setDescription(null), "description is missing");
        refuses(plan -> plan.getActionFirstRep().getTrigger().clear(), "trigger");
        refuses(plan -> plan.getActionFirstRep().getTriggerFirstRep().setName("order-sing"), "order-sing");
        refuses(plan -> plan.getActionFirstRep().setPriority(RequestPriority.ASAP), "priority");
        refuses(plan -> plan.getActionFirstRep().addInput().setType("Claim"), "input");
        refuses(
                plan -> plan.getActionFirstRep()
                        .getActionFirstRep()
                        .getDynamicValue()
                        .clear(),
                "action[0].action[0]",
                "$this");
    }

    @Test
    void refusesASummaryThatCouldGetTooLong() {
        refuses(plan -> plan.getActionFirstRep().setTitle("x".repeat(128) + "{{%m99.code}}"), "title", "140");
        RuleSource source = PublishedKnowledge.source("residual-code-as-primary");
        source.plan().getActionFirstRep().setTitle("x".repeat(127) + "{{%m99.code}}");
        assertThat(compile(List.of(source)).rules()).hasSize(1);
    }

    @Test
    void refusesAFoldOrASystemActionThatCannotBe() {
        refuses(plan -> plan.getActionFirstRep().addExtension(fold("{{%count}} of {{%m99.code}}")), "fold", "%count");
        refuses(plan -> plan.getActionFirstRep().addExtension(fold("some gaps")), "fold", "%count");
        refuses(plan -> plan.getActionFirstRep().addExtension(fold("x".repeat(136) + "{{%count}}")), "fold", "140");
        refuses(
                plan -> {
                    PlanDefinitionActionComponent suggestion =
                            plan.getActionFirstRep().getActionFirstRep();
                    suggestion.addExtension(DIALECT + "system-action", new BooleanType(true));
                    suggestion.getType().getCodingFirstRep().setCode("remove");
                },
                "action[0].action[0]",
                "removes nothing");
    }

    @Test
    void refusesRulesOfWhichNoneWouldSpeak() {
        RuleSource one = PublishedKnowledge.source("residual-code-as-primary");
        RuleSource other = PublishedKnowledge.source("code-not-billable");
        one.plan().addExtension(yieldsTo(other));
        other.plan().addExtension(yieldsTo(one));
        assertThatThrownBy(() -> compile(List.of(one, other)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("code-not-billable yields to itself");
        other.plan().getExtension().removeIf(extension -> extension.getUrl().endsWith("yields-to"));
        assertThat(compile(List.of(one, other)).rules()).hasSize(2);
        refuses(plan -> plan.addExtension(DIALECT + "yields-to", new StringType("x")), "yields-to", "canonical");
    }

    private static Extension yieldsTo(RuleSource rule) {
        return new Extension(
                DIALECT + "yields-to", new CanonicalType(rule.plan().getUrl()));
    }

    @Test
    void aTriggerMaySayHowUrgentACardIsThere() {
        RuleSource source = ofOneCard();
        source.plan().getActionFirstRep().getTriggerFirstRep().addExtension(DIALECT + "priority", new CodeType("stat"));
        assertThat(compile(List.of(source))
                        .evaluate(patientView(condition("M99.7")), Agreement.NONE)
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL);
        refuses(
                plan -> plan.getActionFirstRep()
                        .getTriggerFirstRep()
                        .addExtension(DIALECT + "priority", new CodeType("asap")),
                "priority of a trigger");
    }

    @Test
    void cardsShareTheVariablesOfTheirRule() {
        RuleSource source = ofOneCard();
        PlanDefinition plan = source.plan();
        plan.setAction(
                List.of(plan.getActionFirstRep(), plan.getActionFirstRep().copy()));
        plan.addExtension(VARIABLE, expression("each", "%focus"));
        plan.addExtension(VARIABLE, expression("codes", "%each.code.coding.code"));
        plan.getAction().get(0).setTitle("{{%codes}} of all").setDescription("x");
        plan.getAction().get(1).addExtension(VARIABLE, expression("own", "%codes.where($this = 'M99.7')"));
        plan.getAction().get(1).setTitle("{{%own}} alone").setDescription("x");
        addCondition(plan.getAction().get(1), "%own.exists()");
        assertThat(compile(List.of(source))
                        .evaluate(patientView(condition("M99.7"), condition("M99.6")), Agreement.NONE)
                        .findings())
                .extracting(Finding::summary)
                .containsExactlyInAnyOrder("M99.7 of all", "M99.6 of all", "M99.7 alone");
        plan.getAction().get(1).addExtension(VARIABLE, expression("each", "%focus"));
        assertThatThrownBy(() -> compile(List.of(source))).hasMessageContainingAll("action[1]", "%each", "already");
    }

    private static Expression expression(String name, String text) {
        return new Expression().setLanguage("text/fhirpath").setName(name).setExpression(text);
    }

    @Test
    void tellsHowManyDocumentsCouldNotBeRead() {
        RuleSource source = ofOneCard();
        PlanDefinitionActionComponent action = source.plan().getActionFirstRep();
        addCondition(action, "%documents.documented('region').exists()");
        DocumentReference sent = new DocumentReference();
        sent.addContent().getAttachment().setContentType("text/plain").setData("Sacral pain".getBytes(UTF_8));
        DocumentReference elsewhere = new DocumentReference();
        elsewhere.addContent().getAttachment().setContentType("application/pdf").setUrl("Binary/1");
        Findings findings = compile(List.of(source))
                .evaluate(
                        new Facts(
                                "patient-view",
                                "p-1",
                                null,
                                null,
                                List.of(condition("M99.7")),
                                List.of(),
                                Map.of("documents", List.of(elsewhere, sent)),
                                Map.of(),
                                Map.of()),
                        Agreement.NONE);
        assertThat(findings.findings()).hasSize(1);
        assertThat(findings.unevaluated())
                .singleElement()
                .extracting(Findings.Unevaluated::reason)
                .asString()
                .startsWith("Not read for what they say: 1 resources");
    }

    /** A rule without variables, whose one card hears patient-view and says nothing yet. */
    private static RuleSource ofOneCard() {
        RuleSource source = PublishedKnowledge.source("code-not-billable");
        PlanDefinition plan = source.plan();
        plan.getExtension().clear();
        plan.setAction(List.of(plan.getActionFirstRep()));
        PlanDefinitionActionComponent action = plan.getActionFirstRep();
        action.setTitle("x").setDescription("x").getTriggerFirstRep().setName("patient-view");
        action.getExtension().clear();
        action.getCondition().clear();
        action.getAction().clear();
        return source;
    }

    @Test
    void writesAListWhereALineIsAPlaceholderAlone() {
        RuleSource source = ofOneCard();
        PlanDefinitionActionComponent action = source.plan().getActionFirstRep();
        action.setDescription(
                "All:\n\n- {{%focus.code.coding.code}}\n\n- {{%orders.id}}\n- not {{%focus.code.coding.code}}");
        assertThat(compile(List.of(source))
                        .evaluate(patientView(condition("M99.7"), condition("M51*")), Agreement.NONE)
                        .findings())
                .singleElement()
                .extracting(finding -> finding.told().detail())
                .asString()
                .contains("All:\n\n- M51\\*\n- M99.7\n\n\n- not M51\\*, M99.7");
    }

    @Test
    void knowsWhatTheClientDidNotSend() {
        RuleSource source = ofOneCard();
        PlanDefinitionActionComponent action = source.plan().getActionFirstRep();
        action.setTitle("Not known: {{%unavailable}}");
        Facts facts = new Facts(
                "patient-view",
                "p-1",
                null,
                null,
                List.of(condition("M99.7")),
                List.of(),
                Map.of(),
                Map.of("procedures", "not sent", "documents", "an error"),
                Map.of());
        assertThat(compile(List.of(source)).evaluate(facts, Agreement.NONE).findings())
                .extracting(Finding::summary)
                .containsExactly("Not known: documents, procedures");
    }

    private static Extension fold(String title) {
        Extension fold = new Extension(DIALECT + "fold");
        fold.addExtension("group", new StringType("documentation"));
        fold.addExtension("title", new StringType(title));
        return fold;
    }

    @Test
    void compilesAndJudgesByTheExampleOfTheDocumentation() throws IOException {
        RuleSource example = new RuleSource("m99-9-noted.json", exampleOfContributing());
        assertThat(compile(List.of(example))
                        .evaluate(newProblem("Pain"), Agreement.NONE)
                        .findings())
                .singleElement()
                .extracting(Finding::summary)
                .isEqualTo("M99.9 names neither lesion nor region");
        assertThat(compile(List.of(example))
                        .evaluate(newProblem("Sacral pain"), Agreement.NONE)
                        .findings())
                .isEmpty();
    }

    private static PlanDefinition exampleOfContributing() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("foramen.basedir", ""), "CONTRIBUTING.md"));
        int start = page.indexOf("```json", page.indexOf("### A rule, worked out")) + "```json".length();
        return PublishedKnowledge.FHIR
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(PlanDefinition.class, page.substring(start, page.indexOf("```", start)));
    }

    private static Facts newProblem(String text) {
        Condition condition = condition("M99.9");
        condition.getCode().setText(text);
        return new Facts(
                "problem-list-item-create",
                "p-1",
                null,
                null,
                List.of(condition),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    @Test
    void reportsARuleThatFailsAndAnswersWithTheOthers() {
        RuleSource failing = ofOneCard();
        PlanDefinition plan = failing.plan();
        plan.setId("failing");
        addCondition(plan, "('http://not.published/Set/' & 'x').select(%focus.first().code.memberOf($this))");
        RuleSet rules = compile(List.of(PublishedKnowledge.source("code-not-billable"), failing));

        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(RuleSet.class);
        log.start();
        logger.addAppender(log);
        Findings findings = rules.evaluate(patientView(condition("M99.7")), Agreement.NONE);
        logger.detachAppender(log);

        assertThat(findings.findings()).extracting(Finding::summary).hasSize(1).allMatch(s -> s.startsWith("M99.7"));
        assertThat(findings.unevaluated())
                .extracting(Findings.Unevaluated::rule)
                .containsExactly("failing");
        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("failing")
                .doesNotContain("M99")
                .doesNotContain("p-1"));
    }

    @Test
    void judgesFromManyThreadsAsFromOne() throws InterruptedException {
        Facts facts = patientView(condition("M99.74"), condition("M51.17"), condition("M99.7"), condition("M43.5X7"));
        List<String> alone = summaries(facts);
        List<List<String>> together = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
        List<Thread> threads = java.util.stream.Stream.generate(() -> new Thread(() -> {
                    for (int i = 0; i < 50; i++) {
                        together.add(summaries(facts));
                    }
                }))
                .limit(8)
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(alone).hasSize(3);
        assertThat(together).hasSize(400).containsOnly(alone);
    }

    private static List<String> summaries(Facts facts) {
        return PublishedKnowledge.RULES.evaluate(facts, Agreement.NONE).findings().stream()
                .map(finding -> finding.summary() + finding.told().detail())
                .toList();
    }

    private static Condition condition(String code) {
        Condition condition = new Condition();
        condition.getCode().addCoding().setSystem(ICD_10_CM).setCode(code);
        return condition;
    }

    @Test
    void tellsHowManyItLeftUnjudged() {
        Condition[] headings = java.util.stream.Stream.generate(() -> condition("M99.7"))
                .limit(25)
                .toArray(Condition[]::new);
        List<Resource> focus = List.of(headings);
        Findings findings = PublishedKnowledge.RULES.evaluate(
                new Facts(
                        "problem-list-item-create", "p-1", null, null, focus, List.of(), Map.of(), Map.of(), Map.of()),
                Agreement.NONE);
        assertThat(findings.findings()).hasSize(20);
        assertThat(findings.unevaluated())
                .containsExactly(new Findings.Unevaluated(
                        "code-not-billable",
                        "Its findings, or the resources of the call, are many: 5 further resources were not judged."));
    }

    private static Facts patientView(Condition... conditions) {
        List<Resource> record = List.of(conditions);
        return new Facts(
                "patient-view", "p-1", null, null, record, List.of(), Map.of("conditions", record), Map.of(), Map.of());
    }
}
