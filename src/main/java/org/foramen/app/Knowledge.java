package org.foramen.app;

import ca.uhn.fhir.context.FhirContext;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.app.settings.CdsSettings;
import org.foramen.app.settings.KnowledgeSettings;
import org.foramen.app.settings.Settings;
import org.foramen.cds.client.CdsClients;
import org.foramen.cds.client.ClientsReader;
import org.foramen.cds.hooks.Hook;
import org.foramen.cds.rules.RuleSet;
import org.foramen.cds.rules.RuleSource;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.compiler.LexiconCompiler;
import org.foramen.documentation.compiler.LexiconSource;
import org.foramen.fhir.codec.CoreArtefacts;
import org.foramen.fhir.codec.MessageCatalogue;
import org.foramen.fhir.codec.PublishedReferences;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.documentation.LexiconFiles;
import org.foramen.fhir.form.Forms;
import org.foramen.standard.StandardCodeSystems;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Reserve;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.Terminology;
import org.foramen.web.Artefact;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Property;
import org.jspecify.annotations.Nullable;

/** Everything published, read and compiled. */
public record Knowledge(
        FhirContext fhir,
        PublishedResources published,
        Terminology terminology,
        RuleSet rules,
        Documentation documentation,
        Forms forms) {

    /** What pages tell of a resource. */
    private static final List<String> FACTS =
            List.of("description", "purpose", "status", "date", "publisher", "copyright");

    /**
     * Reads the resources inside the jar and those of the settings' folders, and compiles them.
     *
     * @throws StartFailure with a line for what is wrong, naming the file
     */
    public static Knowledge load(KnowledgeSettings settings) {
        try {
            FhirContext fhir = FhirContext.forR4Cached();
            PublishedResources published = PublishedResources.read(fhir, folders(settings));
            CoreArtefacts core = published.core();
            Reserve reserve = new Reserve(() -> List.of(core, new StandardCodeSystems(core, Clock.systemUTC())));
            Catalogue catalogue = published.compile(reserve);
            Terminology terminology =
                    new Terminology(catalogue, new Limits(settings.maxExpansion()).withMaxWork(settings.maxWork()));
            List<String> wrong = new ArrayList<>(PublishedReferences.unresolved(fhir, published, catalogue));
            List<LexiconSource> lexicon = LexiconFiles.read(settings.resourceFolders());
            CompletableFuture<Documentation> documentation = CompletableFuture.supplyAsync(
                    () -> new Documentation(LexiconCompiler.compile(lexicon, terminology), terminology));
            RuleSet rules = rules(fhir, published, terminology, documentation::join, wrong);
            Documentation reader = joined(documentation, wrong);
            Forms forms = Forms.of(published, terminology, wrong);
            if (!wrong.isEmpty()) {
                throw new StartFailure(wrong);
            }
            return new Knowledge(fhir, published, terminology, rules, Objects.requireNonNull(reader), forms);
        } catch (Refusal refusal) {
            throw new StartFailure(lines(refusal));
        } catch (UncheckedIOException unreadable) {
            throw new StartFailure(List.of(String.valueOf(unreadable.getMessage())));
        }
    }

    /**
     * Loads everything that the settings name, the file of clients too, and goes on after the first thing that is wrong; if
     * nothing is, runs the golden cases.
     *
     * @throws StartFailure with a line for each thing that is wrong
     */
    public static Knowledge check(Settings settings) {
        Knowledge knowledge;
        try {
            knowledge = load(settings.knowledge());
        } catch (StartFailure wrong) {
            List<String> lines = new ArrayList<>(wrong.lines());
            try {
                read(settings.cds());
            } catch (StartFailure clients) {
                lines.addAll(clients.lines());
            }
            throw new StartFailure(lines);
        }
        knowledge.clients(settings.cds());
        try {
            LexiconCompiler.check(LexiconFiles.read(settings.knowledge().resourceFolders()), knowledge.terminology());
        } catch (Refusal contradiction) {
            throw new StartFailure(lines(contradiction));
        }
        List<String> failed = SelfTests.of(knowledge, settings.knowledge(), Clock.systemUTC())
                .report()
                .lines();
        if (!failed.isEmpty()) {
            throw new StartFailure(failed);
        }
        return knowledge;
    }

    /**
     * The clients of the CDS Hooks service, with settings for rules that there are.
     *
     * @throws StartFailure when the file of clients cannot be read, or names a rule that is not published
     */
    public CdsClients clients(CdsSettings settings) {
        CdsClients clients = read(settings);
        Set<String> published = rules.rules().stream().map(RuleIdentity::id).collect(Collectors.toSet());
        List<String> unknown = Stream.concat(Stream.of(clients.open()), clients.known().stream())
                .flatMap(client -> client.rules().keySet().stream()
                        .filter(rule -> !published.contains(rule))
                        .map(rule -> "The file of clients " + settings.clients() + ": the client " + client.id()
                                + " has a setting for the rule " + rule + ", which is not published here"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new StartFailure(unknown);
        }
        return clients;
    }

    private static CdsClients read(CdsSettings settings) {
        @Nullable Path file = settings.clients();
        try {
            return file == null ? ClientsReader.none() : ClientsReader.read(file);
        } catch (IllegalArgumentException wrong) {
            throw new StartFailure(List.of(String.valueOf(wrong.getMessage())));
        }
    }

    /** What is published, for people to see. */
    public List<Artefact> artefacts() {
        return published.all().stream().map(each -> artefact(each.resource())).toList();
    }

    private static Artefact artefact(MetadataResource resource) {
        @Nullable String version = resource.getVersion();
        String id = resource.getIdElement().getIdPart();
        String title = resource.hasTitle() ? resource.getTitle() : id;
        return new Artefact(resource.fhirType(), id, title, resource.getUrl(), version, facts(resource));
    }

    private static List<Artefact.Fact> facts(MetadataResource resource) {
        return FACTS.stream()
                .map(name -> new Artefact.Fact(
                        Character.toUpperCase(name.charAt(0)) + name.substring(1), text(resource, name)))
                .filter(fact -> !fact.text().isEmpty())
                .toList();
    }

    /** The element's text, empty when it is not there. */
    private static String text(MetadataResource resource, String element) {
        Property property = resource.getNamedProperty(element);
        return property == null
                ? ""
                : property.getValues().stream().map(Base::primitiveValue).collect(Collectors.joining(", "));
    }

    private static List<Path> folders(KnowledgeSettings settings) {
        List<Path> folders = new ArrayList<>();
        folders.add(PublishedResources.bundled());
        folders.addAll(settings.resourceFolders());
        return folders;
    }

    /** The reader of notes; null, and a line for each thing that is wrong, when its lexicon does not compile. */
    private static @Nullable Documentation joined(CompletableFuture<Documentation> compiling, List<String> wrong) {
        try {
            return compiling.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Refusal refusal) {
                wrong.addAll(lines(refusal));
                return null;
            }
            throw failed;
        }
    }

    /** The rules; none, and a line for each thing that is wrong, when any does not compile. */
    private static RuleSet rules(
            FhirContext fhir,
            PublishedResources published,
            Terminology terminology,
            Supplier<Documentation> documentation,
            List<String> wrong) {
        List<RuleSource> sources = RuleSource.among(published);
        try {
            return RuleSet.compile(sources, Hook.focusTypes(), terminology, fhir, documentation);
        } catch (Refusal refusal) {
            wrong.addAll(lines(refusal));
            return RuleSet.compile(List.of(), Hook.focusTypes(), terminology, fhir, documentation);
        }
    }

    private static List<String> lines(Refusal refusal) {
        return MessageCatalogue.text(refusal.problem().message()).lines().toList();
    }
}
