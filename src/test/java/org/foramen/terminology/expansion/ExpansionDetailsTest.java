package org.foramen.terminology.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.ValueSetDraft.all;

import java.util.List;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.expansion.ExpandRequest.Source;
import org.foramen.terminology.valueset.ConceptReference;
import org.junit.jupiter.api.Test;

/** What an expansion tells of each member: displays, designations, properties and extensions, those of supplements too. */
class ExpansionDetailsTest {

    private static final String SYSTEM = "https://example.org/CodeSystem/joints";
    private static final String SUPPLEMENT = "https://example.org/CodeSystem/joints-more";
    private static final String DUTCH = "https://example.org/CodeSystem/joints-nl";
    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/";
    private static final String WHOLE = "https://example.org/ValueSet/joints";

    private final Expand expand = new Expand(
            new Catalogue(
                    List.of(
                            CodeSystemDraft.of(SYSTEM)
                                    .declare("side", "https://example.org/side", "code")
                                    .declare("status", null, "code")
                                    .concept(new ConceptDefinition(
                                            "hip",
                                            "Hip",
                                            "Where the leg joins",
                                            List.of(),
                                            List.of(
                                                    new Property("side", new PropertyValue.Code("left")),
                                                    new Property("side", new PropertyValue.Code("right")),
                                                    new Property("status", new PropertyValue.Code("retired"))),
                                            List.of(
                                                    new Designation("de", null, "Hüfte"),
                                                    new Designation(
                                                            "fr",
                                                            Clinic.INDEX_TERM,
                                                            "hanche",
                                                            List.of(
                                                                    new Extension(
                                                                            EXTENSION + "coding-sctdescid", "id", "7"),
                                                                    new Extension(
                                                                            "https://example.org/x", "string", "x")))),
                                            List.of(
                                                    new Extension(EXTENSION + "codesystem-label", "string", "h."),
                                                    new Extension(
                                                            EXTENSION + "codesystem-conceptOrder", "integer", "3"))))
                                    .definition(),
                            CodeSystemDraft.of(SUPPLEMENT + "|1")
                                    .supplementing(SYSTEM, false)
                                    .declare("load", "https://example.org/load", "integer")
                                    .concept(
                                            "hip",
                                            null,
                                            List.of(),
                                            List.of(new Property("load", new PropertyValue.Whole(4))),
                                            List.of(new Designation("it", null, "anca")))
                                    .definition(),
                            CodeSystemDraft.of(DUTCH + "|1")
                                    .supplementing(SYSTEM, true)
                                    .concept(
                                            "hip",
                                            null,
                                            List.of(),
                                            List.of(),
                                            List.of(new Designation("nl", null, "heup")))
                                    .definition()),
                    List.of(ValueSetDraft.of(WHOLE).include(all(SYSTEM)).definition()),
                    List.of()),
            Limits.DEFAULT);

    @Test
    void withoutAWishTheDisplayIsTheCodeSystems() {
        ExpandAnswer.Entry hip = hip(ExpandDraft.of(WHOLE));
        assertThat(hip.display()).isEqualTo("Hip");
        assertThat(hip.details().designations()).isEmpty();
    }

    @Test
    void theRequestsLanguageGoesBeforeTheAuthorsBeforeTheClientsBeforeTheValueSetsOwn() {
        ValueSetDraft german = ValueSetDraft.unnamed().language("de").include(all(SYSTEM));
        assertThat(hip(given(german)).display()).isEqualTo("Hüfte");
        assertThat(hip(given(german).accepting("nl,en;q=0.5")).display()).isEqualTo("heup");
        german.parameter("displayLanguage", "fr");
        assertThat(hip(given(german).accepting("nl")).display()).isEqualTo("hanche");
        assertThat(hip(given(german).accepting("nl").in("en")).display()).isEqualTo("Hip");
    }

    @Test
    void anotherLanguageWillDoUnlessTheClientRefusesAllOthers() {
        assertThat(hip(ExpandDraft.of(WHOLE).in("es")).display()).isEqualTo("Hip");
        assertThat(hip(ExpandDraft.of(WHOLE).in("es,*;q=0")).display()).isNull();
    }

    @Test
    void designationsAreToldWithWhatTheySayOfThemselvesAndTheDisplayThatIsNotShownAmongThem() {
        assertThat(values(ExpandDraft.of(WHOLE).designations())).containsExactly("Hüfte", "hanche", "heup");
        List<Designation> told =
                hip(ExpandDraft.of(WHOLE).in("de").designations()).details().designations();
        assertThat(told).extracting(Designation::value).containsExactly("Hip", "hanche", "heup");
        assertThat(told.get(0).language()).isEqualTo("en");
        assertThat(told.get(0).use()).isEqualTo(Designation.DISPLAY_USE);
        assertThat(told.get(1).extensions()).extracting(Extension::text).containsExactly("7");
    }

    @Test
    void designationsAreChosenByLanguageOrUse() {
        assertThat(values(ExpandDraft.of(WHOLE).designations("urn:ietf:bcp:47|de")))
                .containsExactly("Hüfte");
        assertThat(values(ExpandDraft.of(WHOLE).designations("DE", "nl"))).containsExactly("Hüfte", "heup");
        assertThat(values(ExpandDraft.of(WHOLE).designations("https://example.org/use|index-term")))
                .containsExactly("hanche");
        assertThat(values(ExpandDraft.of(WHOLE).designations("it"))).isEmpty();
    }

    @Test
    void theValueSetsOwnDisplayIsShownAndItsExtensionsAreToldAgain() {
        ConceptReference reference = new ConceptReference(
                "hip",
                "Hip joint",
                List.of(),
                List.of(
                        new Extension(EXTENSION + "valueset-deprecated", "boolean", "true"),
                        new Extension(EXTENSION + "valueset-label", "string", "1."),
                        new Extension("https://example.org/x", "string", "x")));
        ExpandAnswer.Entry hip = hip(given(ValueSetDraft.unnamed()
                        .include(ValueSetDraft.set(SYSTEM, List.of(reference), List.of(), List.of())))
                .designations("en"));
        assertThat(hip.display()).isEqualTo("Hip joint");
        assertThat(hip.details().designations()).extracting(Designation::value).containsExactly("Hip");
        assertThat(hip.details().extensions())
                .extracting(Extension::url)
                .containsExactly(EXTENSION + "valueset-deprecated");
        assertThat(hip.details().properties())
                .contains(new Property("label", new PropertyValue.Text("1.")))
                .doesNotContain(new Property("label", new PropertyValue.Text("h.")));
    }

    @Test
    void statusLabelAndOrderAreAlwaysToldAndDeclared() {
        ExpandAnswer answer = expand.answer(ExpandDraft.of(WHOLE).request());
        assertThat(answer.contains().get(0).details().properties())
                .extracting(property -> property.code() + "=" + property.value().text())
                .containsExactly("status=retired", "label=h.", "order=3");
        assertThat(answer.properties())
                .extracting(ExpandAnswer.Declaration::uri)
                .containsExactly(
                        "http://hl7.org/fhir/concept-properties#status",
                        "http://hl7.org/fhir/concept-properties#label",
                        "http://hl7.org/fhir/concept-properties#order");
    }

    @Test
    void propertiesAreToldByNameOrAllOfThemAndRepeat() {
        assertThat(wanted("side")).containsExactly("side=left", "side=right");
        assertThat(wanted("definition")).containsExactly("definition=Where the leg joins");
        assertThat(wanted("*")).contains("side=left", "side=right", "status=retired");
        assertThat(wanted("load")).isEmpty();
        assertThat(expand.answer(ExpandDraft.of(WHOLE).properties("side").request())
                        .properties())
                .contains(new ExpandAnswer.Declaration("side", "https://example.org/side"));
    }

    @Test
    void aSupplementAddsWhenItIsAskedForAndALanguagePackWhereItIsOfUse() {
        ExpandAnswer more = expand.answer(ExpandDraft.of(WHOLE)
                .supplements(SUPPLEMENT)
                .properties("load")
                .designations("it")
                .request());
        assertThat(more.contains().get(0).details().properties())
                .contains(new Property("load", new PropertyValue.Whole(4)));
        assertThat(more.contains().get(0).details().designations())
                .extracting(Designation::value)
                .containsExactly("anca");
        assertThat(more.uses().supplements()).containsExactly(Canonical.parse(SUPPLEMENT + "|1"));

        assertThat(expand.answer(ExpandDraft.of(WHOLE).in("nl").request())
                        .uses()
                        .supplements())
                .containsExactly(Canonical.parse(DUTCH + "|1"));
        assertThat(expand.answer(ExpandDraft.of(WHOLE).in("de").request())
                        .uses()
                        .supplements())
                .isEmpty();
    }

    @Test
    void aSupplementThatIsNotKnownIsRefused() {
        ExpandDraft asked = ExpandDraft.of(WHOLE).supplements("https://example.org/CodeSystem/none");
        assertThat(Clinic.refusal(() -> expand.answer(asked.request()))
                        .problem()
                        .message()
                        .key())
                .isEqualTo("VALUESET_SUPPLEMENT_MISSING");
    }

    @Test
    void whatTheAuthorDeclaresHoldsWhereTheRequestSaysNothing() {
        ValueSetDraft declared = ValueSetDraft.unnamed()
                .include(all(SYSTEM))
                .parameter("includeDesignations", "true")
                .parameter("designation", "de")
                .parameter("property", "side")
                .parameter("activeOnly", "false");
        ExpandAnswer answer = expand.answer(given(declared).request());
        assertThat(answer.contains().get(0).details().designations())
                .extracting(Designation::value)
                .containsExactly("Hüfte");
        assertThat(answer.contains().get(0).details().properties())
                .extracting(Property::code)
                .contains("side");
        assertThat(answer.request().selection().activeOnly()).isFalse();
        assertThat(expand.answer(given(declared).activeOnly(true).request())
                        .request()
                        .selection()
                        .activeOnly())
                .isTrue();
    }

    private static ExpandDraft given(ValueSetDraft valueSet) {
        return ExpandDraft.of(new Source.Given(valueSet.definition()));
    }

    private ExpandAnswer.Entry hip(ExpandDraft draft) {
        return expand.answer(draft.request()).contains().get(0);
    }

    private List<String> values(ExpandDraft draft) {
        return hip(draft).details().designations().stream()
                .map(Designation::value)
                .toList();
    }

    private List<String> wanted(String property) {
        return hip(ExpandDraft.of(WHOLE).properties(property)).details().properties().stream()
                .filter(each -> property.equals("*") || each.code().equals(property))
                .map(each -> each.code() + "=" + each.value().text())
                .toList();
    }
}
