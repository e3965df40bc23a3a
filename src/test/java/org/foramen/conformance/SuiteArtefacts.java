package org.foramen.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foramen.fhir.codec.CodeSystemReader;
import org.foramen.fhir.codec.ValueSetReader;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r5.formats.JsonParser;

/**
 * The code systems and value sets that a suite of HL7's terminology ecosystem tests brings; they are written in FHIR R5.
 *
 * @param suite its name
 */
record SuiteArtefacts(String suite, List<CodeSystemDefinition> codeSystems, List<ValueSetDefinition> valueSets) {

    private static final Path TESTS = Path.of(System.getProperty("foramen.basedir", "."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("shared")
            .resolve("tx-ecosystem/tests");

    static boolean areAtHand() {
        return Files.isRegularFile(TESTS.resolve("test-cases.json"));
    }

    /** Those of every suite that brings some. */
    static List<SuiteArtefacts> all() throws IOException {
        List<SuiteArtefacts> all = new ArrayList<>();
        JsonNode manifest = new ObjectMapper().readTree(text("test-cases.json"));
        for (JsonNode suite : manifest.path("suites")) {
            if (!suite.path("setup").isEmpty()) {
                all.add(read(suite));
            }
        }
        return all;
    }

    private static SuiteArtefacts read(JsonNode suite) throws IOException {
        List<CodeSystemDefinition> codeSystems = new ArrayList<>();
        List<ValueSetDefinition> valueSets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode file : suite.path("setup")) {
            Resource resource =
                    VersionConvertorFactory_40_50.convertResource(new JsonParser().parse(text(file.asText())));
            if (resource instanceof CodeSystem codeSystem
                    && seen.add(identity(codeSystem.getUrl(), codeSystem.getVersion()))) {
                codeSystems.add(CodeSystemReader.read(codeSystem));
            } else if (resource instanceof ValueSet valueSet
                    && seen.add(identity(valueSet.getUrl(), valueSet.getVersion()))) {
                valueSets.add(ValueSetReader.read(valueSet));
            }
        }
        return new SuiteArtefacts(suite.path("name").asText(), codeSystems, valueSets);
    }

    private static String identity(String url, String version) {
        return new Canonical(url, version).toString();
    }

    /** Without the mark that some files begin with. */
    private static String text(String file) throws IOException {
        String text = Files.readString(TESTS.resolve(file));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** What is known there, and these besides. */
    Catalogue over(Catalogue published) {
        return published.with(codeSystems, valueSets, List.of());
    }

    @Override
    public String toString() {
        return suite;
    }
}
