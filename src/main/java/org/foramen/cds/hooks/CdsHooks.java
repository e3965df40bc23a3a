package org.foramen.cds.hooks;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.foramen.cds.attention.Attended;
import org.foramen.cds.attention.Attention;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.feedback.CardIds;
import org.foramen.cds.feedback.Ledger;
import org.foramen.cds.hooks.card.CardContext;
import org.foramen.cds.hooks.card.CardWriter;
import org.foramen.cds.hooks.card.Pages;
import org.foramen.cds.hooks.model.Card;
import org.foramen.cds.hooks.model.CdsRequest;
import org.foramen.cds.hooks.model.CdsResponse;
import org.foramen.cds.hooks.model.Suggestion;
import org.foramen.cds.prefetch.PrefetchFetcher;
import org.foramen.cds.rules.Agreement;
import org.foramen.cds.rules.RuleSet;
import org.foramen.cds.rules.facts.Facts;
import org.foramen.cds.rules.finding.Findings;
import org.foramen.cds.rules.finding.Findings.Unevaluated;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/** The services behind their URLs: bytes in, bytes out, without HTTP. Safe for use by many threads. */
public final class CdsHooks {

    private final ObjectMapper json = JsonMapper.builder().build();
    private final RuleSet rules;
    private final RequestReader requests;
    private final ResourceReader resources;
    private final CardWriter cards;
    private final Attention attention;
    private final Ledger ledger;
    private final DiscoveryWriter discovery;

    /**
     * The services.
     *
     * @param attention chooses what is shown
     * @param ledger is told what was
     * @param version of this server, as semantic versioning has it
     */
    public CdsHooks(FhirContext fhir, RuleSet rules, Attention attention, Ledger ledger, String version) {
        this.rules = rules;
        this.attention = attention;
        this.ledger = ledger;
        this.requests = new RequestReader(json);
        this.resources = new ResourceReader(fhir);
        this.cards = new CardWriter(fhir, json);
        this.discovery = new DiscoveryWriter(rules, version);
    }

    /** The services as a client of that edition of CDS Hooks knows them. */
    byte[] discovery(CdsClient client) {
        return write(discovery.discovery(client));
    }

    /** The id of the service of a hook; empty when there is none. */
    public static String serviceOf(String hook) {
        return Arrays.stream(HookService.values())
                .filter(service -> service.hook.hookName().equals(hook))
                .map(service -> service.id)
                .findFirst()
                .orElse("");
    }

    boolean knows(String service) {
        return HookService.named(service).isPresent();
    }

    /** A client's call, read; refuses an unknown service and a request that is not one of its hook. */
    PreparedCall read(String id, byte[] body, CdsClient client) {
        HookService service = HookService.named(id)
                .orElseThrow(() -> new Refusal(Problem.notFound(
                        "There is no such service; GET /cds-services lists those that there are", null)));
        return new PreparedCall(service, requests.read(body, service), client, Map.of());
    }

    /** The call with what it lacks fetched, as far as that is possible, within the fetcher's deadline. */
    CompletableFuture<PreparedCall> complete(PreparedCall call, PrefetchFetcher fetcher) {
        CdsRequest request = call.request();
        return fetcher.fetch(
                        request.fhirAccess(),
                        call.client().fhirServers(),
                        call.service().needed(rules.inputs(request.hook())),
                        request.prefetch(),
                        HookService.tokens(request.context()))
                .thenApply(call::with);
    }

    /**
     * The answer to a call, by what is there.
     *
     * @param pages where the links of cards lead
     */
    byte[] answer(PreparedCall call, Pages pages) {
        Facts facts = new FactsReader(resources).read(call);
        return write(answer(facts, new CardContext(call.service().id, facts.patientId(), call.client(), pages)));
    }

    /**
     * The answer to a client's call by what it sent, without fetching; refuses what {@link #read} refuses.
     *
     * @param pages where the links of cards lead
     */
    public byte[] call(String id, byte[] body, CdsClient client, Pages pages) {
        return answer(read(id, body, client), pages);
    }

    private CdsResponse answer(Facts facts, CardContext context) {
        CdsClient client = context.client();
        Findings findings = rules.evaluate(facts, new Agreement(client.rulesOff(), client.editsFinalProblems()));
        Attended attended = attention.attend(findings.findings(), client, facts.patientId());
        List<Unevaluated> unevaluated = new ArrayList<>(findings.unevaluated());
        attended = attended.without(finding -> {
            Optional<Unevaluated> failed = rules.tell(finding);
            failed.ifPresent(unevaluated::add);
            return failed.isPresent();
        });
        CdsResponse response = cards.write(attended, unevaluated, context);
        ledger.record(client.id(), context.service(), attended, ids(response.cards()));
        return response;
    }

    private static List<CardIds> ids(List<Card> cards) {
        return cards.stream()
                .map(card -> new CardIds(
                        card.uuid(),
                        card.suggestions() == null
                                ? List.of()
                                : card.suggestions().stream()
                                        .map(Suggestion::uuid)
                                        .toList()))
                .toList();
    }

    private byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record that cannot be written", e);
        }
    }
}
