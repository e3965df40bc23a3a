package org.foramen.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Asks the name service once for each connection and hands on only the addresses that were found good; the connection is
 * made to one of these, so that a name cannot be checked as one address and be reached as another.
 */
final class CheckedAddresses implements SocketAddressResolver {

    /** Where names are looked up; blocks. */
    @FunctionalInterface
    interface NameService {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** A name has addresses, and none that may be connected to. */
    static final class NotAdmitted extends IOException {

        private static final long serialVersionUID = 1L;

        NotAdmitted() {
            super("no address of this host may be connected to");
        }
    }

    private final NameService names;
    private final Reach reach;
    private final Executor lookups;

    CheckedAddresses(NameService names, Reach reach, Executor lookups) {
        this.names = names;
        this.reach = reach;
        this.lookups = lookups;
    }

    @Override
    public void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
        try {
            lookups.execute(() -> lookUp(host, port, promise));
        } catch (RejectedExecutionException e) {
            promise.failed(e);
        }
    }

    private void lookUp(String host, int port, Promise<List<InetSocketAddress>> promise) {
        List<InetSocketAddress> admitted;
        try {
            admitted = Stream.of(names.addresses(host))
                    .filter(reach::admits)
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        } catch (UnknownHostException | RuntimeException e) {
            promise.failed(e);
            return;
        }
        if (admitted.isEmpty()) {
            promise.failed(new NotAdmitted());
        } else {
            promise.succeeded(admitted);
        }
    }
}
