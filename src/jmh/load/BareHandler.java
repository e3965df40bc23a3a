import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** The yardstick: the same web server reading a request and answering 600 fixed bytes, and nothing else. Prints its port. */
public final class BareHandler extends Handler.Abstract {

    private static final byte[] BODY = "x".repeat(600).getBytes(StandardCharsets.US_ASCII);
    private static final HttpField TYPE =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/fhir+json;charset=utf-8");
    private static final HttpField LENGTH =
            new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, String.valueOf(BODY.length));

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(TYPE).put(LENGTH);
        Callback answer =
                Callback.from(() -> response.write(true, ByteBuffer.wrap(BODY), callback), callback::failed);
        Content.Source.consumeAll(request, answer);
        return true;
    }

    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new BareHandler());
        server.start();
        System.out.println(connector.getLocalPort());
        server.join();
    }
}
