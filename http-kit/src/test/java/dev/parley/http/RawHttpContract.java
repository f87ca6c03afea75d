package dev.parley.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What a process answers to requests as no HTTP client library sends them: a problem as always, and nothing in the log.
 * In the requests, {@code @} is {@link #readPath} and {@code #} is {@link #writePath}.
 */
public abstract class RawHttpContract {

    private static final List<String> LOGGED = new CopyOnWriteArrayList<>();

    private static final Handler LOG = new Handler() {

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.SEVERE.intValue()
                    || line.getThrown() != null && line.getLevel().intValue() >= Level.INFO.intValue()) {
                LOGGED.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** A path that can be read. */
    protected abstract String readPath();

    /** A path that takes JSON with POST. */
    protected abstract String writePath();

    /** What {@link #writePath} takes. */
    protected abstract String body();

    @BeforeAll
    static void listen() {
        LOGGED.clear();
        Logger.getLogger("").addHandler(LOG);
    }

    @AfterAll
    static void nothingIsLoggedAsAnErrorOfTheProcess() {
        Logger.getLogger("").removeHandler(LOG);
        assertEquals(List.of(), LOGGED);
    }

    static Stream<Arguments> refused() {
        String host = "Host: parley\r\n";
        return Stream.of(
                // the parts of a head
                arguments(400, "GET @ HTTP/1.1\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\nHost:\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\nHost: a b\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\nHost: a/b\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\nHost: user@parley\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\nHost: parley:http\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\nHost: [::1\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\nHost: parley\r\nHost: parley\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\nHost: parley\r\nHost: evil.example\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.0\r\nHost: parley\r\nHost: evil.example\r\n\r\n"),
                arguments(400, "GET @ HTTP/2.0\r\n" + host + "\r\n"),
                arguments(400, "GET @ HTTP/1.2\r\n" + host + "\r\n"),
                arguments(400, "GET @ FTP\r\n" + host + "\r\n"),
                arguments(400, "GET @\r\n" + host + "\r\n"),
                arguments(400, "GET\r\n" + host + "\r\n"),
                arguments(400, "nonsense\r\n\r\n"),
                arguments(400, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\n" + host + "Nonsense\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\n" + host + "A b: c\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\n" + host + "A : b\r\n\r\n"),
                arguments(400, "GET @ HTTP/1.1\r\n" + host + "A: \u0000\r\n\r\n"),
                arguments(400, "GET @%zz HTTP/1.1\r\n" + host + "\r\n"),
                arguments(400, "GET @%2 HTTP/1.1\r\n" + host + "\r\n"),
                arguments(400, "GET @?limit=%zz HTTP/1.1\r\n" + host + "\r\n"),
                arguments(400, "GET @?limit=% HTTP/1.1\r\n" + host + "\r\n"),
                arguments(400, "GET @?q=<> HTTP/1.1\r\n" + host + "\r\n"),
                arguments(414, "GET @?q=" + "a".repeat(17_000) + " HTTP/1.1\r\n" + host + "\r\n"),
                arguments(431, "GET @ HTTP/1.1\r\n" + host + "A: " + "a".repeat(21_000) + "\r\n\r\n"),
                // where a body ends
                arguments(400, "POST # HTTP/1.1\r\n" + host + "Content-Length: five\r\n\r\n"),
                arguments(400, "POST # HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n"),
                arguments(400, "POST # HTTP/1.1\r\n" + host + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n[]"),
                arguments(400, "POST # HTTP/1.1\r\n" + host + "Content-Length: 2, 3\r\n\r\n[]"),
                arguments(400, "POST # HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n"),
                arguments(400, "POST # HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                arguments(
                        400,
                        "POST # HTTP/1.1\r\n" + host
                                + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
                arguments(400, "POST # HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                arguments(413, "POST # HTTP/1.1\r\n" + host + "Content-Length: 99999999\r\n\r\n"));
    }

    static Stream<Arguments> refusedAndKept() {
        return Stream.of(
                arguments(405, "FOO @"),
                arguments(405, "TRACE @"),
                arguments(405, "FOO #"),
                arguments(405, "TRACE #"),
                arguments(405, "get @"),
                arguments(404, "GET /nothing"),
                arguments(404, "GET /v1/nothing"),
                arguments(404, "POST /v1/nothing"),
                arguments(404, "FOO /v1/nothing"),
                arguments(404, "GET @/%00/nothing"),
                arguments(404, "GET /../../nothing"),
                arguments(404, "GET /%2e%2e/nothing"),
                arguments(404, "GET /nothing%2fat%2fall"),
                arguments(404, "GET //nothing"),
                arguments(404, "GET nothing"),
                arguments(404, "CONNECT parley:443"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void malformedRequestIsAProblemAndEndsTheConnection(int status, String request) throws IOException {
        try (RawConnection connection = new RawConnection()) {
            assertProblem(status, connection.send(at(request)).answer());
            assertNull(connection.answer());
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void malformedRequestAfterAnotherIsAProblemAndEndsTheConnection(int status, String request) throws IOException {
        try (RawConnection connection = new RawConnection()) {
            connection.send(at(get("1.1") + request));
            assertEquals(200, connection.answer().status());
            assertProblem(status, connection.answer());
            assertNull(connection.answer());
        }
    }

    @ParameterizedTest
    @MethodSource("refusedAndKept")
    void refusedRequestIsAProblemAndTheNextOneIsAnswered(int status, String request) throws IOException {
        try (RawConnection connection = new RawConnection()) {
            connection.send(at(request + " HTTP/1.1\r\nHost: parley\r\nContent-Length: 2\r\n\r\n[]" + get("1.1")));
            assertProblem(status, connection.answer());
            assertEquals(200, connection.answer().status());
        }
    }

    @ParameterizedTest
    @MethodSource("refusedAndKept")
    void refusedRequestIsAProblemInTheFirstVersionOfHttpToo(int status, String request) throws IOException {
        try (RawConnection connection = new RawConnection()) {
            assertProblem(
                    status, connection.send(at(request + " HTTP/1.0\r\n\r\n")).answer());
            assertNull(connection.answer());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"parley", "parley.example:8080", "parley:", "127.0.0.1", "[::1]:8080", "a_b", "xn--nxasmq6b"})
    void requestForAHostIsAnswered(String host) throws IOException {
        try (RawConnection connection = new RawConnection()) {
            connection.send(at("GET @ HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
            assertEquals(200, connection.answer().status());
            connection.send(
                    at("GET http://" + host + "@ HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-Host: a b\r\n\r\n"));
            assertEquals(200, connection.answer().status());
        }
    }

    @Test
    void firstVersionOfHttpIsAnsweredWithoutAHostAndWithoutCompression() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            RawConnection.Answer answer = connection
                    .send(at("GET @ HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n"))
                    .answer();
            assertEquals(200, answer.status());
            assertNull(answer.header("Content-Encoding"));
            assertNull(answer.header("Transfer-Encoding"));
            assertTrue(answer.text().startsWith("{"), answer.text());
            assertNull(connection.answer());
        }
    }

    @Test
    void requestsSentTogetherAreAnsweredInTurn() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            connection.send(at(get("1.1") + post("Content-Length: " + body().length(), body()) + get("1.1")));
            assertEquals(200, connection.answer().status());
            assertEquals(200, connection.answer().status());
            assertEquals(200, connection.answer().status());
        }
    }

    @Test
    void chunkedRequestIsAnsweredAsIsTheNextOne() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            connection.send(at(post("Transfer-Encoding: chunked", chunks(body())) + get("1.1")));
            assertEquals(200, connection.answer().status());
            assertEquals(200, connection.answer().status());
        }
    }

    @Test
    void chunkedRequestThatHasALengthTooIsRefusedAndWhatFollowsIsIgnored() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            String request = post("Content-Length: 5\r\nTransfer-Encoding: chunked", chunks(body()));
            assertProblem(400, connection.send(at(request + get("1.1"))).answer());
            assertNull(connection.answer());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz\r\n[]\r\n0\r\n\r\n", "-2\r\n[]\r\n0\r\n\r\n", "ffffffffffffffffff\r\n[]"})
    void brokenChunkEndsTheConnection(String chunks) throws IOException {
        try (RawConnection connection = new RawConnection()) {
            RawConnection.Answer answer = connection
                    .send(at(post("Transfer-Encoding: chunked", chunks)))
                    .answer();
            if (answer != null) {
                assertProblem(400, answer);
                assertNull(connection.answer());
            }
        }
    }

    @Test
    void clientThatAsksFirstIsToldToSendItsBody() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            String head = "Expect: 100-continue\r\nContent-Length: ";
            assertEquals(
                    100,
                    connection
                            .send(at(post(head + body().length(), "")))
                            .answer()
                            .status());
            assertEquals(200, connection.send(body()).answer().status());
        }
    }

    @Test
    void clientThatAsksFirstIsToldAtOnceThatItsBodyIsTooLarge() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            assertProblem(
                    413,
                    connection
                            .send(at(post("Expect: 100-continue\r\nContent-Length: 99999999", "")))
                            .answer());
            assertNull(connection.answer());
        }
    }

    @Test
    void bodyThatIsNotJsonIsAProblemAfterTheClientWasToldToSendIt() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            connection.send(at(post("Expect: 100-continue\r\nContent-Length: 1", "")));
            assertEquals(100, connection.answer().status());
            RawConnection.Answer answer = connection.send("{").answer();
            assertTrue(answer.status() == 400 || answer.status() == 200, answer.text());
        }
    }

    @Test
    void methodsOfAPathAreTheSameWhereTheyAreAskedForAndWhereOneIsRefused() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            for (String path : List.of("@", "@/", "#", "/q/health/live", "/q/metrics", "/q/openapi")) {
                String rest = at(path) + " HTTP/1.1\r\nHost: parley\r\nAccept-Encoding: gzip\r\n\r\n";
                RawConnection.Answer options =
                        connection.send("OPTIONS " + rest).answer();
                assertEquals(204, options.status(), path);
                assertNull(options.header("Content-Encoding"), path);
                RawConnection.Answer refusal = connection.send("PATCH " + rest).answer();
                assertEquals(405, refusal.status(), path);
                assertNotNull(refusal.header("Allow"), path);
                assertEquals(refusal.header("Allow"), options.header("Allow"), path);
                assertFalse(refusal.header("Allow").contains("PATCH"), path);
            }
            assertEquals(
                    204,
                    connection
                            .send("OPTIONS * HTTP/1.1\r\nHost: parley\r\n\r\n")
                            .answer()
                            .status());
        }
    }

    @Test
    void answerWithoutABodyHasNoEncoding() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            for (String path : List.of("@", "/q/openapi", "/q/metrics")) {
                connection.send(at("HEAD " + path + " HTTP/1.1\r\nHost: parley\r\nAccept-Encoding: gzip\r\n\r\n"));
                RawConnection.Answer head = connection.head();
                assertEquals(200, head.status(), path);
                assertNull(head.header("Content-Encoding"), path);
                assertNull(head.header("Transfer-Encoding"), path);
            }
        }
    }

    @Test
    void compressedAnswerSaysThatThereIsAPlainOne() throws IOException {
        try (RawConnection connection = new RawConnection()) {
            for (String path : List.of("@", "/q/openapi")) {
                String start = at("GET " + path + " HTTP/1.1\r\nHost: parley\r\n");
                RawConnection.Answer plain = connection.send(start + "\r\n").answer();
                RawConnection.Answer refused = connection
                        .send(start + "Accept-Encoding: br, gzip;q=0\r\n\r\n")
                        .answer();
                RawConnection.Answer zipped = connection
                        .send(start + "Accept-Encoding: br, gzip\r\n\r\n")
                        .answer();
                assertNull(plain.header("Content-Encoding"), path);
                assertNull(refused.header("Content-Encoding"), path);
                assertEquals("gzip", zipped.header("Content-Encoding"), path);
                for (RawConnection.Answer answer : List.of(plain, refused, zipped)) {
                    assertTrue(answer.header("Vary").toLowerCase(Locale.ROOT).contains("accept-encoding"), path);
                }
            }
        }
    }

    /** A request with the placeholders filled in. */
    protected final String at(String request) {
        return request.replace("user@", "user\u0001")
                .replace("@", readPath())
                .replace("#", writePath())
                .replace('\u0001', '@');
    }

    private static String get(String version) {
        return "GET @ HTTP/" + version + "\r\nHost: parley\r\n\r\n";
    }

    private static String post(String headers, String body) {
        return "POST # HTTP/1.1\r\nHost: parley\r\nContent-Type: application/json\r\n" + headers + "\r\n\r\n" + body;
    }

    private static String chunks(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    protected static void assertProblem(int status, RawConnection.Answer answer) {
        assertNotNull(answer, "the connection was closed without an answer");
        assertEquals(status, answer.status(), answer.text());
        assertEquals(
                Problem.MEDIA_TYPE,
                String.valueOf(answer.header("Content-Type")).split(";")[0],
                answer.text());
        assertTrue(answer.text().contains("\"type\":\"https://parley.dev/problems/"), answer.text());
        assertTrue(answer.text().contains("\"status\":" + status), answer.text());
        assertFalse(answer.text().contains("Exception"), answer.text());
        assertEquals(status == 405, answer.header("Allow") != null, answer.text());
    }
}
