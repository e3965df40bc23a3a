package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast front and HAPI give the same answers; {@code _pretty} sends a call to HAPI and its model. */
class FrontParityTest {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String OURS = "https://w3id.org/foramen";
    private final RunningFhirServer server = RunningFhirServer.shared();
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/CodeSystem/$lookup?system=" + ICD + "&code=M99.74",
                "/CodeSystem/%24lookup?system=" + ICD + "&code=M99.74",
                "/CodeSystem/$lookup?system=" + ICD + "&code=M99.7&property=child&property=billable",
                "/CodeSystem/$lookup?system=" + ICD + "&version=2027&code=M43.5&displayLanguage=en",
                "/CodeSystem/$lookup?system=" + OURS + "/CodeSystem/m99-region&code=sacral",
                "/CodeSystem/$lookup?system=" + ICD + "&code=unknown",
                "/CodeSystem/$lookup?system=" + ICD + "&code=M99.74&date=2026-01-01",
                "/CodeSystem/$lookup?system=" + ICD,
                "/CodeSystem/$lookup",
                "/CodeSystem/$lookup?code=M99.74&colour=red&system=" + ICD,
                "/CodeSystem/$validate-code?url=" + ICD + "&code=M99.76&display=wrong",
                "/CodeSystem/$validate-code?url=" + ICD + "&code=M99.7&abstract=false",
                "/CodeSystem/$validate-code?url=" + ICD + "&code=M99.7X",
                "/CodeSystem/$validate-code?url=" + ICD + "&code=A00.0",
                "/CodeSystem/$validate-code?url=http://example.org/none&code=A00.0",
                "/CodeSystem/$subsumes?system=" + ICD + "&codeA=M99&codeB=M99.74",
                "/CodeSystem/$subsumes?system=" + ICD + "&codeA=M99",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-sacral-or-pelvic",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&excludeNested=false",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&excludeNested=true&activeOnly=true",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&count=10",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&count=10&offset=95",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&count=0",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&filter=sacral+disc&includeDesignations=true",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/orders-injection",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-region-sacral&includeDefinition=true",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&property=*&property=definition&count=20",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&includeDesignations=true&displayLanguage=de,*;q=0",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&excludeNotForUI=true&limit=2000",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/none",
                "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&count=-1",
                "/ValueSet/$validate-code?url=" + OURS + "/ValueSet/m99-billable&system=" + ICD + "&code=M99.7",
                "/ValueSet/$validate-code?url=" + OURS + "/ValueSet/m99-billable&system=" + ICD + "&code=M99.74",
                "/ValueSet/$validate-code?url=" + OURS + "/ValueSet/orders-injection&code=27096"
                        + "&system=http://www.ama-assn.org/go/cpt",
                "/ValueSet/$compare?thisUrl=" + OURS + "/ValueSet/m99-region-sacral&otherUrl=" + OURS
                        + "/ValueSet/m99-region-pelvic&diagnostics=true",
                "/ValueSet/$compare?thisUrl=" + OURS + "/ValueSet/m99-all&otherUrl=" + OURS + "/ValueSet/m99-billable",
                "/ValueSet/$compare?thisUrl=" + OURS + "/ValueSet/m99-all&otherUrl=" + OURS + "/ValueSet/none",
                "/ValueSet/$compare?thisUrl=" + OURS + "/ValueSet/m99-all",
                "/ConceptMap/$translate?url=" + OURS + "/ConceptMap/m99-to-mechanism&system=" + ICD + "&code=M99.65",
                "/ConceptMap/$translate?system=" + ICD + "&code=M99.65",
                "/ConceptMap/$translate?url=" + OURS + "/ConceptMap/m99-to-icd-9-cm&system=" + ICD + "&code=M99.04",
                "/ConceptMap/$translate?url=" + OURS + "/ConceptMap/m99-to-region&reverse=true&code=pelvic&system="
                        + OURS + "/CodeSystem/m99-region",
                "/ConceptMap/$translate?url=" + OURS + "/ConceptMap/m99-to-region&code=A00&system=" + ICD,
                "/ConceptMap/$translate?sourceSystem=" + ICD + "&sourceCode=M99.65",
                "/ConceptMap/$translate?targetCode=pelvic&targetSystem=" + OURS + "/CodeSystem/m99-region",
                "/ConceptMap/$translate?system=http://example.org/none&code=x",
                "/CodeSystem/$find-matches?system=" + ICD + "&property=region",
                "/CodeSystem/$find-matches?system=" + ICD,
                "/$closure?name=parity",
                "/ConceptMap/$closure?name=parity",
            })
    void bothFrontsAgree(String path) throws JsonProcessingException {
        HttpResponse<String> plain = server.get(path);
        HttpResponse<String> hapi = server.get(path + (path.contains("?") ? "&" : "?") + "_pretty=true");

        assertThat(plain.statusCode()).isEqualTo(hapi.statusCode());
        assertThat(json.readTree(plain.body())).isEqualTo(json.readTree(hapi.body()));
        assertThat(plain.headers().firstValue("content-type"))
                .isEqualTo(hapi.headers().firstValue("content-type"))
                .isPresent();
    }
}
