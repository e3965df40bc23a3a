package org.foramen.cds.hooks;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.hooks.model.CdsRequest;
import org.foramen.cds.rules.RuleSet;
import org.foramen.cds.rules.facts.Facts;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/** The services behind their URLs: bytes in, bytes out, without HTTP. Safe for use by many threads. */
public final class CdsHooks {

    private final ObjectMapper json = JsonMapper.builder().build();
    private final RuleSet rules;
    private final RequestReader requests;
    private final ResourceReader resources;
    private final CardWriter cards;
    private final byte[] discovery;

    public CdsHooks(FhirContext fhir, RuleSet rules) {
        this.rules = rules;
        this.requests = new RequestReader(json);
        this.resources = new ResourceReader(fhir);
        this.cards = new CardWriter(fhir, json);
        this.discovery = write(HookService.discovery());
    }

    byte[] discovery() {
        return discovery.clone();
    }

    boolean knows(String service) {
        return HookService.named(service).isPresent();
    }

    /** The answer to a client's call; refuses an unknown service and a request that is not one of its hook. */
    byte[] call(String id, byte[] body, CdsClient client) {
        HookService service = HookService.named(id)
                .orElseThrow(() -> new Refusal(Problem.notFound(
                        "There is no such service; GET /cds-services lists those that there are", null)));
        CdsRequest request = requests.read(body, service);
        Facts facts = new FactsReader(resources).read(request, service);
        return write(cards.write(rules.evaluate(facts), id, facts.patientId()));
    }

    private byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record that cannot be written", e);
        }
    }
}
