package org.foramen.outgoing;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.foramen.outgoing.OutgoingFailure.Reason;
import org.jspecify.annotations.Nullable;

/** One request with its redirections, until there is an answer or the time is up. */
final class Exchange {

    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTIONS = 3;

    private final HttpClient client;
    private final OutgoingRequest wanted;
    private final CompletableFuture<OutgoingAnswer> answer = new CompletableFuture<>();
    private volatile @Nullable Request underWay;
    private int redirections;
    private boolean again;

    Exchange(HttpClient client, OutgoingRequest wanted) {
        this.client = client;
        this.wanted = wanted;
    }

    CompletableFuture<OutgoingAnswer> start() {
        send(wanted.address());
        return answer.orTimeout(wanted.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(this::told, client.getExecutor());
    }

    private OutgoingAnswer told(@Nullable OutgoingAnswer whole, @Nullable Throwable failure) {
        if (whole != null) {
            return whole;
        }
        Request request = underWay;
        if (request != null && failure instanceof TimeoutException) {
            CompletableFuture<Boolean> unused = request.abort(failure);
        }
        throw failure instanceof OutgoingFailure known ? known : new OutgoingFailure(reason(failure));
    }

    private void send(URI address) {
        BoundedBody body = new BoundedBody(wanted.maxBytes());
        Request request =
                client.newRequest(address).headers(headers -> wanted.headers().forEach(headers::put));
        underWay = request;
        request.onResponseContent(body).send(result -> received(address, result, body));
        if (answer.isDone()) {
            CompletableFuture<Boolean> unused = request.abort(new CancellationException());
        }
    }

    private void received(URI address, Result result, BoundedBody body) {
        Throwable failure = result.getFailure();
        if (failure != null) {
            if (isStale(result, failure)) {
                again = true;
                send(address);
            } else {
                answer.completeExceptionally(new OutgoingFailure(reason(failure)));
            }
            return;
        }
        String location = result.getResponse().getHeaders().get(HttpHeader.LOCATION);
        if (REDIRECTIONS.contains(result.getResponse().getStatus()) && location != null) {
            follow(address, location);
            return;
        }
        answer.complete(new OutgoingAnswer(
                result.getResponse().getStatus(),
                result.getResponse().getHeaders().get(HttpHeader.CONTENT_TYPE),
                body.bytes()));
    }

    /** The server closed the connection before it answered, as one does with a connection that it thinks idle. */
    private boolean isStale(Result result, Throwable failure) {
        boolean closed = failure instanceof EOFException || failure instanceof ClosedChannelException;
        return closed && !again && !answer.isDone() && result.getResponse().getStatus() == 0;
    }

    private void follow(URI from, String location) {
        URI next = resolved(from, location);
        if (next == null || !wanted.server().covers(next) || redirections++ == MAX_REDIRECTIONS) {
            answer.completeExceptionally(new OutgoingFailure(Reason.REDIRECTS));
        } else if (!answer.isDone()) {
            send(next);
        }
    }

    private static @Nullable URI resolved(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Reason reason(@Nullable Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Reason.TIMED_OUT;
        }
        if (failure instanceof BoundedBody.TooLarge) {
            return Reason.TOO_LARGE;
        }
        if (failure instanceof CheckedAddresses.NotAdmitted) {
            return Reason.NOT_PUBLIC;
        }
        if (failure instanceof RejectedExecutionException) {
            return Reason.BUSY;
        }
        if (failure instanceof SSLException) {
            return Reason.NOT_TRUSTED;
        }
        return isOfTheWayThere(failure) ? Reason.UNREACHABLE : Reason.BROKEN;
    }

    private static boolean isOfTheWayThere(@Nullable Throwable failure) {
        return failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure instanceof SocketException
                || failure instanceof SocketTimeoutException
                || (failure instanceof IOException io && io.getCause() instanceof SocketException);
    }
}
