package org.foramen.app.edge;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.foramen.web.Page;

/** Serves the start page at {@code /} and says of every other address that is nobody's that there is nothing. */
public final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient byte[] start;
    private final transient byte[] notFound = Page.notFound().getBytes(StandardCharsets.UTF_8);

    public PageServlet(String start) {
        this.start = start.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean found = request.getRequestURI().equals("/");
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (found && !reads) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        response.setStatus(found ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
        write(found ? start : notFound, response);
    }

    /** A page on the wire, under the policy that pages keep to. */
    static void write(byte[] page, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Security-Policy", Page.SECURITY_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
