package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** The operations of the server itself, at its base address. */
public final class SystemProvider {

    /** The version of FHIR that is spoken here, as major and minor number. */
    private static final String FHIR_VERSION = "4.0";

    private static final String SIMPLE_JSON =
            "{\"versions\":[\"" + FHIR_VERSION + "\"],\"default\":\"" + FHIR_VERSION + "\"}";
    private static final String SIMPLE_XML =
            "<versions><version>" + FHIR_VERSION + "</version><default>" + FHIR_VERSION + "</default></versions>";

    /**
     * The versions of FHIR that are spoken here (https://hl7.org/fhir/R4/capabilitystatement-operation-versions.html): as
     * Parameters, or in the simple form for a client that knows no version yet and accepts plain JSON or XML only.
     */
    @Operation(
            name = "$versions",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/CapabilityStatement-versions")
    public void versions(RequestDetails request, HttpServletResponse response) throws IOException {
        if (!request.getParameters().containsKey("_format")) {
            String accept = String.join(",", request.getHeaders("Accept")).toLowerCase(Locale.ROOT);
            if (wantsOnly(accept, "application/json")) {
                simple("application/json", SIMPLE_JSON, response);
                return;
            }
            if (wantsOnly(accept, "application/xml")) {
                simple("application/xml", SIMPLE_XML, response);
                return;
            }
        }
        OperationCall.write(versions(), request);
    }

    /** What {@code $versions} answers. */
    public static Parameters versions() {
        Parameters versions = new Parameters();
        versions.addParameter().setName("version").setValue(new CodeType(FHIR_VERSION));
        versions.addParameter().setName("default").setValue(new CodeType(FHIR_VERSION));
        return versions;
    }

    private static boolean wantsOnly(@Nullable String accept, String mediaType) {
        return accept != null && accept.contains(mediaType) && !accept.contains("fhir") && !accept.contains("*/*");
    }

    private static void simple(String mediaType, String text, HttpServletResponse response) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(mediaType + ";charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
