package org.foramen.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and the certificate that it signs for itself, made by the runtime's own keytool.
 *
 * @param store in PKCS #12
 */
public record SelfSigned(Path store) {

    private static final String PASSWORD = "changeit";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    /**
     * For a server of that name.
     *
     * @param name as keytool writes it, e.g. {@code ip:127.0.0.1}
     */
    public static SelfSigned of(Path folder, String name) {
        Path store = folder.resolve(name.replace(':', '-') + ".p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=a server of a test",
                "-ext",
                "SAN=" + name);
        try {
            int ended = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (ended != 0) {
                throw new IllegalStateException("keytool ended with " + ended);
            }
        } catch (IOException e) {
            throw new IllegalStateException("There is no keytool", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new SelfSigned(store);
    }

    ServerSocket listening() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
            return tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the Java runtime trust this certificate, and no other, until the answer is closed. */
    public Trusted trusted() {
        System.setProperty(TRUST_STORE, store.toString());
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
        return () -> List.of(TRUST_STORE, TRUST_STORE_PASSWORD).forEach(System::clearProperty);
    }

    /** A time of trust. */
    @FunctionalInterface
    public interface Trusted extends AutoCloseable {
        @Override
        void close();
    }
}
