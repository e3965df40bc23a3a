package org.foramen.terminology.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.filtered;
import static org.foramen.terminology.ValueSetDraft.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.expansion.ExpandRequest.Source;
import org.foramen.terminology.plan.Filter;
import org.junit.jupiter.api.Test;

/** When members stand below one another (https://hl7.org/fhir/R4/valueset-operation-expand.html, parameter excludeNested). */
class ExpansionTreeTest {

    private static final String PARTS = "https://example.org/CodeSystem/parts";
    private static final String WEB = "https://example.org/CodeSystem/web";
    private static final String WHOLE = "https://example.org/ValueSet/whole";

    private final Catalogue catalogue = new Catalogue(
            List.of(
                    CodeSystemDraft.of(PARTS)
                            .declare("inactive", null, "boolean")
                            .concept("spine")
                            .concept(
                                    "sacrum",
                                    "Sacrum",
                                    List.of("spine"),
                                    List.of(CodeSystemDraft.flag("inactive", true)),
                                    List.of())
                            .concept("promontory", "sacrum")
                            .concept("coccyx", "spine")
                            .concept("rib")
                            .definition(),
                    CodeSystemDraft.of(WEB)
                            .concept("a")
                            .concept("b")
                            .concept("c", "a", "b")
                            .definition()),
            List.of(ValueSetDraft.of(WHOLE).include(all(PARTS)).definition()),
            List.of());

    private final Expand expand = new Expand(catalogue, Limits.DEFAULT);

    @Test
    void aWholeCodeSystemIsATreeUnlessAListIsAskedFor() {
        assertThat(told(ExpandDraft.of(WHOLE))).isEqualTo("spine(sacrum(promontory),coccyx),rib");
        assertThat(told(ExpandDraft.of(WHOLE).excludeNested(false))).isEqualTo("spine(sacrum(promontory),coccyx),rib");
        assertThat(told(ExpandDraft.of(WHOLE).excludeNested(true))).isEqualTo("spine,sacrum,promontory,coccyx,rib");
    }

    @Test
    void whatIsBelowAMemberThatIsLeftOutStandsBelowTheNextOneUp() {
        assertThat(told(ExpandDraft.of(WHOLE).activeOnly(true))).isEqualTo("spine(promontory,coccyx),rib");
    }

    @Test
    void whatOneFilterFindsIsATreeAndWhatTwoFindIsAList() {
        Filter spine = new Filter("concept", "is-a", "spine");
        assertThat(told(given(ValueSetDraft.unnamed().include(filtered(PARTS, spine)))))
                .isEqualTo("spine(sacrum(promontory),coccyx)");
        assertThat(told(given(
                        ValueSetDraft.unnamed().include(filtered(PARTS, spine, new Filter("code", "regex", "s.*"))))))
                .isEqualTo("spine,sacrum");
        assertThat(told(given(ValueSetDraft.unnamed()
                        .include(all(PARTS))
                        .exclude(filtered(PARTS, new Filter("concept", "=", "sacrum"))))))
                .isEqualTo("spine(promontory,coccyx),rib");
    }

    @Test
    void listsOfCodesAndImportsKeepTheirOrder() {
        assertThat(told(given(ValueSetDraft.unnamed().include(codes(PARTS, "sacrum", "spine")))))
                .isEqualTo("sacrum,spine");
        assertThat(told(given(ValueSetDraft.unnamed().include(imports(WHOLE)))))
                .isEqualTo("spine,sacrum,promontory,coccyx,rib");
        assertThat(told(given(ValueSetDraft.unnamed().include(all(PARTS)).exclude(codes(PARTS, "rib")))))
                .isEqualTo("spine,sacrum,promontory,coccyx");
    }

    @Test
    void aPageIsAListButAPageThatHoldsEverythingIsATree() {
        assertThat(told(ExpandDraft.of(WHOLE).page(0, 3))).isEqualTo("spine,sacrum,promontory");
        assertThat(told(ExpandDraft.of(WHOLE).page(1, 100))).isEqualTo("sacrum,promontory,coccyx,rib");
        assertThat(told(ExpandDraft.of(WHOLE).page(0, 100))).isEqualTo("spine(sacrum(promontory),coccyx),rib");
    }

    @Test
    void whatATextFindsInAWholeCodeSystemIsAList() {
        assertThat(told(ExpandDraft.of(WHOLE).filter("s"))).isEqualTo("spine,sacrum");
    }

    @Test
    void aCodeWithTwoParentsIsToldOnce() {
        assertThat(told(given(ValueSetDraft.unnamed().include(all(WEB))))).isEqualTo("a,c,b");
    }

    private static ExpandDraft given(ValueSetDraft valueSet) {
        return ExpandDraft.of(new Source.Given(valueSet.definition()));
    }

    private String told(ExpandDraft draft) {
        return told(expand.answer(draft.request()).contains());
    }

    private static String told(List<ExpandAnswer.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.member().coding().code()
                        + (entry.contains().isEmpty() ? "" : "(" + told(entry.contains()) + ")"))
                .collect(Collectors.joining(","));
    }
}
