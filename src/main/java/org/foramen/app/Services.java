package org.foramen.app;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.Closeable;

/**
 * What the server answers with.
 *
 * @param fastFront answers the plain terminology calls below {@code /fhir} and hands everything else on
 * @param fhir answers everything else below {@code /fhir}
 * @param cdsHooks answers {@code /cds-services} and below
 * @param selfTest answers {@code /self-test}
 * @param cdsFigures answers {@code /cds-feedback/summary}
 * @param pages shows what is loaded to people, each at its own address below {@code /fhir}
 * @param kept what they hold until the server has stopped
 */
public record Services(
        Filter fastFront,
        Servlet fhir,
        Servlet cdsHooks,
        Servlet selfTest,
        Servlet cdsFigures,
        ArtefactPages pages,
        Closeable kept) {}
