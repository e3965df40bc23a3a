package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.Clinic.ELSEWHERE;
import static org.foramen.terminology.Clinic.ICD;
import static org.foramen.terminology.Clinic.LESIONS;
import static org.foramen.terminology.Clinic.MIXED;
import static org.foramen.terminology.Clinic.REGION;
import static org.foramen.terminology.Clinic.TO_REGION;
import static org.foramen.terminology.Clinic.icd;

import java.util.List;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Membership;
import org.foramen.terminology.code.Problem;
import org.junit.jupiter.api.Test;

/** The single questions of rules, on the same structures as the operations. */
class ConceptQueriesTest {

    private final ConceptQueries queries = Clinic.terminology();

    @Test
    void aMemberIsAnsweredWithItsPreferredDisplay() {
        assertThat(queries.memberOf(Canonical.parse(MIXED), icd("M99.74")))
                .isEqualTo(new Membership.Member(new Coding(ICD, "2027", "M99.74", "Sacral foramen")));
        assertThat(queries.memberOf(Canonical.parse(MIXED), new Coding(ELSEWHERE, "2024", "e1", null))
                        .isMember())
                .isTrue();
    }

    @Test
    void anOtherCodeIsNoMember() {
        assertThat(queries.memberOf(Canonical.parse(LESIONS), icd("G54.1"))).isEqualTo(Membership.NotMember.NOT_MEMBER);
        assertThat(queries.memberOf(Canonical.parse(LESIONS), Coding.of(REGION, "M99.74"))
                        .isMember())
                .isFalse();
    }

    @Test
    void whatCannotBeToldIsSaidWithItsReason() {
        assertThat(queries.memberOf(Canonical.parse("https://example.org/ValueSet/unknown"), icd("M99.74")))
                .isInstanceOfSatisfying(
                        Membership.Undetermined.class,
                        answer -> assertThat(answer.reason().toString()).contains("ValueSet/unknown"));
        assertThat(queries.memberOf(Canonical.parse(LESIONS), Coding.of(null, "M99.74")))
                .isInstanceOf(Membership.Undetermined.class);
    }

    @Test
    void aConceptIsToldWithItsPlaceInTheHierarchy() {
        assertThat(queries.concept(icd("M99.7"))).hasValueSatisfying(concept -> {
            assertThat(concept.coding())
                    .isEqualTo(new Coding(ICD, "2027", "M99.7", "Stenosis of intervertebral foramina"));
            assertThat(concept.parents()).containsExactly("M99");
            assertThat(concept.children()).containsExactly("M99.74", "M99.75");
            assertThat(concept.properties())
                    .extracting(property -> property.value().text())
                    .containsExactly("true");
        });
        assertThat(queries.concept(new Coding(ICD, "2026", "M99.74", null)))
                .hasValueSatisfying(
                        concept -> assertThat(concept.coding().display()).isEqualTo("Stenosis, sacral"));
    }

    @Test
    void anUnknownConceptIsEmpty() {
        assertThat(queries.concept(icd("M99.76"))).isEmpty();
        assertThat(queries.concept(new Coding(ICD, "1999", "M99.74", null))).isEmpty();
        assertThat(queries.concept(Coding.of(null, "M99.74"))).isEmpty();
        assertThat(queries.concept(Coding.of("http://x.org/unknown", "a"))).isEmpty();
    }

    @Test
    void aCodeSubsumesItselfAndWhatIsBelow() {
        assertThat(queries.subsumes(ICD, "M99", "M99.74")).isTrue();
        assertThat(queries.subsumes(ICD, "M99.74", "M99.74")).isTrue();
        assertThat(queries.subsumes(ICD, "M99.74", "M99")).isFalse();
        assertThat(queries.subsumes(ICD, "M99.76", "M99.76")).isFalse();
        assertThat(queries.subsumes("http://x.org/unknown", "a", "a")).isFalse();
    }

    @Test
    void membersComeInTheOrderOfTheValueSet() {
        assertThat(queries.members(Canonical.parse(MIXED)))
                .extracting(Coding::code)
                .containsExactly("M99.74", "e1", "e2", "sacral", "pelvic");
        assertThat(Clinic.refusal(() -> queries.members(Canonical.parse("https://example.org/ValueSet/unknown")))
                        .problem()
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void translationsAreTheMatchesAlone() {
        Canonical map = Canonical.parse(TO_REGION);
        assertThat(queries.translate(map, icd("M99.74"))).isEqualTo(List.of(Coding.of(REGION, "sacral")));
        assertThat(queries.translate(map, icd("M99.9"))).isEmpty();
        assertThat(queries.translate(Canonical.parse("https://example.org/ConceptMap/unknown"), icd("M99.74")))
                .isEmpty();
    }

    @Test
    void whatIsPublishedIsKnown() {
        assertThat(queries.knowsValueSet(Canonical.parse(LESIONS))).isTrue();
        assertThat(queries.knowsValueSet(Canonical.parse(ICD))).isFalse();
        assertThat(queries.knowsCodeSystem(Canonical.parse(ICD + "|2026"))).isTrue();
        assertThat(queries.knowsCodeSystem(Canonical.parse(ELSEWHERE))).isFalse();
        assertThat(queries.knowsConceptMap(Canonical.parse(TO_REGION))).isTrue();
        assertThat(queries.knowsConceptMap(Canonical.parse(TO_REGION + "|2"))).isFalse();
    }
}
