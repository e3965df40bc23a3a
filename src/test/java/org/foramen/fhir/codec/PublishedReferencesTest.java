package org.foramen.fhir.codec;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foramen.terminology.catalogue.Reserve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What published artefacts refer to is there, or its absence is told by file and element. */
class PublishedReferencesTest {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    @TempDir
    Path folder;

    private List<String> unresolved(String file, String json) throws IOException {
        Files.createDirectories(folder.resolve(file).resolveSibling("."));
        Files.writeString(folder.resolve(file), json.replace('\'', '"'));
        PublishedResources published = PublishedResources.read(CONTEXT, List.of(PublishedResources.bundled(), folder));
        CoreArtefacts core = published.core();
        return PublishedReferences.unresolved(CONTEXT, published, published.compile(new Reserve(() -> List.of(core))));
    }

    private static String library(String elements) {
        return "{'resourceType':'Library','id':'mine','url':'http://example.org/Library/mine','status':'active','type':{"
                + "'text':'x'}," + elements + "}";
    }

    @Test
    void nothingLeadsNowhereInWhatIsBundled() throws IOException {
        assertThat(unresolved("Library/mine.json", library("'version':'1'"))).isEmpty();
    }

    @Test
    void aCanonicalThatIsNotThereIsTold() throws IOException {
        assertThat(unresolved(
                        "Library/mine.json",
                        library(
                                "'relatedArtifact':[{'type':'depends-on','resource':'http://example.org/Library/none'}],"
                                        + "'dataRequirement':[{'type':'Condition','codeFilter':[{'path':'code',"
                                        + "'valueSet':'https://w3id.org/foramen/ValueSet/m99-al'}]}]")))
                .containsExactlyInAnyOrder(
                        "Library/mine.json: Library.relatedArtifact.resource:"
                                + " http://example.org/Library/none is not known here",
                        "Library/mine.json: Library.dataRequirement.codeFilter.valueSet:"
                                + " https://w3id.org/foramen/ValueSet/m99-al is not known here");
    }

    @Test
    void aVersionThatIsNotThereIsTold() throws IOException {
        assertThat(unresolved(
                        "Library/mine.json",
                        library("'relatedArtifact':[{'type':'depends-on','resource':"
                                + "'https://w3id.org/foramen/ValueSet/m99-all|9.9'}]")))
                .singleElement()
                .asString()
                .contains("m99-all|9.9");
    }

    @Test
    void whatIsPublishedOrHl7sOwnResolves() throws IOException {
        assertThat(
                        unresolved(
                                "Library/mine.json",
                                library(
                                        "'meta':{'profile':['http://example.org/StructureDefinition/theirs']},'relatedArtifact':["
                                                + "{'type':'depends-on','resource':'https://w3id.org/foramen/ValueSet/m99-all'},"
                                                + "{'type':'depends-on','resource':'http://hl7.org/fhir/ValueSet/condition-clinical'},"
                                                + "{'type':'depends-on','resource':'http://hl7.org/fhir/StructureDefinition/Condition'}]")))
                .isEmpty();
    }

    @Test
    void aUriOfThePublisherThatIsNotThereIsTold() throws IOException {
        assertThat(unresolved(
                        "Library/mine.json",
                        library("'extension':[{'url':'https://w3id.org/foramen/StructureDefinition/rule-varable',"
                                + "'valueString':'x'},{'url':'http://example.com/theirs','valueString':'x'}],"
                                + "'topic':[{'coding':[{'system':'https://w3id.org/foramen/CodeSystem/cds-topics',"
                                + "'code':'x'}]}]")))
                .hasSize(2)
                .anyMatch(line -> line.contains("rule-varable") && line.contains("Library.extension.url"))
                .anyMatch(line -> line.contains("cds-topics") && line.contains("Library.topic.coding.system"));
    }

    @Test
    void aCitationNeedsTextAndLink() throws IOException {
        assertThat(unresolved(
                        "Library/mine.json",
                        library("'relatedArtifact':[{'type':'citation','citation':'text'},"
                                + "{'type':'citation','citation':'text','url':'https://example.org'}]")))
                .containsExactly(
                        "Library/mine.json: Library.relatedArtifact: a citation needs its text (citation) and an"
                                + " absolute link (url)");
    }
}
