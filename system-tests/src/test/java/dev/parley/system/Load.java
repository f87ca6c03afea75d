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
 * Clients that keep their connections, and what became of every request that they sent. They speak HTTP by themselves,
 * as a library would send again what got no answer, and nobody would know.
 */
final class Load implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    /**
     * A connection that was still waiting to be accepted when the process stopped listening is reset then. One that had
     * been accepted is reset later, if at all.
     */
    private static final long NEVER_ACCEPTED_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final URI root;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final Queue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong refusedFirst = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean ended;

    /** @param isFirst whether nothing had been sent on its connection before */
    private record Unanswered(boolean isFirst, long at, String request, IOException why) {}

    /** What became of the requests. */
    record Counts(int sent, int answered, int unavailable, List<String> unexpected, int turnedAway, List<String> lost) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d sent, %d answered, %d answered 503 with Retry-After, %d turned away unheard, %d lost",
                    sent,
                    answered,
                    unavailable,
                    turnedAway,
                    lost.size());
        }
    }

    Load(URI root) {
        this.root = root;
    }

    /** Writes actors, one in each request, until the end. */
    void writer(String name) {
        threads.execute(() -> repeat(0, turn -> {
            String id = name + "-" + turn;
            return new Request("POST", "/v1/actors/batch?atomic=true", "[" + actor(id, "") + "]", id);
        }));
    }

    /** Reads the same again and again until the end. */
    void reader(String path, long pauseMillis) {
        threads.execute(() -> repeat(pauseMillis, turn -> new Request("GET", path, null, null)));
    }

    /** Sends one request; the answer's arrival as {@link System#nanoTime}. */
    CompletableFuture<Long> once(String method, String path, String body) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Connection connection = tell(null, new Request(method, path, body, null));
                    if (connection != null) {
                        connection.close();
                    }
                    return System.nanoTime();
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

    /** Ends all clients and counts. */
    Counts end() throws InterruptedException {
        ended = true;
        threads.shutdown();
        if (!threads.awaitTermination(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("clients do not end");
        }
        List<String> lost = new ArrayList<>();
        for (Unanswered one : unanswered) {
            if (!one.isFirst() || Math.abs(one.at() - refusedFirst.get()) > NEVER_ACCEPTED_NANOS) {
                lost.add(one.request() + (one.isFirst() ? " on a new connection: " : ": ") + one.why());
            }
        }
        return new Counts(
                sent.get(),
                answered.get(),
                unavailable.get(),
                List.copyOf(unexpected),
                unanswered.size() - lost.size(),
                lost);
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
    }

    /** @param acknowledges the actor that a good answer acknowledges; null: none */
    private record Request(String method, String path, String body, String acknowledges) {}

    private interface Requests {
        Request next(int turn);
    }

    private void repeat(long pauseMillis, Requests requests) {
        Connection connection = null;
        for (int turn = 0; !ended; turn++) {
            connection = tell(connection, requests.next(turn));
            pause(pauseMillis);
        }
        if (connection != null) {
            connection.close();
        }
    }

    /** Sends the request on the connection, or on a new one; the connection to go on with, null if it was closed. */
    private Connection tell(Connection open, Request request) {
        Connection connection = open;
        if (connection == null) {
            try {
                connection = new Connection(root);
            } catch (ConnectException refused) {
                refusedFirst.accumulateAndGet(System.nanoTime(), Math::min);
                pause(20);
                return null;
            } catch (IOException e) {
                unanswered.add(new Unanswered(true, System.nanoTime(), "connecting", e));
                return null;
            }
        }
        boolean isFirst = open == null;
        sent.incrementAndGet();
        try {
            Answer answer = connection.send(request.method(), request.path(), request.body());
            if (answer.status() == 200) {
                answered.incrementAndGet();
                if (request.acknowledges() != null) {
                    acknowledged.add(request.acknowledges());
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
            unanswered.add(new Unanswered(isFirst, System.nanoTime(), request.method() + " " + request.path(), e));
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
            socket.connect(new InetSocketAddress(root.getHost(), root.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        Answer send(String method, String path, String body) throws IOException {
            byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
            String head = method + " " + path + " HTTP/1.1\r\nHost: parley\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + content.length + "\r\n\r\n";
            socket.getOutputStream().write((head + (body == null ? "" : body)).getBytes(StandardCharsets.UTF_8));
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

        private int chunk() throws IOException {
            return Integer.parseInt(line(), 16);
        }

        private String text(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the answer breaks off");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException(line.isEmpty() ? "closed without an answer" : "the answer breaks off");
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
