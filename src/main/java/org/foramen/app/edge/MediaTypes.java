package org.foramen.app.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which representations this server does not write, though HAPI would try: RDF, whose library is left out, and NDJSON
 * (https://hl7.org/fhir/R4/http.html#mime-type).
 */
final class MediaTypes {

    private MediaTypes() {}

    /**
     * An Accept header without the types that cannot be written.
     *
     * @return the same text when nothing is to be left out, empty when nothing is left
     */
    static String writable(String accept) {
        String lower = accept.toLowerCase(Locale.ROOT);
        if (!lower.contains("turtle") && !lower.contains("ndjson") && !lower.contains("n-triples")) {
            return accept;
        }
        List<String> left = new ArrayList<>();
        for (String range : accept.split(",", -1)) {
            if (!isUnwritable(essence(range))) {
                left.add(range.strip());
            }
        }
        return String.join(", ", left);
    }

    /** Whether a value of {@code _format} asks for what cannot be written. */
    static boolean isUnwritable(String format) {
        String type = essence(format);
        return type.equals("ttl")
                || type.equals("rdf")
                || type.contains("turtle")
                || type.contains("ndjson")
                || type.contains("n-triples");
    }

    private static String essence(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
