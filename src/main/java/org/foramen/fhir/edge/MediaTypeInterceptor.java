package org.foramen.fhir.edge;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.foramen.terminology.code.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A body in a format that is not spoken here is answered with 415, before anyone tries to read it, and a wish for a format that
 * is not written here with 406 (https://hl7.org/fhir/R4/http.html#mime-type).
 */
@Interceptor
public final class MediaTypeInterceptor {

    private static final Set<String> SPOKEN = Set.of(
            "application/fhir+json",
            "application/fhir+xml",
            "application/json",
            "application/xml",
            "application/json+fhir",
            "application/xml+fhir",
            "text/json",
            "text/xml");

    /** What a wish may say besides: FHIR's short names, and any. */
    private static final Set<String> WIDER = Set.of("json", "xml", "*/*", "application/*", "text/*", "*");

    /** The form of a search by POST (https://hl7.org/fhir/R4/http.html#search). */
    private static final String FORM = "application/x-www-form-urlencoded";

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_PROCESSED)
    public boolean check(HttpServletRequest request) {
        checkWish(request);
        checkBody(request);
        return true;
    }

    /** {@code _format} goes before {@code Accept}; no wish at all is met with JSON. */
    private static void checkWish(HttpServletRequest request) {
        String[] formats = request.getParameterValues(Constants.PARAM_FORMAT);
        boolean byFormat = formats != null && Arrays.stream(formats).anyMatch(format -> !format.isBlank());
        List<String> wishes = (byFormat ? Arrays.stream(formats) : accepted(request))
                .filter(wish -> !wish.isBlank())
                .toList();
        if (!wishes.isEmpty() && wishes.stream().noneMatch(MediaTypeInterceptor::isWritten)) {
            String element = byFormat ? Constants.PARAM_FORMAT : Constants.HEADER_ACCEPT;
            throw ProblemInterceptor.refusal(
                    406,
                    Problem.unsupported(
                            "This server writes JSON and XML: ask for application/fhir+json or application/fhir+xml",
                            element));
        }
    }

    private static Stream<String> accepted(HttpServletRequest request) {
        return Collections.list(request.getHeaders(Constants.HEADER_ACCEPT)).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)));
    }

    /** A plus in a query is a blank, unless its sender escaped it. */
    private static boolean isWritten(String wish) {
        String type = essence(wish).replace(' ', '+');
        return (SPOKEN.contains(type) || WIDER.contains(type)) && !isUnwanted(wish);
    }

    /** A weight of 0 means that the type is not acceptable (RFC 9110, section 12.4.2). */
    private static boolean isUnwanted(String wish) {
        return Arrays.stream(wish.split(";", -1))
                .map(parameter -> parameter.replace(" ", ""))
                .anyMatch(parameter -> parameter.startsWith("q=0") && parameter.matches("q=0(\\.0{0,3})?"));
    }

    private static String essence(String mediaType) {
        return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void checkBody(HttpServletRequest request) {
        String contentType = request.getContentType();
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody) {
            return;
        }
        String mediaType = contentType == null ? "" : essence(contentType);
        if (request.getRequestURI().endsWith("/" + Constants.PARAM_SEARCH)) {
            refuseUnless(mediaType.equals(FORM), contentType, FORM);
        } else {
            refuseUnless(SPOKEN.contains(mediaType), contentType, "application/fhir+json or application/fhir+xml");
        }
        if (!isCharset(request.getCharacterEncoding())) {
            throw unsupported("The charset of this Content-Type is not known here: send UTF-8");
        }
    }

    private static void refuseUnless(boolean spoken, @Nullable String contentType, String instead) {
        if (!spoken) {
            throw unsupported(
                    (contentType == null ? "A body needs a Content-Type" : "This Content-Type is not supported here")
                            + ": send " + instead);
        }
    }

    private static boolean isCharset(@Nullable String name) {
        try {
            return name == null || Charset.isSupported(name);
        } catch (IllegalCharsetNameException none) {
            return false;
        }
    }

    private static BaseServerResponseException unsupported(String text) {
        return ProblemInterceptor.refusal(415, Problem.unsupported(text, Constants.HEADER_CONTENT_TYPE));
    }
}
