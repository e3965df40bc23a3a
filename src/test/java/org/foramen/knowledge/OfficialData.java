package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The official data beside the source tree, in {@code ../shared/icd10cm}; tests that need it are skipped without it. */
final class OfficialData {
    private static final int CODE_COLUMN = 6;
    private static final int BILLABLE_COLUMN = 14;
    private static final int LONG_TITLE_COLUMN = 77;

    private final Path folder;

    private OfficialData(Path folder) {
        this.folder = folder;
    }

    /** The data, or a skipped test. */
    static OfficialData assumePresent() {
        Path folder = PublishedResources.basedir().resolve("../shared/icd10cm").normalize();
        Assumptions.assumeTrue(Files.isDirectory(folder), "no official data at " + folder);
        return new OfficialData(folder);
    }

    JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(folder.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The {@code diag} elements of the FY2027 tabular list, by code, each with the 7th characters that hold for it. */
    Map<String, Diagnosis> tabularList() {
        try (InputStream file = Files.newInputStream(folder.resolve("fy2027/icd10cm_tabular_2027_excerpt.xml"))) {
            return diagnoses(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of the FY2021 tabular list, which is whole. */
    Map<String, Diagnosis> tabularList2021() {
        try (InputStream file = Files.newInputStream(folder.resolve("fy2021/icd10cm_tabular_2021.zip"));
                ZipInputStream zip = new ZipInputStream(file)) {
            assertThat(zip.getNextEntry()).isNotNull();
            return diagnoses(new ByteArrayInputStream(zip.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The title of every code of the FY2025 tabular list. */
    Map<String, String> codes2025() {
        Map<String, String> titles = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(folder.resolve("fy2025/codes.csv.gz"));
                InputStream unzipped = new GZIPInputStream(file)) {
            new String(unzipped.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(row -> titles.put(row.substring(0, row.indexOf(',')), title(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return titles;
    }

    /** The second column of {@code code,title,chapter,section}; quoted where it has commas or quotes, which are doubled. */
    private static String title(String row) {
        String columns = row.substring(row.indexOf(',') + 1);
        String title = columns.substring(0, columns.lastIndexOf(',', columns.lastIndexOf(',') - 1));
        return title.startsWith("\"") ? title.substring(1, title.length() - 1).replace("\"\"", "\"") : title;
    }

    private static Map<String, Diagnosis> diagnoses(InputStream tabular) throws IOException {
        try {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(tabular)
                    .getDocumentElement();
            Map<String, Diagnosis> diagnoses = new LinkedHashMap<>();
            for (Element chapter : children(root, "chapter")) {
                for (Element section : children(chapter, "section")) {
                    children(section, "diag").forEach(diag -> collect(diag, "", Map.of(), diagnoses));
                }
            }
            return diagnoses;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The FY2021 order file: code without its point, then "1" (billable) or "0", a space and the long title. */
    Map<String, String> orderFile() {
        Map<String, String> rows = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(folder.resolve("fy2021/icd10cm_order_2021.zip"));
                ZipInputStream zip = new ZipInputStream(file)) {
            assertThat(zip.getNextEntry()).isNotNull();
            new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .forEach(row -> rows.put(
                            row.substring(CODE_COLUMN, BILLABLE_COLUMN).strip(),
                            row.charAt(BILLABLE_COLUMN) + " "
                                    + row.substring(LONG_TITLE_COLUMN).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> strings(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }

    private static void collect(
            Element diag, String parent, Map<String, String> inherited, Map<String, Diagnosis> diagnoses) {
        String code = text(diag, "name");
        Map<String, String> seventh = inherited;
        for (Element definition : children(diag, "sevenChrDef")) {
            seventh = new LinkedHashMap<>();
            for (Element extension : children(definition, "extension")) {
                seventh.put(
                        extension.getAttribute("char"),
                        extension.getTextContent().strip());
            }
        }
        List<Element> below = children(diag, "diag");
        diagnoses.put(code, new Diagnosis(diag, text(diag, "desc"), parent, below.isEmpty(), Map.copyOf(seventh)));
        for (Element child : below) {
            collect(child, code, seventh, diagnoses);
        }
    }

    private static String text(Element parent, String name) {
        return children(parent, name).get(0).getTextContent().strip();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    /**
     * One {@code diag} element.
     *
     * @param parent the code above, empty for a category
     * @param leaf whether no {@code diag} is below
     * @param seventh the required 7th characters and their meanings, empty if none is required
     */
    record Diagnosis(Element element, String title, String parent, boolean leaf, Map<String, String> seventh) {
        /** The notes of this kind, verbatim. */
        List<String> notes(String kind) {
            return children(element, kind).stream()
                    .flatMap(holder -> children(holder, "note").stream())
                    .map(note -> note.getTextContent().strip())
                    .toList();
        }
    }
}
