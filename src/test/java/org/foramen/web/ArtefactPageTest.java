package org.foramen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.web.Artefact.Fact;
import org.junit.jupiter.api.Test;

class ArtefactPageTest {

    private static final String SYSTEM = "http://example.org/cs";
    private static final String VALUE_SET = "http://example.org/vs";

    private static String page(CodeSystemDraft system, ValueSetDraft valueSet, Artefact artefact) {
        Catalogue catalogue = new Catalogue(List.of(system.definition()), List.of(valueSet.definition()), List.of());
        return new ArtefactPage(catalogue).html(artefact);
    }

    private static CodeSystemDraft tree() {
        return CodeSystemDraft.of(SYSTEM + "|1").concept("<b>").concept("leaf", "<b>");
    }

    private static ValueSetDraft leaves() {
        return ValueSetDraft.of(VALUE_SET).include(ValueSetDraft.codes(SYSTEM, "leaf"));
    }

    private static Artefact artefact(String type, String url, Fact... facts) {
        return new Artefact(type, "x", "The <title>", url, type.equals("CodeSystem") ? "1" : null, List.of(facts));
    }

    @Test
    void showsWhatAResourceSaysOfItself() {
        String page =
                page(tree(), leaves(), artefact("CodeSystem", SYSTEM, new Fact("Publisher", "Somebody & <script>")));

        assertThat(page)
                .contains("<h1>The &lt;title&gt;</h1>")
                .contains("<code>http://example.org/cs|1</code>")
                .contains("<th>Publisher</th><td>Somebody &amp; &lt;script&gt;</td>")
                .contains("href=\"?_format=json\"")
                .doesNotContain("<script")
                .doesNotContain("style=");
    }

    @Test
    void listsTheCodesOfACodeSystemByItsHierarchy() {
        assertThat(page(tree(), leaves(), artefact("CodeSystem", SYSTEM)))
                .contains("Codes (2)")
                .containsSubsequence("<td><code>&lt;b&gt;</code></td>", "<td>&middot;&nbsp;<code>leaf</code></td>");
    }

    @Test
    void listsTheMembersOfAValueSetWithTheirCodeSystem() {
        assertThat(page(tree(), leaves(), artefact("ValueSet", VALUE_SET)))
                .contains("Codes (1)")
                .contains("<td><code>leaf</code></td>")
                .contains("<td><code>http://example.org/cs</code></td>")
                .doesNotContain("&lt;b&gt;");
    }

    @Test
    void tellsHowManyMoreThereAre() {
        CodeSystemDraft many = CodeSystemDraft.of(SYSTEM + "|1");
        IntStream.range(0, 1002).forEach(number -> many.concept("c" + number));

        assertThat(page(
                        many,
                        ValueSetDraft.of(VALUE_SET).include(ValueSetDraft.all(SYSTEM)),
                        artefact("ValueSet", VALUE_SET)))
                .contains("Codes (1002)")
                .contains("and 2 more");
    }

    @Test
    void saysWhyMembersCannotBeListed() {
        ValueSetDraft broken = ValueSetDraft.of(VALUE_SET).include(ValueSetDraft.imports("http://example.org/none"));

        assertThat(page(tree(), broken, artefact("ValueSet", VALUE_SET))).contains("They cannot be listed");
    }

    @Test
    void aResourceWithoutCodesHasAPageToo() {
        assertThat(page(tree(), leaves(), artefact("PlanDefinition", "http://example.org/plan")))
                .contains("<h1>")
                .doesNotContain("Codes (");
    }
}
