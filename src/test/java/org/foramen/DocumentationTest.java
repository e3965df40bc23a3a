package org.foramen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the pages say about the code and the build is so. */
class DocumentationTest {

    private static final Path HOME = Path.of(System.getProperty("foramen.basedir", "."));
    private static final Pattern CAPITALISED = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");
    private static final Pattern CLASS_NAME = Pattern.compile("`((?:[A-Z][a-z0-9]+){2,})`");
    private static final Pattern PARTICIPANT =
            Pattern.compile("participant \\w as (?:HAPI, )?((?:[A-Z][a-z0-9]+){2,})");
    private static final Pattern DEPENDENCY = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)");

    @Test
    void theArchitectureNamesOnlyClassesThatExist() throws IOException {
        Set<String> known = new TreeSet<>(classes("src/main/java"));
        known.addAll(classes("src/test/java"));
        String page = read("docs/architecture.md");
        Set<String> named = found(CAPITALISED, page);
        named.addAll(found(PARTICIPANT, page));
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(known).containsAll(named);
    }

    @Test
    void contributorsAreSentToClassesThatExist() throws IOException {
        assertThat(classes("src/test/java")).containsAll(found(CLASS_NAME, read("CONTRIBUTING.md")));
    }

    @Test
    void everyDependencyIsExplained() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(HOME.resolve("pom.xml").toFile());
        XPath xpath = XPathFactory.newInstance().newXPath();
        NodeList artifacts =
                (NodeList) xpath.evaluate("/project/dependencies/dependency/artifactId", pom, XPathConstants.NODESET);
        Set<String> declared = new TreeSet<>();
        for (int i = 0; i < artifacts.getLength(); i++) {
            declared.add(artifacts.item(i).getTextContent());
        }
        assertThat(found(DEPENDENCY, read("docs/dependencies.md"))).isEqualTo(declared);
    }

    @Test
    void everySettingIsExplained() throws IOException {
        Pattern key = Pattern.compile("values\\.\\w+\\(\"([a-z-]+)\"");
        Set<String> read = new TreeSet<>();
        for (String room : classes("src/main/java/org/foramen/app/settings")) {
            read.addAll(found(key, read("src/main/java/org/foramen/app/settings/" + room + ".java")));
        }
        assertThat(found(SETTING, read("docs/operations.md"))).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "docs/architecture.md",
                "docs/operations.md",
                "docs/conformance.md",
                "docs/knowledge.md"
            })
    void linksLeadSomewhere(String page) throws IOException {
        Path folder = HOME.resolve(page).resolveSibling("");
        assertThat(found(LINK, read(page)))
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
    }

    private static Set<String> classes(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String read(String file) throws IOException {
        return Files.readString(HOME.resolve(file));
    }
}
