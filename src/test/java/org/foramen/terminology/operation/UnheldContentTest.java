package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.Clinic.refusal;

import java.util.List;
import java.util.Set;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.closure.ClosureLimits;
import org.foramen.terminology.closure.ClosureRequest;
import org.foramen.terminology.closure.ClosureTables;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.matching.KnownProperty;
import org.foramen.terminology.matching.MatchRequest;
import org.foramen.terminology.validation.ValidateCodeRequest;
import org.foramen.terminology.validation.ValidateCodeRequest.Form;
import org.foramen.terminology.validation.ValidateCodeRequest.Languages;
import org.foramen.terminology.validation.ValidateCodeRequest.Scope;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is answered from code systems that are examples, known without content, or supplements of others. */
class UnheldContentTest {

    private static final String SYSTEM = "https://example.org/CodeSystem/unheld";
    private static final Canonical ALL = Canonical.parse("https://example.org/ValueSet/all");

    private static Terminology terminology(String content) {
        CodeSystemDraft draft = CodeSystemDraft.of(SYSTEM).concept("a").concept("b", "a");
        CodeSystemDraft unheld = content.equals("supplement")
                ? draft.supplementing("https://example.org/CodeSystem/other", false)
                : draft.content(content);
        return new Terminology(
                new Catalogue(
                        List.of(unheld.definition()),
                        List.of(ValueSetDraft.of(ALL.toString())
                                .include(ValueSetDraft.all(SYSTEM))
                                .definition()),
                        List.of()),
                Limits.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "example, is not held here: it is published as 'example'",
        "not-present, is not held here: it is published as 'not-present'",
        "supplement, CODESYSTEM_CS_NO_SUPPLEMENT"
    })
    void everyOperationSaysSo(String content, String told) {
        Terminology terminology = terminology(content);
        Canonical system = Canonical.parse(SYSTEM);
        Coding coding = Coding.of(SYSTEM, "a");
        ClosureTables tables = new ClosureTables(ClosureLimits.DEFAULT);
        terminology.closure(new ClosureRequest.Start("table"), tables);
        for (Runnable call : List.<Runnable>of(
                () -> terminology.lookup(new LookupRequest(coding, null, Set.of(), Set.of())),
                () -> terminology.subsumes(new SubsumesRequest(system, "a", "b")),
                () -> terminology.findMatches(new MatchRequest(
                        system, List.of(new KnownProperty("code", new PropertyValue.Text("a"), List.of())), false)),
                () -> terminology.closure(new ClosureRequest.Add("table", List.of(coding)), tables))) {
            Problem problem = refusal(call).problem();
            assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
            assertThat(problem.expression()).endsWith("system");
            assertThat(problem.message().toString()).contains(told, SYSTEM);
        }
        assertThat(terminology.concept(coding)).isEmpty();
        assertThat(terminology.subsumes(SYSTEM, "a", "b")).isFalse();
        assertThat(terminology.knowsCodeSystem(system)).isFalse();
        assertThat(validates(terminology, new Scope.InCodeSystem(system))).isFalse();
        assertThat(validates(terminology, new Scope.InValueSet(ALL))).isFalse();
        assertThat(new MembershipAnswers(terminology, ALL).canBeExpanded()).isFalse();
    }

    private static boolean validates(Terminology terminology, Scope scope) {
        return terminology
                .validateCode(new ValidateCodeRequest(
                        scope,
                        List.of(Coding.of(SYSTEM, "a")),
                        Form.CODING,
                        Strictness.DEFAULT,
                        Languages.NONE,
                        Conditions.NONE))
                .result();
    }
}
