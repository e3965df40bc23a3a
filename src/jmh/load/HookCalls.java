import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Posts one request again and again over one connection to several addresses in turns, and prints how long each takes: the
 * shortest, the median, and the 90th and 99th of a hundred, in milliseconds.
 *
 * <p>Arguments: the file of the request, rounds, calls in each round, then pairs of a name and an address.
 */
public final class HookCalls {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] arguments) throws Exception {
        byte[] body = Files.readAllBytes(Path.of(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        int calls = Integer.parseInt(arguments[2]);
        int addresses = (arguments.length - 3) / 2;
        long[][] nanos = new long[addresses][rounds * calls];
        for (int round = -1; round < rounds; round++) {
            for (int address = 0; address < addresses; address++) {
                URI uri = URI.create(arguments[4 + 2 * address]);
                for (int call = 0; call < calls; call++) {
                    long start = System.nanoTime();
                    post(uri, body);
                    long took = System.nanoTime() - start;
                    if (round >= 0) {
                        nanos[address][round * calls + call] = took;
                    }
                }
            }
        }
        System.out.printf(Locale.ROOT, "%-40s %8s %8s %8s %8s%n", "one connection, ms", "min", "median", "90%", "99%");
        for (int address = 0; address < addresses; address++) {
            long[] sorted = nanos[address];
            Arrays.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "%-40s %8.2f %8.2f %8.2f %8.2f%n",
                    arguments[3 + 2 * address],
                    sorted[0] / 1e6,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 9 / 10] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6);
        }
    }

    private static void post(URI uri, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(uri + " answers " + response.statusCode());
        }
    }
}
