package org.foramen.cds;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.foramen.cds.attention.Attention;
import org.foramen.cds.attention.Overrides;
import org.foramen.cds.attention.SaltedKeys;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.ClientsReader;
import org.foramen.cds.feedback.Ledger;
import org.foramen.cds.golden.GoldenCases;
import org.foramen.cds.hooks.CdsHooks;
import org.foramen.cds.hooks.Hook;
import org.foramen.cds.hooks.card.Pages;
import org.foramen.cds.prefetch.FetchBounds;
import org.foramen.cds.prefetch.PrefetchFetcher;
import org.foramen.cds.rules.RuleSet;
import org.foramen.cds.rules.RuleSource;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.outgoing.OutgoingHttp;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.ConceptQueries;
import org.foramen.terminology.operation.Terminology;

/** The real engine over the published resources, built once for all tests of this room. */
public final class PublishedKnowledge {

    public static final FhirContext FHIR = FhirContext.forR4Cached();

    private static final PublishedResources RESOURCES = PublishedResources.read(
            FHIR,
            List.of(Path.of(System.getProperty("foramen.basedir", ""), "fhir-resources")
                    .toAbsolutePath()));

    public static final ConceptQueries TERMINOLOGY = new Terminology(RESOURCES.compile(), Limits.DEFAULT);

    public static final RuleSet RULES = RuleSet.compile(
                    sources(), Hook.focusTypes(), TERMINOLOGY, FHIR, () -> PublishedDocumentation.READER)
            .at(GoldenCases.CLOCK);

    public static final CdsHooks HOOKS = hooks(RULES);

    /** Where links of cards lead. */
    public static final Pages PAGES = new Pages("https://foramen.example.org/fhir");

    /** Fetches from servers on this machine, without haste. */
    public static final PrefetchFetcher FETCHER =
            new PrefetchFetcher(new OutgoingHttp(), new FetchBounds(Duration.ofSeconds(20), 1_000_000, 5));

    /** Who calls a server that has no file of clients. */
    public static final CdsClient OPEN = ClientsReader.none().open();

    private PublishedKnowledge() {}

    /** The services with these rules, where nothing was ever overridden. */
    public static CdsHooks hooks(RuleSet rules) {
        SaltedKeys keys = new SaltedKeys(() -> new byte[SaltedKeys.SALT_BYTES]);
        Attention attention = new Attention(Overrides.NONE, keys, Clock.systemUTC());
        return new CdsHooks(FHIR, rules, attention, Ledger.NONE, "1.2.3");
    }

    /** The open client with settings of the file of clients, in JSON with single quotes. */
    public static CdsClient client(String settings) {
        try {
            Path file = Files.createTempFile("clients", ".json");
            Files.writeString(file, "{\"open\":" + settings.replace('\'', '"') + "}");
            CdsClient client = ClientsReader.read(file).open();
            Files.delete(file);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A published rule that a test may change. */
    public static RuleSource source(String id) {
        return sources().stream()
                .filter(source -> source.plan().getIdPart().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The published rules, copied, so that a test may break them. */
    public static List<RuleSource> sources() {
        return RuleSource.among(RESOURCES).stream()
                .map(source -> new RuleSource(source.file(), source.plan().copy()))
                .toList();
    }
}
