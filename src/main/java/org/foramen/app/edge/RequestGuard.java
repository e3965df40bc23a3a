package org.foramen.app.edge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * The first to see a request: lets known methods through, refuses representations that this server does not have, and
 * hands a body on only when it has arrived whole and within the bound. A slow sender therefore holds no thread, and
 * nothing behind the guard ever meets a body without an end.
 */
public final class RequestGuard extends Handler.Wrapper {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final EdgeOutcome NOT_ACCEPTABLE = new EdgeOutcome(
            406,
            "not-supported",
            "This server writes JSON and XML, neither RDF nor NDJSON. Accept application/fhir+json.");
    private static final EdgeOutcome NOT_READABLE = new EdgeOutcome(
            415,
            "not-supported",
            "This server reads JSON and XML, neither RDF nor NDJSON. Send application/fhir+json.");
    private static final EdgeOutcome NOT_ESCAPED = new EdgeOutcome(
            400, "invalid", "The query or form has a percent escape that stands for nothing. Escape % itself as %25.");
    private static final EdgeOutcome NOT_DECODABLE = new EdgeOutcome(
            415,
            "not-supported",
            "This server reads bodies that are plain or compressed with gzip, in no other encoding.");

    private final int maxBodyBytes;

    public RequestGuard(int maxBodyBytes, Handler next) {
        super(next);
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put(NO_SNIFFING);
        if (!METHODS.contains(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
            return refuse(EdgeOutcome.of(405), request, response, callback);
        }
        if (!isEscaped(request.getHttpURI().getQuery())) {
            return refuse(NOT_ESCAPED, request, response, callback);
        }
        HttpFields headers = acceptable(request);
        if (headers == null) {
            return refuse(NOT_ACCEPTABLE, request, response, callback);
        }
        // Also without a body: HAPI would answer in the representation that it was spoken to.
        String contentType = headers.get(HttpHeader.CONTENT_TYPE);
        if (contentType != null && MediaTypes.isUnwritable(contentType)) {
            return refuse(NOT_READABLE, request, response, callback);
        }
        if (!hasBody(request)) {
            Request next = headers.equals(request.getHeaders()) ? request : new Rewritten(request, headers, null);
            return super.handle(next, response, callback);
        }
        if (!isDecodable(request.getHeaders().get(HttpHeader.CONTENT_ENCODING))) {
            response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, "gzip");
            return refuse(NOT_DECODABLE, request, response, callback);
        }
        Consumer<byte[]> whole = body -> pass(request, headers, body, response, callback);
        new BodyCollector(request, response, callback, maxBodyBytes, whole).run();
        return true;
    }

    /** A body that was not read would be taken for the next request: the connection ends with this answer. */
    private static boolean refuse(EdgeOutcome outcome, Request request, Response response, Callback callback) {
        if (hasBody(request)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        outcome.write(request, response, callback);
        return true;
    }

    /** False when a query or form has a percent escape that stands for nothing. */
    private static boolean isEscaped(@Nullable String encoded) {
        if (encoded == null || encoded.indexOf('%') < 0) {
            return true;
        }
        try {
            UrlEncoded.decodeTo(encoded, (name, value) -> {}, StandardCharsets.UTF_8);
            return true;
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    private static boolean isForm(HttpFields headers) {
        String contentType = headers.get(HttpHeader.CONTENT_TYPE);
        return contentType != null && contentType.startsWith("application/x-www-form-urlencoded");
    }

    private void pass(Request request, HttpFields headers, byte[] body, Response response, Callback callback) {
        HttpFields.Mutable whole = HttpFields.build(headers)
                .remove(HttpHeader.TRANSFER_ENCODING)
                .remove(HttpHeader.CONTENT_ENCODING)
                .put(HttpHeader.CONTENT_LENGTH, body.length);
        if (isForm(headers) && !isEscaped(new String(body, StandardCharsets.UTF_8))) {
            NOT_ESCAPED.write(request, response, callback);
            return;
        }
        Request next = new Rewritten(request, whole.asImmutable(), body);
        try {
            if (!super.handle(next, response, callback)) {
                Response.writeError(next, response, callback, 404);
            }
        } catch (Exception e) {
            Response.writeError(next, response, callback, e);
        }
    }

    private static boolean hasBody(Request request) {
        HttpFields headers = request.getHeaders();
        return headers.contains(HttpHeader.TRANSFER_ENCODING) || headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0;
    }

    private static boolean isDecodable(@Nullable String encoding) {
        return encoding == null
                || Set.of("gzip", "identity").contains(encoding.strip().toLowerCase(Locale.ROOT));
    }

    /** The headers with an Accept that can be met; null when it, or the query, asks for what cannot be written. */
    private static @Nullable HttpFields acceptable(Request request) {
        HttpFields headers = request.getHeaders();
        String query = request.getHttpURI().getQuery();
        if (query != null && (query.contains("_format") || query.contains("%5"))) {
            Fields parameters = new Fields();
            UrlEncoded.decodeTo(query, parameters::add, StandardCharsets.UTF_8);
            for (String format : parameters.getValuesOrEmpty("_format")) {
                if (MediaTypes.isUnwritable(format)) {
                    return null;
                }
            }
        }
        if (!headers.contains(HttpHeader.ACCEPT)) {
            return headers;
        }
        String accept = String.join(", ", headers.getValuesList(HttpHeader.ACCEPT));
        String writable = MediaTypes.writable(accept);
        if (writable.isEmpty() && !accept.isBlank()) {
            return null;
        }
        return writable.equals(accept)
                ? headers
                : HttpFields.build(headers).put(HttpHeader.ACCEPT, writable).asImmutable();
    }

    /** The same request with other headers and, unless null, a body that is here already. */
    private static final class Rewritten extends Request.Wrapper {

        private final HttpFields headers;
        private final Content.@Nullable Source source;

        Rewritten(Request request, HttpFields headers, byte @Nullable [] body) {
            super(request);
            this.headers = headers;
            this.source = body == null ? null : Content.Source.from(ByteBuffer.wrap(body));
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public long getLength() {
            return source == null ? super.getLength() : source.getLength();
        }

        @Override
        public Content.@Nullable Chunk read() {
            return source == null ? super.read() : source.read();
        }

        @Override
        public void demand(Runnable demandCallback) {
            if (source == null) {
                super.demand(demandCallback);
            } else {
                source.demand(demandCallback);
            }
        }
    }
}
