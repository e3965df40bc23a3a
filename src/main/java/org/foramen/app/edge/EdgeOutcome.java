package org.foramen.app.edge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A refusal before any service has seen the request, answered as an OperationOutcome
 * (https://hl7.org/fhir/R4/operationoutcome.html).
 *
 * @param status the HTTP status
 * @param code the issue type (https://hl7.org/fhir/R4/valueset-issue-type.html)
 * @param diagnostics what is wrong and what to do, in plain words without quotes or markup; never text of the client
 */
record EdgeOutcome(int status, String code, String diagnostics) {

    private static final HttpField JSON =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/fhir+json;charset=utf-8");
    private static final HttpField XML =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/fhir+xml;charset=utf-8");

    /** The outcome for a status that the web server came to by itself. */
    static EdgeOutcome of(int status) {
        return switch (status) {
            case 400 -> new EdgeOutcome(status, "invalid", "The request is not well-formed HTTP.");
            case 404 -> new EdgeOutcome(status, "not-found", "There is nothing at this address.");
            case 405 -> new EdgeOutcome(status, "not-supported", "This address does not know this method.");
            case 408 -> new EdgeOutcome(status, "timeout", "The request took too long to arrive.");
            case 413 -> new EdgeOutcome(status, "too-long", "The request body is larger than this server accepts.");
            case 414 ->
                new EdgeOutcome(status, "too-long", "The address is longer than this server accepts. Use POST.");
            case 431 -> new EdgeOutcome(status, "too-long", "The request headers are larger than this server accepts.");
            case 503 -> new EdgeOutcome(status, "transient", "The server is starting or stopping. Try again later.");
            default ->
                status >= 500
                        ? new EdgeOutcome(status, "exception", "The server failed. Its log says why.")
                        : new EdgeOutcome(status, "processing", "The request was refused.");
        };
    }

    void write(Request request, Response response, Callback callback) {
        boolean xml = wantsXml(request);
        response.setStatus(status);
        response.getHeaders().put(xml ? XML : JSON);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(xml ? xml() : json()), callback);
    }

    private static boolean wantsXml(Request request) {
        String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        return accept != null && accept.contains("xml") && !accept.contains("json") && !accept.contains("html");
    }

    private byte[] json() {
        return ("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                        + "\",\"diagnostics\":\"" + diagnostics + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] xml() {
        return ("<OperationOutcome xmlns=\"http://hl7.org/fhir\"><issue><severity value=\"error\"/><code value=\""
                        + code + "\"/><diagnostics value=\"" + diagnostics + "\"/></issue></OperationOutcome>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
