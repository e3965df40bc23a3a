package org.foramen.app.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.foramen.web.Artefact;
import org.foramen.web.ArtefactPage;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page of a published resource at the resource's own address to whom prefers HTML: a browser, or who asks for
 * {@code _format=html} (https://hl7.org/fhir/R4/http.html#mime-type). Everybody else gets the resource.
 */
public final class ArtefactPages extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String HTML = "text/html";
    private static final Set<String> FORMATS = Set.of("html", HTML, "application/xhtml+xml");

    private final transient List<Artefact> artefacts;
    private final transient Map<String, Artefact> byPath = new HashMap<>();
    private final transient ArtefactPage page;

    /** @param base path below which each resource is read by type and id */
    public ArtefactPages(String base, List<Artefact> artefacts, ArtefactPage page) {
        this.artefacts = List.copyOf(artefacts);
        artefacts.forEach(artefact -> byPath.put(base + "/" + artefact.type() + "/" + artefact.id(), artefact));
        this.page = page;
    }

    /** What there are pages of. */
    public List<Artefact> artefacts() {
        return artefacts;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Artefact artefact = byPath.get(request.getRequestURI());
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (artefact == null || !reads) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Accept");
        if (wantsHtml(request)) {
            PageServlet.write(page.html(artefact).getBytes(StandardCharsets.UTF_8), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        @Nullable String format = request.getParameter("_format");
        if (format != null && !format.isBlank()) {
            return FORMATS.contains(format.strip().toLowerCase(Locale.ROOT).replace(' ', '+'));
        }
        QuotedQualityCSV accepted = new QuotedQualityCSV();
        Collections.list(request.getHeaders("Accept")).forEach(accepted::addValue);
        List<String> bestFirst = accepted.getValues();
        return !bestFirst.isEmpty() && bestFirst.get(0).toLowerCase(Locale.ROOT).startsWith(HTML);
    }
}
