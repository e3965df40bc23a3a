package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.foramen.fhir.cache.CacheStatus;
import org.foramen.fhir.cache.ClientCaches;
import org.foramen.fhir.codec.OutcomeWriter;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** Starts, checks and ends a client's cache (http://hl7.org/fhir/tools/OperationDefinition/cache-control). */
public final class CacheControlProvider {

    private final ClientCaches caches;

    public CacheControlProvider(ClientCaches caches) {
        this.caches = caches;
    }

    @Operation(
            name = "$cache-control",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/tools/OperationDefinition/cache-control")
    public void cacheControl(RequestDetails request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        OperationCall.write(answer(CacheControlCall.read(request), request), request);
    }

    private Parameters answer(CacheControlCall call, RequestDetails request) {
        if (call.mode() != CacheControlCall.Mode.CHECK && request.getRequestType() != RequestTypeEnum.POST) {
            throw UnroutedRequest.notAllowed("Starting and ending a cache changes what the server keeps: use POST");
        }
        return switch (call.mode()) {
            case START -> started(caches.start(call.artefacts(), call.sealed()), call.sealed());
            case CHECK -> checked(caches.check(named(request)));
            case END -> {
                caches.end(named(request));
                yield new Parameters();
            }
        };
    }

    private static String named(RequestDetails request) {
        String id = CacheIds.id(request, null);
        if (id == null) {
            throw new Refusal(Problem.required(
                    "Name the cache in the header " + CacheIds.HEADER + ", as mode=start answered it",
                    CacheIds.HEADER));
        }
        return id;
    }

    private static Parameters started(String id, boolean sealed) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("cache-id").setValue(new IdType(id));
        answer.addParameter().setName("sealed").setValue(new BooleanType(sealed));
        return answer;
    }

    private static Parameters checked(CacheStatus status) {
        Parameters answer = new Parameters();
        if (status instanceof CacheStatus.Valid valid) {
            answer.addParameter().setName("valid").setValue(new BooleanType(true));
            answer.addParameter().setName("sealed").setValue(new BooleanType(valid.sealed()));
            answer.addParameter().setName("resource-count").setValue(new UnsignedIntType(valid.artefacts()));
            answer.addParameter().setName("idle").setValue(seconds(valid.idle()));
            answer.addParameter().setName("timeout").setValue(seconds(valid.timeout()));
        } else if (status instanceof CacheStatus.Unknown unknown) {
            answer.addParameter().setName("valid").setValue(new BooleanType(false));
            answer.addParameter().setName("outcome").setResource(OutcomeWriter.write(CacheIds.unknown(unknown.fate())));
        }
        return answer;
    }

    private static UnsignedIntType seconds(Duration time) {
        return new UnsignedIntType((int) time.toSeconds());
    }
}
