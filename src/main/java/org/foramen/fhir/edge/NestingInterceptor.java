package org.foramen.fhir.edge;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/**
 * Refuses a body that is nested deeper than the stack of a thread bears: HAPI and the parser of narratives read by recursion. JSON
 * itself is bounded by the parser that HAPI uses, but the XHTML in it is not.
 */
@Interceptor
public final class NestingInterceptor {

    /** Elements within elements; what FHIR publishes has some twenty. */
    private static final int DEEPEST = 400;

    /** In a smaller body not even the shortest elements can be too deep, so that plain calls are not read twice. */
    private static final int SMALL = 7 * DEEPEST;

    private static final JsonFactory JSON = new JsonFactory();
    private static final XMLInputFactory XML = XMLInputFactory.newInstance();

    /** A tag of XHTML, or a comment, which may hold what looks like one. */
    private static final Pattern TAG = Pattern.compile("(?s)<!--.*?-->|</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>");

    static {
        XML.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        byte[] body = request.loadRequestContents();
        if (body == null || body.length < SMALL) {
            return;
        }
        String type = String.valueOf(request.getHeader(Constants.HEADER_CONTENT_TYPE));
        EncodingEnum encoding = EncodingEnum.forContentType(type.split(";", 2)[0].strip());
        if (encoding == EncodingEnum.XML) {
            checkXml(new ByteArrayInputStream(body));
        } else if (encoding == EncodingEnum.JSON) {
            checkJson(body);
        }
    }

    /** What is no JSON is left to HAPI, which says where. */
    private static void checkJson(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "div".equals(json.currentName())) {
                    checkXhtml(json.getText());
                }
            }
        } catch (IOException malformed) {
            return;
        }
    }

    /** Narratives are read by a parser that forgives much, so that depth is counted by the tags alone. */
    private static void checkXhtml(String narrative) {
        int depth = 0;
        Matcher tag = TAG.matcher(narrative);
        while (tag.find()) {
            boolean closes = tag.group().startsWith("</");
            boolean empty = tag.group().startsWith("<!") || tag.group().endsWith("/>");
            depth += closes ? -1 : empty ? 0 : 1;
            requireBearable(depth);
        }
    }

    private static void checkXml(InputStream body) {
        try {
            check(XML.createXMLStreamReader(body));
        } catch (XMLStreamException malformed) {
            return;
        }
    }

    private static void check(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            requireBearable(depth);
        }
    }

    private static void requireBearable(int depth) {
        if (depth > DEEPEST) {
            throw new Refusal(Problem.invalid(
                    "The body has elements within elements more than " + DEEPEST + " deep: nest them less", null));
        }
    }
}
