package org.foramen.fhir.provider;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A finished JSON answer on the wire: one write, with its length. */
public final class JsonAnswer {

    public static final String MEDIA_TYPE = "application/fhir+json";

    private JsonAnswer() {}

    public static void write(byte[] answer, HttpServletResponse response) throws IOException {
        response.setContentType(MEDIA_TYPE + ";charset=utf-8");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }
}
