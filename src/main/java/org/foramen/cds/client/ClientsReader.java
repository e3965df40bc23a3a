package org.foramen.cds.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.foramen.outgoing.AllowedOrigin;
import org.jspecify.annotations.Nullable;

/** Reads the file of clients: JSON with {@code open} (settings for who calls without a token) and {@code clients}. */
public final class ClientsReader {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Document.class);

    private static final int MAX_CARDS = 3;
    private static final Duration COOL_DOWN = Duration.ofDays(30);

    private ClientsReader() {}

    private record Document(@Nullable Entry open, @Nullable List<Entry> clients) {}

    private record Trust(
            @Nullable String issuer,
            @Nullable String jwks,
            @Nullable String jku,
            @Nullable Boolean privateNetwork,
            @Nullable List<String> tenants) {}

    private record Server(URI origin, @Nullable Boolean privateNetwork) {}

    private record Entry(
            @Nullable String id,
            @Nullable Trust trust,
            @Nullable CdsHooksVersion version,
            @Nullable Boolean systemActions,
            @Nullable Boolean editsFinalProblems,
            @Nullable List<Server> fhirServers,
            @Nullable List<URI> origins,
            @Nullable Integer maxCards,
            @Nullable MaxIndicator maxIndicator,
            @Nullable String coolDown,
            @Nullable Map<String, RuleMode> rules,
            @Nullable Boolean seesAllFigures,
            @Nullable DocumentationForm documentationForm) {

        static final Entry NOTHING =
                new Entry(null, null, null, null, null, null, null, null, null, null, null, null, null);

        CdsClient client(String id) {
            return new CdsClient(
                    id,
                    trust == null ? null : ClientsReader.trust(trust),
                    or(version, CdsHooksVersion.V2_0),
                    or(systemActions, false),
                    or(editsFinalProblems, false),
                    or(fhirServers, List.<Server>of()).stream()
                            .map(each -> new AllowedOrigin(each.origin(), or(each.privateNetwork(), false)))
                            .toList(),
                    or(origins, List.of()),
                    or(maxCards, MAX_CARDS),
                    or(maxIndicator, MaxIndicator.CRITICAL),
                    coolDown == null ? COOL_DOWN : duration(coolDown),
                    or(rules, Map.of()),
                    or(seesAllFigures, false),
                    documentationForm);
        }
    }

    /** What holds where no file was named: everybody is the open client, with the defaults. */
    public static CdsClients none() {
        return new CdsClients(Entry.NOTHING.client(CdsClient.OPEN), List.of());
    }

    /**
     * The clients of a file.
     *
     * @throws IllegalArgumentException when the file cannot be read or says something that cannot be; the message names the
     *     file and the place in it
     */
    public static CdsClients read(Path file) {
        try {
            Document document = READER.readValue(Files.readAllBytes(file));
            Entry open = or(document.open(), Entry.NOTHING);
            return new CdsClients(
                    open.client(or(open.id(), CdsClient.OPEN)),
                    or(document.clients(), List.<Entry>of()).stream()
                            .map(entry -> entry.client(or(entry.id(), "")))
                            .toList());
        } catch (JsonMappingException e) {
            throw refused(
                    file,
                    e.getOriginalMessage() + " (" + e.getPathReference().replaceAll("[\\w.$]+\\$|java\\.[\\w.]+", "")
                            + ")");
        } catch (JsonProcessingException e) {
            throw refused(
                    file, e.getOriginalMessage() + " in line " + e.getLocation().getLineNr());
        } catch (IOException e) {
            throw refused(file, "it cannot be read");
        } catch (IllegalArgumentException e) {
            throw refused(file, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalArgumentException refused(Path file, String why) {
        return new IllegalArgumentException("The file of clients " + file + ": " + why);
    }

    private static ClientTrust trust(Trust trust) {
        return new ClientTrust(
                or(trust.issuer(), ""),
                or(trust.jwks(), ""),
                trust.jku(),
                or(trust.privateNetwork(), false),
                or(trust.tenants(), List.of()));
    }

    /** ISO 8601, e.g. {@code P30D}. */
    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("coolDown must be a duration such as P30D or PT12H, not " + text);
        }
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
