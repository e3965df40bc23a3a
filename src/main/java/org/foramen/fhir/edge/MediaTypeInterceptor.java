package org.foramen.fhir.edge;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.foramen.terminology.code.Problem;

/** A body in a format that is not spoken here is answered with 415, before anyone tries to read it. */
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

    /** The form of a search by POST (https://hl7.org/fhir/R4/http.html#search). */
    private static final String FORM = "application/x-www-form-urlencoded";

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_PROCESSED)
    public boolean check(HttpServletRequest request) {
        String contentType = request.getContentType();
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody) {
            return true;
        }
        String mediaType =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean search = mediaType.equals(FORM) && request.getRequestURI().endsWith("/_search");
        if (!search && !SPOKEN.contains(mediaType)) {
            String text =
                    (contentType == null ? "A body needs a Content-Type" : "This Content-Type is not supported here")
                            + ": send application/fhir+json or application/fhir+xml";
            throw ProblemInterceptor.refusal(415, Problem.unsupported(text, "Content-Type"));
        }
        return true;
    }
}
