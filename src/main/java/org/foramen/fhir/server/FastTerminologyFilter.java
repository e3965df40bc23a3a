package org.foramen.fhir.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.foramen.fhir.provider.CacheIds;
import org.foramen.fhir.provider.JsonAnswer;
import org.foramen.fhir.request.OperationInput;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.jspecify.annotations.Nullable;

/**
 * Answers the plain case of an operation before HAPI is asked: GET at type level, JSON wanted, known parameters. It reads the
 * query, asks the engine and writes once with a Content-Length; measured against HAPI's path this is two to three times as
 * fast. Everything else, and every refusal, is left to HAPI: both give the same answers, which a test holds.
 */
public final class FastTerminologyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient TerminologyService service;
    private final transient Map<String, TerminologyOperation> operationsByPath = new HashMap<>();

    /** @param basePath the context path of the FHIR server, e.g. {@code /fhir} */
    public FastTerminologyFilter(TerminologyService service, String basePath) {
        this.service = service;
        for (TerminologyOperation operation : TerminologyOperation.values()) {
            if (operation.affectsState()) {
                continue;
            }
            String type = basePath + "/" + operation.resourceType() + "/";
            operationsByPath.put(type + operation.operationName(), operation);
            operationsByPath.put(type + "%24" + operation.operationName().substring(1), operation);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        TerminologyOperation operation = operationsByPath.get(request.getRequestURI());
        if (operation != null
                && request.getMethod().equals("GET")
                && request.getHeader(CacheIds.HEADER) == null
                && wantsJson(request.getHeader("Accept"))) {
            byte[] answer = answer(operation, request);
            if (answer != null) {
                JsonAnswer.write(answer, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Plain wishes only; weighing several is HAPI's. */
    private static boolean wantsJson(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals(JsonAnswer.MEDIA_TYPE);
    }

    /** The answer, or null when this is not for the fast front. */
    private byte @Nullable [] answer(TerminologyOperation operation, HttpServletRequest request) {
        Work.Call counted = service.beginCall();
        try {
            String query = request.getQueryString();
            OperationInput input = new OperationInput(operation).acceptLanguage(request.getHeader("Accept-Language"));
            return query != null && read(query, input) ? service.toJson(input) : null;
        } catch (Refusal | IllegalArgumentException left) {
            return null;
        } finally {
            counted.close();
        }
    }

    /** False when a parameter is for HAPI: one of its own, which begin with an underscore, a cache, or a wish for the definition. */
    private static boolean read(String query, OperationInput input) {
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            if (end > start) {
                int equals = query.indexOf('=', start);
                if (equals < 0 || equals > end || query.charAt(start) == '_') {
                    return false;
                }
                String name = decoded(query.substring(start, equals));
                if (name.startsWith("_")
                        || name.equals("includeDefinition")
                        || name.equals(TerminologyOperation.CACHE_ID)) {
                    return false;
                }
                input.add(name, decoded(query.substring(equals + 1, end)));
            }
            start = end + 1;
        }
        return true;
    }

    private static String decoded(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
