package org.foramen.fhir.codec;

import ca.uhn.fhir.context.FhirContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.foramen.terminology.catalogue.DefinitionSource;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * HL7's artefacts that come with this program: the code systems and value sets of FHIR R4 core, of the v2 tables and of v3
 * (https://hl7.org/fhir/R4/terminologies.html), and from HL7 Terminology the value set that stands for all languages.
 *
 * <p>Source: the bundles in {@code hapi-fhir-validation-resources-r4}, some 14 MB of XML. They are gone through once, by
 * line, for what is where; a resource is read when it is asked for, and only its own part is parsed. Code systems without
 * content are left out.
 */
public final class CoreArtefacts implements DefinitionSource {

    private static final String FOLDER = "/org/hl7/fhir/r4/model/valueset/";
    private static final String LANGUAGES = "/hl7-terminology/ValueSet-Languages.json";
    private static final Canonical LANGUAGES_URL = new Canonical("http://terminology.hl7.org/ValueSet/Languages", null);
    private static final List<String> BUNDLES = List.of("valuesets.xml", "v2-tables.xml", "v3-codesystems.xml");

    /** The content that answers can be given from. */
    private static final Set<String> ANSWERING = Set.of("complete", "fragment");

    private final FhirContext context;
    private volatile @Nullable Index index;
    /** Those that were asked for; the memory that they take is given back when it is needed. */
    private final Map<Canonical, SoftReference<ValueSet>> resources = new ConcurrentHashMap<>();

    /** What is where. */
    private record Index(Map<Canonical, Place> codeSystems, Map<Canonical, Place> valueSets) {}

    /** Where a resource stands: so many bytes of a bundle from the start. */
    private record Place(String bundle, long start, int length) {}

    /** Reads nothing yet. */
    public CoreArtefacts(FhirContext context) {
        this.context = context;
    }

    private Index index() {
        Index known = index;
        if (known == null) {
            synchronized (this) {
                known = index;
                if (known == null) {
                    known = new Index(new LinkedHashMap<>(), new LinkedHashMap<>());
                    for (String bundle : BUNDLES) {
                        new Scan(bundle, known).run();
                    }
                    index = known;
                }
            }
        }
        return known;
    }

    @Override
    public List<Canonical> codeSystems() {
        return List.copyOf(index().codeSystems().keySet());
    }

    @Override
    public List<Canonical> valueSets() {
        List<Canonical> all = new ArrayList<>(index().valueSets().keySet());
        all.add(LANGUAGES_URL);
        return all;
    }

    @Override
    public CodeSystemDefinition codeSystem(Canonical canonical) {
        return CodeSystemReader.read(
                parse(CodeSystem.class, index().codeSystems().get(canonical)));
    }

    @Override
    public ValueSetDefinition valueSet(Canonical canonical) {
        return ValueSetReader.read(valueSetResource(canonical));
    }

    /** One of {@link #valueSets}; not to be written to. */
    public ValueSet valueSetResource(Canonical canonical) {
        SoftReference<ValueSet> earlier = resources.get(canonical);
        ValueSet known = earlier == null ? null : earlier.get();
        if (known == null) {
            known = read(canonical);
            resources.put(canonical, new SoftReference<>(known));
        }
        return known;
    }

    private ValueSet read(Canonical canonical) {
        if (canonical.equals(LANGUAGES_URL)) {
            return context.newJsonParser().parseResource(ValueSet.class, open(LANGUAGES));
        }
        return parse(ValueSet.class, index().valueSets().get(canonical));
    }

    private <T extends MetadataResource> T parse(Class<T> type, @Nullable Place place) {
        if (place == null) {
            throw new IllegalArgumentException("Asked for an artefact that does not come with this program");
        }
        try (InputStream stream = open(FOLDER + place.bundle())) {
            stream.skipNBytes(place.start());
            String xml = new String(stream.readNBytes(place.length()), StandardCharsets.UTF_8);
            return context.newXmlParser().parseResource(type, xml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String name) {
        InputStream stream = CoreArtefacts.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(name + " is not in the class path");
        }
        return stream;
    }

    /**
     * One way through a bundle. It has an element a line, indented by its depth, so that a resource begins at the third
     * level and its own url and version are at the fourth. Read as Latin-1, in which a character is a byte.
     */
    private static final class Scan {

        private final String bundle;
        private final Index index;
        private long start;
        private String url = "";
        private @Nullable String version;
        private String content = "";

        Scan(String bundle, Index index) {
            this.bundle = bundle;
            this.index = index;
        }

        void run() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(open(FOLDER + bundle), StandardCharsets.ISO_8859_1))) {
                long at = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    long end = at + line.length() + 1;
                    if (line.startsWith("   ")) {
                        look(line.substring(3), at, end);
                    }
                    at = end;
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private void look(String line, long from, long to) {
            if (line.startsWith("<CodeSystem ") || line.startsWith("<ValueSet ")) {
                start = from;
                version = null;
                content = "";
            } else if (line.startsWith(" <url value=")) {
                url = value(line);
            } else if (line.startsWith(" <version value=")) {
                version = value(line);
            } else if (line.startsWith(" <content value=")) {
                content = value(line);
            } else if (line.equals("</CodeSystem>") && ANSWERING.contains(content)) {
                index.codeSystems().putIfAbsent(new Canonical(url, version), place(to));
            } else if (line.equals("</ValueSet>")) {
                index.valueSets().putIfAbsent(new Canonical(url, version), place(to));
            }
        }

        private Place place(long end) {
            return new Place(bundle, start, (int) (end - start));
        }

        private static String value(String line) {
            int quote = line.indexOf('"');
            return line.substring(quote + 1, line.indexOf('"', quote + 1));
        }
    }
}
