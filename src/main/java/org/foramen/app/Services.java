package org.foramen.app;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.Closeable;
import java.net.URI;
import java.util.List;
import org.foramen.app.edge.ArtefactPages;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers with.
 *
 * @param fastFront answers the plain terminology calls below {@code /fhir} and hands everything else on
 * @param fhir answers everything else below {@code /fhir}
 * @param cdsHooks answers the calls of CDS Hooks
 * @param selfTest answers {@code /self-test}
 * @param pages shows what is loaded to people, each at its own address below {@code /fhir}
 * @param kept what they hold until the server has stopped
 */
public record Services(
        Filter fastFront, Servlet fhir, CdsFront cdsHooks, Servlet selfTest, ArtefactPages pages, Closeable kept) {

    /**
     * The CDS Hooks services.
     *
     * @param calls answers {@code /cds-services} and below
     * @param figures answers {@code /cds-feedback/summary}
     * @param trust sees both first, and lets only known clients through; null where anyone may call
     * @param origins of the pages that may call from a browser
     */
    public record CdsFront(
            Servlet calls, Servlet figures, @Nullable Filter trust, List<URI> origins) {

        public CdsFront {
            origins = List.copyOf(origins);
        }
    }
}
