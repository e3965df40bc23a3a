package org.foramen.cds.golden;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The self-test over HTTP: GET answers the report, with 200 when every case passed and 503 otherwise, so that whoever
 * watches the server needs not read it.
 */
public final class SelfTestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ObjectMapper json = JsonMapper.builder().build();
    private final transient SelfTest test;
    private final transient boolean onlyFromHere;

    /**
     * The self-test.
     *
     * @param onlyFromHere whether only callers on this machine may ask, and not through a proxy
     */
    public SelfTestServlet(SelfTest test, boolean onlyFromHere) {
        this.test = test;
        this.onlyFromHere = onlyFromHere;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (onlyFromHere && !isFromHere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            SelfTestReport report = test.report();
            byte[] body = json.writeValueAsBytes(report);
            boolean passed = report.status().equals(SelfTestReport.PASSED);
            response.setStatus(passed ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setContentType("application/json;charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** From a loopback address, and not handed on by a proxy for somebody else. */
    private static boolean isFromHere(HttpServletRequest request) {
        boolean handedOn = request.getHeader("Forwarded") != null
                || request.getHeader("X-Forwarded-For") != null
                || request.getHeader("X-Real-IP") != null
                || request.getHeader("Via") != null;
        try {
            return !handedOn && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
