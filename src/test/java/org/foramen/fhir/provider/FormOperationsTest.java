package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.foramen.fhir.form.ResponseDraft;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published form over HTTP: populated from a note, extracted to a Condition, assessed. */
class FormOperationsTest {

    private static final String NOTE =
            "MRI of the sacrum shows that a disc bulge narrows the left S2 foramen and touches"
                    + " the left S2 nerve root. Physical therapy for 6 weeks failed. Sacroiliitis was ruled out.";
    private final RunningFhirServer server = RunningFhirServer.shared();

    private HttpResponse<String> post(String path, Resource body) {
        return server.post(
                path,
                "application/fhir+json",
                RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(body));
    }

    private static Parameters asking(String text) {
        Parameters asked = new Parameters();
        asked.addParameter().setName("questionnaire").setValue(new UriType(ResponseDraft.FORM));
        asked.addParameter().setName("subject").setValue(new Reference("Patient/7"));
        asked.addParameter("text", text);
        return asked;
    }

    private QuestionnaireResponse populated(String path, Parameters asked) {
        Parameters answer = parsed(Parameters.class, post(path, asked), 200);
        return (QuestionnaireResponse) answer.getParameter("response").getResource();
    }

    private static List<QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent> answers(
            QuestionnaireResponse response, String linkId) {
        return response.getItem().stream()
                .flatMap(group -> group.getItem().stream())
                .filter(item -> item.getLinkId().equals(linkId))
                .flatMap(item -> item.getAnswer().stream())
                .toList();
    }

    private static String code(QuestionnaireResponse response, String linkId) {
        return ((Coding) answers(response, linkId).get(0).getValue()).getCode();
    }

    @Test
    void theFormIsReadAndSearched() {
        assertThat(parsed(Questionnaire.class, server.get("/Questionnaire/m99-lesion"), 200)
                        .getUrl())
                .isEqualTo(ResponseDraft.FORM);
        assertThat(parsed(Bundle.class, server.get("/Questionnaire?url=" + ResponseDraft.FORM + "&status=active"), 200)
                        .getEntry())
                .hasSize(1);
    }

    @Test
    void aNoteAnswersTheForm() {
        QuestionnaireResponse response = populated("/Questionnaire/$populate", asking(NOTE));
        assertThat(response.getStatus()).isEqualTo(QuestionnaireResponseStatus.INPROGRESS);
        assertThat(response.getQuestionnaire()).startsWith(ResponseDraft.FORM + "|");
        assertThat(response.getSubject().getReference()).isEqualTo("Patient/7");
        assertThat(response.getAuthoredElement().getValueAsString()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(code(response, "region")).isEqualTo("sacral");
        assertThat(code(response, "mechanism")).isEqualTo("disc");
        assertThat(code(response, "structure")).isEqualTo("intervertebral-foramen");
        assertThat(code(response, "laterality")).isEqualTo("left");
        assertThat(code(response, "nerve-root")).isEqualTo("S2");
        assertThat(code(response, "imaging-modality")).isEqualTo("mri");
        assertThat(code(response, "care-kind")).isEqualTo("physical-therapy");
        assertThat(code(response, "excluded-diagnosis")).isEqualTo("M46.1");
        assertThat(answers(response, "level").get(0).getValue().primitiveValue())
                .isEqualTo("S2");
        assertThat(answers(response, "care-duration").get(0).getValue().primitiveValue())
                .isEqualTo("6 weeks");
        assertThat(answers(response, "definitive-diagnosis-applies")
                        .get(0)
                        .getValue()
                        .primitiveValue())
                .isEqualTo("false");
        assertThat(answers(response, "definitive-diagnosis")).isEmpty();
    }

    @Test
    void everyAnswerSaysWhichWordsItComesFrom() {
        QuestionnaireResponse response = populated("/Questionnaire/m99-lesion/$populate", asking(NOTE));
        assertThat(response.getItem().stream()
                        .flatMap(group -> group.getItem().stream())
                        .flatMap(item -> item.getAnswer().stream()))
                .hasSizeGreaterThan(9)
                .allSatisfy(answer -> {
                    String url = "https://w3id.org/foramen/StructureDefinition/answer-words";
                    String text = answer.getExtensionByUrl(url).getExtensionString("text");
                    int offset = ((IntegerType) answer.getExtensionByUrl(url)
                                    .getExtensionByUrl("offset")
                                    .getValue())
                            .getValue();
                    assertThat(NOTE.substring(offset, offset + text.length())).isEqualTo(text);
                    assertThat(answer.getExtensionByUrl(url).getExtensionString("source"))
                            .isEqualTo("text[0]");
                });
    }

    @Test
    void whatIsDeniedUncertainOrOfFamilyIsNoAnswer() {
        QuestionnaireResponse response = populated(
                "/Questionnaire/$populate",
                asking("No osteophytes. Possible sacral foraminal stenosis. Mother had lumbar canal stenosis."));
        assertThat(answers(response, "region")).isEmpty();
        assertThat(answers(response, "mechanism")).isEmpty();
        assertThat(answers(response, "structure")).isEmpty();
    }

    @Test
    void resourcesAreReadAndWhatIsNotReadIsTold() {
        DocumentReference document = new DocumentReference();
        document.setId("d1");
        document.addContent()
                .setAttachment(
                        new Attachment().setContentType("text/plain").setData(NOTE.getBytes(StandardCharsets.UTF_8)));
        Parameters asked = new Parameters();
        asked.addParameter().setName("canonical").setValue(new UriType(ResponseDraft.FORM));
        asked.addParameter().setName("content").setResource(new Patient().setActive(true));
        ParametersParameterComponent context = asked.addParameter().setName("context");
        context.addPart().setName("name").setValue(new StringType("note"));
        context.addPart().setName("content").setResource(document);
        asked.addParameter("local", true);
        Parameters answer = parsed(Parameters.class, post("/Questionnaire/$populate", asked), 200);
        QuestionnaireResponse response =
                (QuestionnaireResponse) answer.getParameter("response").getResource();
        assertThat(code(response, "mechanism")).isEqualTo("disc");
        assertThat(answers(response, "mechanism").get(0).getExtensionFirstRep().getExtensionString("source"))
                .isEqualTo("context[0].content DocumentReference/d1");
        assertThat(((OperationOutcome) answer.getParameter("issues").getResource()).getIssue())
                .extracting(OperationOutcome.OperationOutcomeIssueComponent::getDiagnostics)
                .anySatisfy(text -> assertThat(text).contains("Patient"))
                .anySatisfy(text -> assertThat(text).contains("'local'"));
    }

    @Test
    void aPopulatedResponseExtractsToTheCodeOfTheNote() {
        QuestionnaireResponse response = populated("/Questionnaire/$populate", asking(NOTE));
        Parameters answer = parsed(Parameters.class, post("/QuestionnaireResponse/$extract", response), 200);
        Condition condition = condition(answer);
        assertThat(condition.getCode().getCodingFirstRep().getCode()).isEqualTo("M99.74");
        assertThat(condition.getVerificationStatus().getCodingFirstRep().getCode())
                .isEqualTo("provisional");
        assertThat(condition.getSubject().getReference()).isEqualTo("Patient/7");
        assertThat(condition.getBodySiteFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("sacral");
        assertThat(condition.getNoteFirstRep().getText())
                .startsWith(
                        "Assessment: intervertebral disc stenosis of intervertebral foramen (region: sacral) at S2, left.")
                .contains("Conservative care: physical therapy, 6 weeks.")
                .endsWith("Ruled out: sacroiliitis, not elsewhere classified.");
        assertThat(answer.getParameter("issues")).isNull();
    }

    private static Condition condition(Parameters answer) {
        Bundle bundle = (Bundle) answer.getParameter("return").getResource();
        assertThat(bundle.getType()).isEqualTo(BundleType.TRANSACTION);
        assertThat(bundle.getEntryFirstRep().getRequest().getMethod()).isEqualTo(HTTPVerb.POST);
        assertThat(bundle.getEntryFirstRep().getRequest().getUrl()).isEqualTo("Condition");
        return (Condition) bundle.getEntryFirstRep().getResource();
    }

    @Test
    void withoutACodeTheIssuesSayWhatIsLacking() {
        Parameters asked = new Parameters();
        asked.addParameter()
                .setName("questionnaire-response")
                .setResource(new ResponseDraft()
                        .code("region", "sacral")
                        .code("mechanism", "disc")
                        .response());
        Parameters answer = parsed(Parameters.class, post("/QuestionnaireResponse/$extract", asked), 200);
        assertThat(condition(answer).getCode().getCoding()).isEmpty();
        assertThat(condition(answer).getCode().getText()).isEqualTo("Intervertebral disc (region: sacral)");
        OperationOutcome issues =
                (OperationOutcome) answer.getParameter("issues").getResource();
        assertThat(issues.getIssueFirstRep().getSeverity()).isEqualTo(IssueSeverity.WARNING);
        assertThat(issues.getIssueFirstRep().getDiagnostics()).contains("structure is lacking");
        assertThat(issues.getIssue())
                .extracting(issue -> issue.getDetails().getCodingFirstRep().getCode())
                .contains("structure", "imaging", "conservative-care");
    }

    @Test
    void aDefinitiveDiagnosisIsCodedAndTheResidualCodeIsNot() {
        ResponseDraft draft = new ResponseDraft()
                .code("region", "sacral")
                .code("mechanism", "disc")
                .code("structure", "intervertebral-foramen")
                .yes("definitive-diagnosis-applies", true);
        Parameters unnamed = parsed(Parameters.class, post("/QuestionnaireResponse/$extract", draft.response()), 200);
        assertThat(condition(unnamed).getCode().getCoding()).isEmpty();
        Parameters named = parsed(
                Parameters.class,
                post(
                        "/QuestionnaireResponse/$extract",
                        draft.code("definitive-diagnosis", "M43.18").response()),
                200);
        assertThat(((Bundle) named.getParameter("return").getResource()).getEntry())
                .hasSize(1);
        assertThat(condition(named).getCode().getCodingFirstRep().getCode()).isEqualTo("M43.18");
        assertThat(condition(named).getCode().getText()).startsWith("Spondylolisthesis");
    }

    @Test
    void aResponseIsAssessedByItsCodes() {
        QuestionnaireResponse response = new ResponseDraft()
                .code("region", "sacral")
                .code("mechanism", "disc")
                .code("structure", "neural-canal")
                .text("comment", "Osteophytes narrow the foramen at L4-5.")
                .response();
        Parameters asked = new Parameters();
        asked.addParameter().setName("resource").setResource(response);
        asked.addParameter("code", "M99.44");
        for (Parameters answer : List.of(
                parsed(Parameters.class, post("/$assess-documentation", asked), 200),
                parsed(Parameters.class, post("/$assess-documentation", response), 200))) {
            assertThat(answer.getParameters("suggestedCode"))
                    .extracting(code -> ((Coding) code.getValue()).getCode())
                    .containsExactly("M99.54", "M99.63");
        }
        Parameters answer = parsed(Parameters.class, post("/$assess-documentation", asked), 200);
        String note = "Assessment: intervertebral disc stenosis of neural canal (region: sacral).\n"
                + "Osteophytes narrow the foramen at L4-5.";
        assertThat(answer.getParameter().stream().filter(each -> each.getName().equals("finding")))
                .hasSize(6)
                .allSatisfy(finding -> {
                    int offset = ((IntegerType) finding.getPart().get(4).getValue()).getValue();
                    int length = ((IntegerType) finding.getPart().get(5).getValue()).getValue();
                    assertThat(note.substring(offset, offset + length))
                            .isEqualTo(finding.getPart().get(3).getValue().primitiveValue());
                });
        assertThat(Objects.requireNonNull(answer.getParameter("conflict"))
                        .getPart()
                        .get(0)
                        .getValue()
                        .primitiveValue())
                .isEqualTo("mechanism");
    }

    @Test
    void entriesOfABatchAreAnsweredToo() {
        Bundle batch = new Bundle().setType(BundleType.BATCH);
        batch.addEntry()
                .setResource(asking(NOTE))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Questionnaire/m99-lesion/$populate");
        batch.addEntry()
                .setResource(new ResponseDraft()
                        .code("region", "head")
                        .code("mechanism", "somatic-dysfunction")
                        .response())
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("QuestionnaireResponse/$extract");
        batch.addEntry()
                .setResource(new ResponseDraft().code("region", "nose").response())
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("QuestionnaireResponse/$extract");
        Bundle answer = parsed(Bundle.class, post("", batch), 200);
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("200", "200", "422");
        assertThat(condition((Parameters) answer.getEntry().get(1).getResource())
                        .getCode()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("M99.00");
    }

    @Test
    void xmlIsReadAndWritten() {
        String body = RunningFhirServer.CONTEXT.newXmlParser().encodeResourceToString(asking(NOTE));
        String answer = server.post(
                        "/Questionnaire/$populate", "application/fhir+xml", body, "Accept", "application/fhir+xml")
                .body();
        assertThat(answer)
                .startsWith("<Parameters")
                .contains("<linkId value=\"mechanism\"/>")
                .contains("<code value=\"disc\"/>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Questionnaire/$populate | {'resourceType':'Parameters','parameter':[{'name':'text','valueString':'x'}]} | 400 | Name the form",
                "/Questionnaire/$populate | {'resourceType':'Parameters','parameter':[{'name':'canonical','valueUri':'http://x.org/q'}]} | 404 | no form http://x.org/q",
                "/Questionnaire/$populate | {'resourceType':'Parameters','parameter':[{'name':'questionnaireRef','valueReference':{'reference':'Questionnaire/q'}}]} | 404 | no form Questionnaire/q",
                "/Questionnaire/$populate | {'resourceType':'Parameters','parameter':[{'name':'launchContext','valueString':'x'}]} | 400 | 'launchContext'",
                "/Questionnaire/$populate | {'resourceType':'Parameters','parameter':[{'name':'questionnaire','resource':{'resourceType':'Questionnaire','status':'draft'}}]} | 400 | published here",
                "/Questionnaire/m99-lesion/$populate | {'resourceType':'Parameters','parameter':[{'name':'text','valueBoolean':true},{'name':'subject','valueString':'x'}]} | 400 | 'subject' must be a Reference",
                "/Questionnaire/none/$populate | {'resourceType':'Parameters','parameter':[{'name':'text','valueString':'x'}]} | 404 | none",
                "/QuestionnaireResponse/$extract | {'resourceType':'Patient'} | 400 | needs a body",
                "/QuestionnaireResponse/$extract | {'resourceType':'Parameters','parameter':[{'name':'questionnaire','resource':{'resourceType':'Questionnaire','status':'draft'}}]} | 400 | 'questionnaire'",
                "/QuestionnaireResponse/$extract | {'resourceType':'QuestionnaireResponse','status':'completed'} | 400 | needs a subject",
                "/QuestionnaireResponse/$extract | {'resourceType':'QuestionnaireResponse','status':'completed','subject':{'reference':'Patient/7'}} | 400 | name its form",
                "/QuestionnaireResponse/$extract | {'resourceType':'QuestionnaireResponse','status':'entered-in-error'} | 422 | entered in error",
                "/$assess-documentation | {'resourceType':'QuestionnaireResponse','status':'completed','questionnaire':'http://x.org/q'} | 404 | no form http://x.org/q"
            })
    void whatIsWrongIsRefusedByName(String path, String body, int status, String message) {
        OperationOutcome outcome = parsed(
                OperationOutcome.class, server.post(path, "application/fhir+json", body.replace('\'', '"')), status);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains(message);
    }

    @Test
    void theOperationsArePostedOnly() {
        assertThat(server.get("/Questionnaire/m99-lesion/$populate").statusCode())
                .isEqualTo(405);
        assertThat(server.get("/QuestionnaireResponse/$extract").statusCode()).isEqualTo(405);
    }
}
