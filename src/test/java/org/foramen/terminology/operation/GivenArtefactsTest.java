package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.Clinic.refusal;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.imports;

import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Group;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Unmapped;
import org.foramen.terminology.conceptmap.Translation;
import org.foramen.terminology.expansion.ExpandRequest;
import org.foramen.terminology.expansion.ExpandRequest.Details;
import org.foramen.terminology.expansion.ExpandRequest.Form;
import org.foramen.terminology.expansion.ExpandRequest.Page;
import org.foramen.terminology.expansion.ExpandRequest.Selection;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.TranslateRequest.Into;
import org.foramen.terminology.operation.TranslateRequest.Maps;
import org.foramen.terminology.validation.ValidateCodeRequest;
import org.foramen.terminology.validation.ValidateCodeRequest.Languages;
import org.foramen.terminology.validation.ValidateCodeRequest.Scope;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.foramen.terminology.valueset.ConceptSet;
import org.junit.jupiter.api.Test;

/** A value set or map that comes inside a request is known by its url, and what is inside it by its id. */
class GivenArtefactsTest {

    private static final String SYSTEM = "https://example.org/CodeSystem/letters";
    private static final String GIVEN = "https://example.org/ValueSet/given";
    private static final String BESIDE = "https://example.org/ValueSet/beside";
    private static final String MAP = "https://example.org/ConceptMap/given";
    private static final String BESIDE_MAP = "https://example.org/ConceptMap/beside";

    private final Terminology terminology = terminology(codes(SYSTEM, "b"));

    /** @param beside what is included by the value set that came with the call besides */
    private static Terminology terminology(ConceptSet beside) {
        Catalogue catalogue = new Catalogue(
                List.of(CodeSystemDraft.of(SYSTEM).concept("a").concept("b").definition()),
                List.of(ValueSetDraft.of(BESIDE).include(beside).definition()),
                List.of(leaving(BESIDE_MAP, MAP)));
        return new Terminology(catalogue, Limits.DEFAULT);
    }

    private static List<String> expand(Terminology terminology, ValueSetDraft given) {
        return MembershipAnswers.codings(terminology.expand(new ExpandRequest(
                        new ExpandRequest.Source.Given(given.definition()),
                        Selection.ALL,
                        Page.ALL,
                        Details.NONE,
                        Form.DEFAULT,
                        Conditions.NONE)))
                .stream()
                .map(Coding::code)
                .toList();
    }

    private static boolean validates(Terminology terminology, ValueSetDraft given, String code) {
        return terminology
                .validateCode(new ValidateCodeRequest(
                        new Scope.InGivenValueSet(given.definition()),
                        List.of(Coding.of(SYSTEM, code)),
                        ValidateCodeRequest.Form.CODING,
                        Strictness.DEFAULT,
                        Languages.NONE,
                        Conditions.NONE))
                .result();
    }

    private static void assertCircular(Terminology terminology, ValueSetDraft given) {
        for (Refusal refusal :
                List.of(refusal(() -> expand(terminology, given)), refusal(() -> validates(terminology, given, "a")))) {
            assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.UNPROCESSABLE);
            assertThat(refusal.problem().message().key()).isEqualTo("VALUESET_CIRCULAR_REFERENCE");
        }
    }

    @Test
    void aValueSetThatLeadsToItselfIsCircular() {
        assertCircular(terminology, ValueSetDraft.of(GIVEN).include(imports(GIVEN)));
        assertCircular(terminology, ValueSetDraft.of(GIVEN).include(all(SYSTEM)).exclude(imports(GIVEN)));
        assertCircular(terminology(imports(GIVEN)), ValueSetDraft.of(GIVEN).include(imports(BESIDE)));
        assertCircular(
                terminology(imports(GIVEN)), ValueSetDraft.of(GIVEN + "|1").include(imports(BESIDE)));
    }

    @Test
    void aValueSetThatIsInsideAnotherSeesThoseBesideIt() {
        ValueSetDraft given = ValueSetDraft.unnamed()
                .containing("first", ValueSetDraft.unnamed().include(imports("#second", "#second")))
                .containing("second", ValueSetDraft.unnamed().include(codes(SYSTEM, "a")))
                .include(imports("#first"));
        assertThat(expand(terminology, given)).containsExactly("a");
        assertThat(validates(terminology, given, "a")).isTrue();
        assertThat(validates(terminology, given, "b")).isFalse();
    }

    @Test
    void valueSetsInsideAnotherMayBeCircularToo() {
        ValueSetDraft first = ValueSetDraft.unnamed().include(imports("#second"));
        ValueSetDraft second = ValueSetDraft.unnamed().include(imports("#first"));
        assertCircular(
                terminology,
                ValueSetDraft.unnamed()
                        .containing("first", first)
                        .containing("second", second)
                        .include(imports("#first")));
        assertCircular(
                terminology,
                ValueSetDraft.of(GIVEN)
                        .containing("first", ValueSetDraft.unnamed().include(imports("#")))
                        .include(imports("#first")));
        assertCircular(
                terminology,
                ValueSetDraft.of(GIVEN)
                        .containing("first", ValueSetDraft.unnamed().include(imports(GIVEN)))
                        .include(imports("#first")));
    }

    @Test
    void whatIsInsideOneIsNotSeenByAnother() {
        Terminology looking = terminology(imports("#first"));
        ValueSetDraft given = ValueSetDraft.of(GIVEN)
                .containing("first", ValueSetDraft.unnamed().include(codes(SYSTEM, "a")))
                .include(imports(BESIDE));
        assertThat(refusal(() -> expand(looking, given)).problem().kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(validates(looking, given, "a")).isFalse();
    }

    @Test
    void aVersionInTheSystemOfAnIncludeIsRefusedByEveryOperation() {
        ConceptSet barred = new ConceptSet(SYSTEM + "|1", null, List.of(), List.of(), List.of());
        for (ValueSetDraft given : List.of(
                ValueSetDraft.of(GIVEN).include(barred),
                ValueSetDraft.unnamed().include(all(SYSTEM)).exclude(barred))) {
            for (Refusal refusal : List.of(
                    refusal(() -> expand(terminology, given)), refusal(() -> validates(terminology, given, "a")))) {
                assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.INVALID);
                assertThat(refusal.problem().expression()).endsWith("clude[0].system");
                assertThat(refusal.problem().message().toString()).contains(SYSTEM + "|1", "'version'");
            }
        }
    }

    @Test
    void aMapThatLeavesCodesToItselfIsRefusedAsSuch() {
        for (ConceptMapDefinition given : List.of(leaving(MAP, MAP), leaving(MAP, BESIDE_MAP))) {
            Problem problem = refusal(() -> translate(given)).problem();
            assertThat(problem.kind()).isEqualTo(Problem.Kind.UNPROCESSABLE);
            assertThat(problem.message().toString()).contains("leads back to itself");
        }
    }

    private List<Translation> translate(ConceptMapDefinition given) {
        return terminology
                .translate(new TranslateRequest(
                        new Maps.Given(given), List.of(Coding.of(SYSTEM, "a")), null, Into.ANY, false, List.of()))
                .matches();
    }

    /** A map that leaves everything to another one. */
    private static ConceptMapDefinition leaving(String url, String other) {
        Unmapped unmapped = new Unmapped.OtherMap(Canonical.parse(other));
        return new ConceptMapDefinition(
                Canonical.parse(url),
                null,
                null,
                List.of(new Group(SYSTEM, null, "https://example.org/target", null, List.of(), unmapped)));
    }
}
