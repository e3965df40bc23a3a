package org.foramen.fhir.codec;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.stream.Stream;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Reserve;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.jspecify.annotations.Nullable;

/** The published artefacts as they were read, each with the name of its file for messages. Not to be written to. */
public final class PublishedResources {

    /**
     * One artefact.
     *
     * @param file the path below the folder it was read from, e.g. {@code ValueSet/m99-all.json}
     * @param folder that folder
     */
    public record Published(String file, MetadataResource resource, Path folder) {}

    /** The folder in a folder of artefacts that holds no artefacts, but the golden cases of its rules. */
    public static final String GOLDEN = "golden";

    /** The folder of the lexicon, which is not FHIR, beside the folders of the types. */
    public static final String LEXICON = "lexicon";

    private final List<Published> all;

    private final Map<Canonical, ValueSet> valueSets = new HashMap<>();

    private final CoreArtefacts core;

    private PublishedResources(FhirContext context, List<Published> all) {
        this.core = new CoreArtefacts(context);
        this.all = List.copyOf(all);
        of(ValueSet.class).forEach(each -> valueSets.put(new Canonical(each.getUrl(), each.getVersion()), each));
    }

    /**
     * The folder of the artefacts that come with the program: inside its jar, or on disk where the classes are.
     *
     * <p>The file system of the jar stays open as long as the program runs.
     */
    public static Path bundled() {
        return bundled("/fhir-resources");
    }

    /** The folder of the golden cases that come with the program. */
    public static Path bundledCases() {
        return bundled("/" + GOLDEN);
    }

    private static Path bundled(String name) {
        URL url = PublishedResources.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("The program comes without its " + name);
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                return jar(uri).getPath(name);
            }
            return Path.of(uri);
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException("Cannot read the bundled " + name, unreadable);
        }
    }

    private static FileSystem jar(URI uri) throws IOException {
        try {
            return FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException open) {
            return FileSystems.getFileSystem(uri);
        }
    }

    /** Reads every {@code .json} file below the folders; refuses what is not a valid published resource, all by file. */
    public static PublishedResources read(FhirContext context, List<Path> folders) {
        List<Published> all = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Path folder : folders) {
            attempts(context, folder).forEach(read -> read.addTo(all, wrong));
        }
        refuseAny(wrong);
        return new PublishedResources(context, all);
    }

    /**
     * Each file of the folder, in order. They are read side by side, the largest first: what one thread is left with while
     * the others have nothing more to do is then small.
     */
    private static List<Read> attempts(FhirContext context, Path folder) {
        Map<Path, ForkJoinTask<Read>> tasks = new LinkedHashMap<>();
        jsonFiles(folder).forEach(file -> tasks.put(file, ForkJoinTask.adapt(() -> attempt(context, folder, file))));
        ForkJoinTask.invokeAll(tasks.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Path, ?> task) -> -size(task.getKey())))
                .map(Map.Entry::getValue)
                .toList());
        return tasks.values().stream().map(ForkJoinTask::join).toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }

    /** A file that was read, or why it could not be. */
    private record Read(@Nullable Published published, String problem) {

        void addTo(List<Published> all, List<String> wrong) {
            if (published == null) {
                wrong.add(problem);
            } else {
                all.add(published);
            }
        }
    }

    private static Read attempt(FhirContext context, Path folder, Path file) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        try {
            return new Read(new Published(name, parse(context, folder, file), folder), "");
        } catch (Refusal refusal) {
            return new Read(null, MessageCatalogue.text(refusal.problem().message()));
        }
    }

    private static List<Path> jsonFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .filter(file -> !file.startsWith(folder.resolve(GOLDEN)))
                    .filter(file -> !file.startsWith(folder.resolve(LEXICON)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the folder " + folder, unreadable);
        }
    }

    private static MetadataResource parse(FhirContext context, Path folder, Path file) {
        String name = folder.relativize(file).toString();
        try (Reader reader = Files.newBufferedReader(file)) {
            IParser parser = context.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
            if (parser.parseResource(reader) instanceof MetadataResource resource) {
                return resource;
            }
            throw conflict(name, "is not a resource that is published by url");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        } catch (DataFormatException wrong) {
            throw conflict(
                    name,
                    "is not valid FHIR: " + String.valueOf(wrong.getMessage()).replaceAll("HAPI-\\d{4}: ", ""));
        }
    }

    private static Refusal conflict(String file, String what) {
        return new Refusal(Problem.conflict(file + " " + what, null));
    }

    /** HL7's own artefacts, which are known without being published here. */
    public CoreArtefacts core() {
        return core;
    }

    public List<Published> all() {
        return all;
    }

    /** The artefacts of one type, in the order of their files. */
    public <T extends MetadataResource> List<T> of(Class<T> type) {
        return all.stream()
                .map(Published::resource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The artefact of a type with that id, or null. */
    public <T extends MetadataResource> @Nullable T byId(Class<T> type, String id) {
        return of(type).stream()
                .filter(resource -> id.equals(resource.getIdElement().getIdPart()))
                .findFirst()
                .orElse(null);
    }

    /** The published value set that a definition was read from: same url and version. */
    public @Nullable ValueSet valueSet(@Nullable Canonical canonical) {
        return canonical == null ? null : valueSets.get(canonical);
    }

    /** Compiles the catalogue, every value set with it; refuses what does not compile, with the names of all its files. */
    public Catalogue compile() {
        return compile(Reserve.NONE);
    }

    /** The same over what is known besides. */
    public Catalogue compile(Reserve reserve) {
        List<String> wrong = new ArrayList<>();
        List<CodeSystemDefinition> codeSystems = definitions(CodeSystem.class, CodeSystemReader::read, wrong);
        List<ValueSetDefinition> valueSets = definitions(ValueSet.class, ValueSetReader::read, wrong);
        List<ConceptMapDefinition> conceptMaps = definitions(ConceptMap.class, ConceptMapReader::read, wrong);
        wrong.addAll(duplicates());
        refuseAny(wrong);
        Catalogue catalogue = new Catalogue(codeSystems, valueSets, conceptMaps, reserve);
        definitions(ValueSet.class, each -> checked(each, catalogue), wrong);
        refuseAny(wrong);
        return catalogue;
    }

    private static void refuseAny(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new Refusal(Problem.conflict(String.join("\n", wrong), null));
        }
    }

    /** Compiles the value set; refuses one that lists a code which does not exist. */
    private static CompiledValueSet checked(ValueSet resource, Catalogue catalogue) {
        for (ConceptSetComponent include : resource.getCompose().getInclude()) {
            CompiledCodeSystem system = include.hasSystem()
                    ? catalogue.codeSystem(new Canonical(include.getSystem(), include.getVersion()))
                    : null;
            for (ConceptReferenceComponent concept : include.getConcept()) {
                if (system != null
                        && system.ordinalOf(concept.getCode()) < 0
                        && !system.mayHaveMore(concept.getCode())) {
                    throw new Refusal(Problem.notFound(
                            "it lists " + concept.getCode() + ", which is not in " + system.canonical(),
                            "ValueSet.compose.include.concept"));
                }
            }
        }
        CompiledValueSet compiled = catalogue.valueSet(new Canonical(resource.getUrl(), resource.getVersion()));
        Problem missing = compiled.missing();
        if (missing != null) {
            throw new Refusal(missing);
        }
        return compiled;
    }

    private List<String> duplicates() {
        Map<String, String> files = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Published published : all) {
            MetadataResource resource = published.resource();
            if (resource.hasUrl()) {
                String identity = resource.fhirType() + " " + new Canonical(resource.getUrl(), resource.getVersion());
                String earlier = files.putIfAbsent(identity, published.file());
                if (earlier != null) {
                    wrong.add(published.file() + ": the " + identity + " is published twice, in " + earlier + " too");
                }
            }
        }
        return wrong;
    }

    /** What the resources of a type become; one that is refused becomes a line in {@code wrong}. */
    private <T extends Resource, D> List<D> definitions(Class<T> type, Function<T, D> reader, List<String> wrong) {
        List<D> definitions = new ArrayList<>();
        for (Published published : all) {
            if (type.isInstance(published.resource())) {
                try {
                    definitions.add(reader.apply(type.cast(published.resource())));
                } catch (Refusal refusal) {
                    wrong.add(published.file() + " does not compile: "
                            + MessageCatalogue.text(refusal.problem().message()));
                }
            }
        }
        return definitions;
    }
}
