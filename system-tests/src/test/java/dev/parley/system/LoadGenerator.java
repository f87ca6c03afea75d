package dev.parley.system;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that keep their connections open and count the outcome of every request. They write HTTP themselves, because a
 * library silently repeats a request that got no answer.
 */
final class LoadGenerator implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = (int) Await.TIMEOUT.toMillis();

    /**
     * When the process stops listening, the kernel resets the connections that the process has not accepted yet. This is
     * how far a client's view of that may be from another client's first refused connection.
     */
    private static final long NOT_ACCEPTED_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final URI root;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final Queue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong firstRefusal = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean ended;

    /**
     * @param isFirst whether nothing had been sent on the connection before
     * @param request null if the connection could not be made
     */
    private record Unanswered(boolean isFirst, long at, Request request, IOException failure) {

        boolean isNotAccepted(long firstRefusal) {
            return isFirst && Math.abs(at - firstRefusal) <= NOT_ACCEPTED_NANOS;
        }

        @Override
        public String toString() {
            String what = request == null ? "connecting" : request.method() + " " + request.path();
            return what + (isFirst ? " on a new connection: " : ": ") + failure;
        }
    }

    /**
     * The outcomes of all requests.
     *
     * @param succeeded answered with 200
     * @param unavailable answered with 503 and Retry-After
     * @param unexpected answered otherwise
     * @param refused on connections that the process never accepted
     * @param notAccepted the actors that refused requests would have written
     * @param lost without an answer on accepted connections
     */
    record Counts(
            int sent,
            int succeeded,
            int unavailable,
            List<String> unexpected,
            int refused,
            Set<String> notAccepted,
            List<String> lost) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d sent, %d answered 200, %d answered 503 with Retry-After, %d refused, %d lost",
                    sent,
                    succeeded,
                    unavailable,
                    refused,
                    lost.size());
        }
    }

    LoadGenerator(URI root) {
        this.root = root;
    }

    /** Starts a client that writes actors, one per request, until {@link #end}. */
    void writer(String name) {
        threads.execute(() -> repeat(0, turn -> {
            String id = name + "-" + turn;
            return new Request("POST", "/v1/actors/batch?atomic=true", "[" + actor(id, "") + "]", id, null);
        }));
    }

    /** Starts a client that reads a path again and again until {@link #end}. */
    void reader(String path, long pauseMillis) {
        threads.execute(() -> repeat(pauseMillis, turn -> new Request("GET", path, null, null, null)));
    }

    /** When a request was sent and when its answer had arrived, by {@link System#nanoTime}. */
    record Times(long sent, long answered) {}

    /** Sends one request. */
    CompletableFuture<Times> once(String method, String path, String body) {
        return once(method, path, body, null);
    }

    /** @param halfSent completed when half of the request has been written; may be null */
    CompletableFuture<Times> once(String method, String path, String body, CompletableFuture<Void> halfSent) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long start = System.nanoTime();
                    Connection connection = send(null, new Request(method, path, body, null, halfSent));
                    if (connection != null) {
                        connection.close();
                    }
                    return new Times(start, System.nanoTime());
                },
                threads);
    }

    static String actor(String id, String description) {
        return "{\"id\":\"" + id + "\",\"kind\":\"STATE\",\"name\":\"Name of " + id + "\","
                + (description.isEmpty() ? "" : "\"description\":\"" + description + "\",") + "\"marking\":\"CLEAR\"}";
    }

    /** The ids of the actors whose writing was acknowledged. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** How many requests were answered with 200 so far. */
    int succeeded() {
        return succeeded.get();
    }

    /** How many requests were answered with 503 and Retry-After so far. */
    int unavailable() {
        return unavailable.get();
    }

    /** Stops all clients and counts the outcomes. */
    Counts end() throws InterruptedException {
        ended = true;
        threads.shutdown();
        if (!threads.awaitTermination(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the clients do not end");
        }
        List<String> lost = new ArrayList<>();
        Set<String> notAccepted = new HashSet<>();
        for (Unanswered one : unanswered) {
            if (!one.isNotAccepted(firstRefusal.get())) {
                lost.add(one.toString());
            } else if (one.request() != null && one.request().actor() != null) {
                notAccepted.add(one.request().actor());
            }
        }
        return new Counts(
                sent.get(),
                succeeded.get(),
                unavailable.get(),
                List.copyOf(unexpected),
                unanswered.size() - lost.size(),
                notAccepted,
                lost);
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
    }

    /**
     * @param actor the id of the actor that the request writes, or null
     * @param halfSent see {@link #once(String, String, String, CompletableFuture)}
     */
    private record Request(String method, String path, String body, String actor, CompletableFuture<Void> halfSent) {}

    private interface Requests {
        Request next(int turn);
    }

    private void repeat(long pauseMillis, Requests requests) {
        Connection connection = null;
        for (int turn = 0; !ended; turn++) {
            connection = send(connection, requests.next(turn));
            pause(pauseMillis);
        }
        if (connection != null) {
            connection.close();
        }
    }

    /** Sends a request on the open connection, or on a new one if that is null; returns the connection if it stays open. */
    private Connection send(Connection open, Request request) {
        Connection connection = open;
        if (connection == null) {
            try {
                connection = new Connection(root);
            } catch (ConnectException refused) {
                firstRefusal.accumulateAndGet(System.nanoTime(), Math::min);
                pause(20);
                return null;
            } catch (IOException e) {
                unanswered.add(new Unanswered(true, System.nanoTime(), null, e));
                return null;
            }
        }
        boolean isFirst = open == null;
        sent.incrementAndGet();
        try {
            Answer answer = connection.send(request);
            if (answer.status() == 200) {
                succeeded.incrementAndGet();
                if (request.actor() != null) {
                    acknowledged.add(request.actor());
                }
            } else if (answer.status() == 503
                    && answer.headers().containsKey("retry-after")
                    && answer.headers().get("content-type").equals("application/problem+json")) {
                unavailable.incrementAndGet();
                pause(20);
            } else {
                unexpected.add(request.method() + " " + request.path() + " " + answer.status() + " " + answer.body());
            }
            if (!"close".equals(answer.headers().get("connection"))) {
                return connection;
            }
        } catch (IOException e) {
            unanswered.add(new Unanswered(isFirst, System.nanoTime(), request, e));
        }
        connection.close();
        return null;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Answer(int status, Map<String, String> headers, String body) {}

    private static final class Connection {

        private final Socket socket = new Socket();
        private final InputStream in;

        Connection(URI root) throws IOException {
            socket.connect(new InetSocketAddress(root.getHost(), root.getPort()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        Answer send(Request request) throws IOException {
            String body = request.body() == null ? "" : request.body();
            String head = request.method() + " " + request.path()
                    + " HTTP/1.1\r\nHost: parley\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
            write((head + body).getBytes(StandardCharsets.UTF_8), request.halfSent());
            int status = Integer.parseInt(line().split(" ")[1]);
            Map<String, String> headers = new HashMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] header = line.split(": *", 2);
                headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
            }
            StringBuilder received = new StringBuilder();
            if ("chunked".equals(headers.get("transfer-encoding"))) {
                for (int length = chunk(); length > 0; length = chunk()) {
                    received.append(text(length));
                    line();
                }
                line();
            } else {
                received.append(text(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
            }
            return new Answer(status, headers, received.toString());
        }

        private void write(byte[] message, CompletableFuture<Void> halfSent) throws IOException {
            int start = 0;
            if (halfSent != null) {
                start = message.length / 2;
                socket.getOutputStream().write(message, 0, start);
                halfSent.complete(null);
            }
            socket.getOutputStream().write(message, start, message.length - start);
        }

        private int chunk() throws IOException {
            return Integer.parseInt(line(), 16);
        }

        private String text(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the answer is cut off");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException(line.isEmpty() ? "closed without an answer" : "the answer is cut off");
                }
                line.append((char) c);
            }
            return line.toString().strip();
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
