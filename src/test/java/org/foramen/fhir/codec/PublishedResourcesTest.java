package org.foramen.fhir.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author of a folder of artefacts is told. */
class PublishedResourcesTest {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private PublishedResources read(String file, String json) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, json.replace('\'', '"'));
        return PublishedResources.read(CONTEXT, List.of(PublishedResources.bundled(), folder));
    }

    @Test
    void aFolderOfTheirOwnAddsToWhatIsBundled() throws IOException {
        PublishedResources published = read("ValueSet/mine.json", """
                {'resourceType':'ValueSet','id':'mine','url':'http://example.org/mine','status':'active','compose':{
                'include':[{'valueSet':['https://w3id.org/foramen/ValueSet/m99-region-sacral']}]}}""");

        assertThat(published
                        .compile()
                        .valueSet(Canonical.parse("http://example.org/mine"))
                        .size())
                .isEqualTo(9);
        assertThat(published.byId(ValueSet.class, "mine")).isNotNull();
    }

    @Test
    void aFileThatIsNotFhirIsNamed() {
        assertThatThrownBy(() -> read("ValueSet/bad.json", "{'resourceType':'ValueSet','colour':'red'}"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("ValueSet/bad.json is not valid FHIR");
    }

    @Test
    void goldenCasesInAFolderAreNoArtefacts() throws IOException {
        Files.createDirectories(folder.resolve("golden/my-rule"));
        Files.writeString(folder.resolve("golden/my-rule/one.request.json"), "{}");
        assertThat(PublishedResources.read(CONTEXT, List.of(folder)).all()).isEmpty();
        assertThat(Files.isDirectory(PublishedResources.bundledCases().resolve("code-not-billable")))
                .isTrue();
    }

    @Test
    void everyFileThatIsNotFhirIsNamedAtOnce() throws IOException {
        Files.writeString(folder.resolve("first.json"), "{");
        Files.writeString(folder.resolve("second.json"), "{\"resourceType\":\"Patient\"}");
        assertThatThrownBy(() -> PublishedResources.read(CONTEXT, List.of(folder)))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("first.json is not valid FHIR", "second.json is not a resource");
    }

    @Test
    void aValueSetThatDoesNotCompileIsNamedWithItsReason() throws IOException {
        PublishedResources published = read("ValueSet/bad.json", """
                {'resourceType':'ValueSet','url':'http://example.org/bad','status':'active','compose':{
                'include':[{'system':'http://example.org/nowhere'}]}}""");

        assertThatThrownBy(published::compile)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ValueSet/bad.json")
                .hasMessageContaining("http://example.org/nowhere");
    }

    @Test
    void aListedCodeThatDoesNotExistIsNamed() throws IOException {
        PublishedResources published = read("ValueSet/typo.json", """
                {'resourceType':'ValueSet','url':'http://example.org/typo','status':'active','compose':{
                'include':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','concept':[{'code':'M99.74'},{'code':'M99.99'}]}]}}""");

        assertThatThrownBy(published::compile)
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("ValueSet/typo.json", "M99.99");
    }

    @Test
    void everyFileThatDoesNotCompileIsNamedAtOnce() throws IOException {
        String broken = """
                {'resourceType':'ValueSet','url':'http://example.org/%s','status':'active','compose':{
                'include':[{'system':'http://example.org/nowhere'}]}}""";
        read("ValueSet/one.json", broken.formatted("one"));
        PublishedResources published = read("ValueSet/two.json", broken.formatted("two"));

        assertThatThrownBy(published::compile)
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("ValueSet/one.json does not compile", "ValueSet/two.json does not compile");
    }

    @Test
    void theSameUrlAndVersionTwiceIsAConflict() throws IOException {
        PublishedResources published = read("ValueSet/twice.json", """
                {'resourceType':'ValueSet','url':'https://w3id.org/foramen/ValueSet/m99-all','version':'0.1.0',
                'status':'active','compose':{'include':[{'system':'http://hl7.org/fhir/sid/icd-10-cm'}]}}""");

        assertThatThrownBy(published::compile).isInstanceOf(Refusal.class).hasMessageContaining("published twice");
    }
}
