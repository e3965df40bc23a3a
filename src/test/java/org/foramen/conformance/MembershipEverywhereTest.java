package org.foramen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.expansion.ExpandRequest.Page;
import org.foramen.terminology.expansion.ExpandRequest.Selection;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.MembershipAnswers;
import org.foramen.terminology.operation.Terminology;
import org.foramen.terminology.valueset.ConceptReference;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.version.VersionRule;
import org.foramen.terminology.version.VersionRules;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * {@code $expand}, {@code $validate-code} and {@code memberOf} are of one mind about every code in every published value set, and
 * in every one that HL7's terminology ecosystem tests bring.
 */
class MembershipEverywhereTest {

    private static final Limits UNBOUNDED = new Limits(1_000_000, 1_000_000, Limits.DEFAULT.maxWork());
    private static final List<Selection> SELECTIONS = List.of(
            Selection.ALL,
            new Selection("a", null, null, null, List.of()),
            new Selection(null, true, null, null, List.of()));

    private static final Catalogue PUBLISHED = PublishedResources.read(
                    FhirContext.forR4Cached(), List.of(PublishedResources.bundled()))
            .compile();

    @Test
    void ofThePublishedValueSets() {
        List<CodeSystemDefinition> codeSystems = PUBLISHED.codeSystems().stream()
                .map(CompiledCodeSystem::definition)
                .toList();
        int asked = new Inquiry("published", PUBLISHED, PUBLISHED.valueSets(), codeSystems).ask();
        assertThat(asked).isGreaterThan(60).isEqualTo(PUBLISHED.valueSets().size());
    }

    @Test
    void ofTheValueSetsOfTheEcosystem() throws IOException {
        Assumptions.assumeTrue(SuiteArtefacts.areAtHand(), "HL7's terminology ecosystem tests are not at hand");
        int asked = 0;
        for (SuiteArtefacts suite : SuiteArtefacts.all()) {
            asked += new Inquiry(suite.suite(), suite.over(PUBLISHED), suite.valueSets(), suite.codeSystems()).ask();
        }
        assertThat(asked).isGreaterThan(130);
    }

    /** The versions that a suite has of a code system, each by every parameter that says something of versions. */
    private static List<Conditions> conditions(SuiteArtefacts suite) {
        List<Conditions> all = new ArrayList<>();
        for (CodeSystemDefinition codeSystem : suite.codeSystems()) {
            if (codeSystem.answers() && codeSystem.canonical().version() != null) {
                for (String parameter : List.of("system-version", "force-system-version", "check-system-version")) {
                    VersionRule rule = VersionRule.parse(
                            parameter,
                            Objects.requireNonNull(VersionRule.PARAMETERS.get(parameter)),
                            codeSystem.canonical().toString());
                    all.add(new Conditions(new VersionRules(List.of(rule)), Set.of()));
                }
            }
        }
        return all;
    }

    @Test
    void ofTheValueSetsOfTheEcosystemWhereTheRequestSaysWhichVersions() throws IOException {
        Assumptions.assumeTrue(SuiteArtefacts.areAtHand(), "HL7's terminology ecosystem tests are not at hand");
        int asked = 0;
        for (SuiteArtefacts suite : SuiteArtefacts.all()) {
            Inquiry inquiry = new Inquiry(suite.suite(), suite.over(PUBLISHED), suite.valueSets(), suite.codeSystems());
            for (Conditions conditions : conditions(suite)) {
                asked += inquiry.ask(conditions);
            }
        }
        assertThat(asked).isGreaterThan(500);
    }

    /** What the value sets come to does not depend on whether they are known longer than the code systems are. */
    @Test
    void ofTheValueSetsOfTheEcosystemWhereTheirCodeSystemsComeLater() throws IOException {
        Assumptions.assumeTrue(SuiteArtefacts.areAtHand(), "HL7's terminology ecosystem tests are not at hand");
        int asked = 0;
        for (SuiteArtefacts suite : SuiteArtefacts.all()) {
            Terminology together = new Terminology(suite.over(PUBLISHED), UNBOUNDED);
            Catalogue before = PUBLISHED.with(List.of(), suite.valueSets(), List.of());
            Terminology later = new Terminology(before.with(suite.codeSystems(), List.of(), List.of()), UNBOUNDED);
            for (ValueSetDefinition valueSet : suite.valueSets()) {
                Canonical canonical = Objects.requireNonNull(valueSet.canonical());
                MembershipAnswers expected = new MembershipAnswers(together, canonical);
                MembershipAnswers answers = new MembershipAnswers(later, canonical);
                assertThat(answers.canBeExpanded())
                        .as("%s %s", suite, canonical)
                        .isEqualTo(expected.canBeExpanded());
                if (answers.canBeExpanded()) {
                    asked++;
                    assertThat(MembershipAnswers.codings(answers.expand(Selection.ALL, Page.ALL)))
                            .as("%s %s", suite, canonical)
                            .isEqualTo(MembershipAnswers.codings(expected.expand(Selection.ALL, Page.ALL)));
                }
            }
        }
        assertThat(asked).isGreaterThan(130);
    }

    /** Some value sets, and the code systems whose codes they are asked for. */
    private record Inquiry(
            String suite,
            Catalogue catalogue,
            List<ValueSetDefinition> valueSets,
            List<CodeSystemDefinition> codeSystems) {

        /** How many of the value sets can be expanded; one that cannot must not hold a code for valid that it does not know. */
        int ask() {
            Terminology terminology = new Terminology(catalogue, UNBOUNDED);
            Set<Coding> codes = codes();
            int expanded = 0;
            for (ValueSetDefinition valueSet : valueSets) {
                Canonical canonical = Objects.requireNonNull(valueSet.canonical());
                MembershipAnswers answers = new MembershipAnswers(terminology, canonical);
                if (!answers.canBeExpanded()) {
                    assertThat(codes)
                            .as("%s %s", suite, canonical)
                            .allMatch(code -> !answers.validates(code)
                                    || answers.memberOf(code).isMember());
                    continue;
                }
                expanded++;
                assertThat(codes).as("%s %s", suite, canonical).allSatisfy(code -> {
                    assertThat(answers.memberOf(code).isMember()).isEqualTo(answers.expands(code));
                    assertThat(answers.validates(code)).isEqualTo(answers.expands(code));
                });
                boolean listedOnce = catalogue.valueSet(canonical).mergesVersions();
                assertThat(versionsOfCodes())
                        .as("%s %s", suite, canonical)
                        .allMatch(code -> listedOnce
                                ? !answers.expands(code)
                                        || answers.memberOf(code).isMember()
                                : answers.expands(code)
                                        == answers.memberOf(code).isMember());
                assertPagesMakeUpTheWhole(answers, canonical);
            }
            return expanded;
        }

        /** How many of the value sets can be expanded under the conditions; of them, what is expanded is what is valid. */
        int ask(Conditions conditions) {
            Terminology terminology = new Terminology(catalogue, UNBOUNDED);
            int expanded = 0;
            for (ValueSetDefinition valueSet : valueSets) {
                Canonical canonical = Objects.requireNonNull(valueSet.canonical());
                MembershipAnswers answers = new MembershipAnswers(terminology, canonical, conditions);
                if (answers.canBeExpanded()) {
                    expanded++;
                    assertThat(codes())
                            .as("%s %s %s", suite, canonical, conditions)
                            .allSatisfy(
                                    code -> assertThat(answers.validates(code)).isEqualTo(answers.expands(code)));
                }
            }
            return expanded;
        }

        private void assertPagesMakeUpTheWhole(MembershipAnswers answers, Canonical canonical) {
            for (Selection selection : SELECTIONS) {
                List<Coding> whole = MembershipAnswers.codings(answers.expand(selection, Page.ALL));
                assertThat(answers.paged(selection, whole.size() / 3 + 1))
                        .as("%s %s %s", suite, canonical, selection)
                        .isEqualTo(whole);
            }
        }

        /** Every code that is known or listed by name somewhere. */
        private Set<Coding> codes() {
            Set<Coding> codes = new LinkedHashSet<>();
            versionsOfCodes().forEach(code -> codes.add(Coding.of(code.system(), code.code())));
            for (ValueSetDefinition valueSet : valueSets) {
                for (ConceptSet include : valueSet.includes()) {
                    for (ConceptReference concept : include.concepts()) {
                        codes.add(Coding.of(include.system(), concept.code()));
                    }
                }
            }
            return codes;
        }

        /** Every code that is known, in each of its versions. */
        private Set<Coding> versionsOfCodes() {
            Set<Coding> codes = new LinkedHashSet<>();
            for (CodeSystemDefinition codeSystem : codeSystems) {
                Canonical canonical = codeSystem.canonical();
                Stream<String> own = codeSystem.concepts().stream().map(ConceptDefinition::code);
                own.forEach(code -> codes.add(new Coding(canonical.url(), canonical.version(), code, null)));
            }
            return codes;
        }
    }
}
