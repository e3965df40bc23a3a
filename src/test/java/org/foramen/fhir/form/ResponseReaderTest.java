package org.foramen.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.foramen.fhir.codec.PublishedResources.Published;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a response to the published form and what is not; FHIR's own validator is of the same opinion. */
class ResponseReaderTest {

    private static final FhirValidator VALIDATOR = validator();

    private static FhirValidator validator() {
        FhirContext context = FhirContext.forR4Cached();
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        PublishedForms.PUBLISHED.all().stream().map(Published::resource).forEach(ours::addResource);
        return context.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        ours,
                        new PublishedQuestionnaires(context),
                        new DefaultProfileValidationSupport(context),
                        new CommonCodeSystemsTerminologyService(context),
                        new InMemoryTerminologyServerValidationSupport(context))));
    }

    /** HAPI's own support of given resources knows no Questionnaires. */
    private record PublishedQuestionnaires(FhirContext context) implements IValidationSupport {
        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, @Nullable String uri) {
            return PublishedForms.PUBLISHED.of(Questionnaire.class).stream()
                    .filter(each -> String.valueOf(uri).startsWith(each.getUrl()))
                    .filter(each -> type != null && type.isInstance(each))
                    .findFirst()
                    .map(each -> type == null ? null : type.cast(each))
                    .orElse(null);
        }
    }

    private static ResponseDraft lesion() {
        return new ResponseDraft()
                .code("region", "sacral")
                .code("mechanism", "osseous")
                .code("mechanism", "subluxation")
                .code("structure", "neural-canal");
    }

    /** Wrong responses, each with the place and the words of its issue. */
    private static final Map<String, ResponseDraft> WRONG = new LinkedHashMap<>();

    static {
        WRONG.put("item[0] The item 'region' has to be answered", new ResponseDraft().code("mechanism", "disc"));
        WRONG.put("QuestionnaireResponse.item[0].linkId no item 'sacral'", without(new ResponseDraft(), "sacral"));
        WRONG.put("item[0].item[0].answer[0].value #nose is not an answer", lesionIn("nose"));
        WRONG.put("item[0].item[0].answer[1] takes one answer", lesion().code("region", "pelvic"));
        WRONG.put("item[0].item[3].answer[0].value by a Coding, not by a string", lesion().text("laterality", "left"));
        WRONG.put(
                "item[0].item[3].answer[0].value by a string, not by a date",
                lesion().value("level", new DateType("2026-11-28")));
        WRONG.put("item[0].item[3].answer[0].value at most 20", lesion().text("level", "S2" + " ".repeat(30)));
        WRONG.put("item[1].item[0] not to be answered beside", lesion().code("definitive-diagnosis", "M43.18"));
        WRONG.put(
                "item[0].item[2] not to be answered beside",
                new ResponseDraft()
                        .code("region", "sacral")
                        .code("mechanism", "somatic-dysfunction")
                        .code("structure", "neural-canal"));
    }

    private static ResponseDraft lesionIn(String region) {
        return new ResponseDraft()
                .code("region", region)
                .code("mechanism", "osseous")
                .code("structure", "neural-canal");
    }

    private static ResponseDraft without(ResponseDraft draft, String linkId) {
        draft.response().addItem().setLinkId(linkId).addAnswer().setValue(new StringType("x"));
        return draft;
    }

    static Stream<String> wrong() {
        return WRONG.keySet().stream();
    }

    private static ResponseDraft draft(String name) {
        ResponseDraft draft = WRONG.get(name);
        return draft == null ? new ResponseDraft() : draft;
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatDoesNotFitTheFormIsRefusedByElement(String name) {
        QuestionnaireResponse response = draft(name).response();
        String[] expected = name.split(" ", 2);
        assertThatThrownBy(() -> PublishedForms.RESPONSES.read(response))
                .isInstanceOfSatisfying(UnprocessableEntityException.class, refused -> assertThat(
                                ((OperationOutcome) refused.getOperationOutcome()).getIssue())
                        .anySatisfy(issue ->
                                assertThat(told(issue)).contains(expected[0]).contains(expected[1])));
    }

    private static String told(OperationOutcomeIssueComponent issue) {
        return issue.getExpression().get(0).getValue() + " " + issue.getDiagnostics();
    }

    /** It lets a string pass where a code is asked for. */
    static Stream<String> wrongToTheValidator() {
        return wrong().filter(name -> !name.contains("by a Coding"));
    }

    @ParameterizedTest
    @MethodSource("wrongToTheValidator")
    void theValidatorRefusesTheSame(String name) {
        assertThat(errors(draft(name).response())).isNotEmpty();
    }

    @Test
    void theValidatorAcceptsWhatIsAccepted() {
        List<ResponseDraft> right = List.of(
                lesion(),
                lesion().text("level", "S2").code("laterality", "left").code("nerve-root", "S2"),
                lesion().code("imaging-modality", "mri")
                        .text("imaging-finding", "Bone spurs.")
                        .text("comment", "Pain."),
                lesion().yes("definitive-diagnosis-applies", false),
                new ResponseDraft()
                        .status(QuestionnaireResponseStatus.INPROGRESS)
                        .code("mechanism", "disc"));
        for (ResponseDraft each : right) {
            assertThat(PublishedForms.RESPONSES.read(each.response())).isNotEmpty();
            assertThat(errors(each.response())).isEmpty();
        }
    }

    private static List<String> errors(QuestionnaireResponse response) {
        List<String> errors = new ArrayList<>();
        VALIDATOR.validateWithResult(response).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .forEach(message -> errors.add(message.getLocationString() + " " + message.getMessage()));
        return errors;
    }

    @Test
    void aLevelThatIsNoneIsRefused() {
        assertThatThrownBy(() -> PublishedForms.RESPONSES.read(
                        lesion().text("level", "S9").response()))
                .isInstanceOf(UnprocessableEntityException.class);
    }

    @Test
    void aFormThatIsNotPublishedIsNotFound() {
        QuestionnaireResponse response = lesion().response();
        response.setQuestionnaire(ResponseDraft.FORM + "|9.9");
        assertThatThrownBy(() -> PublishedForms.RESPONSES.read(response))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("|0.1.0");
    }
}
