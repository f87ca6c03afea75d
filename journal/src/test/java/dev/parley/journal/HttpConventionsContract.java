package dev.parley.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import dev.parley.http.RawConnection;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/**
 * What a request must look like, and how a bad one is answered: no collection can change that. So only the collections
 * of a test application run this, beside the life of their documents.
 */
public abstract class HttpConventionsContract extends CollectionContract {

    private static final int BODY_LIMIT = 32 * 1024 * 1024;

    // preconditions

    @Test
    void replacementNeedsIfMatch() {
        String id = created();
        assertProblem(428, put(id, changed(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "v1", "W/1", "\"1", "1\"", "'1'", "\"1\" \"2\"", "\"1\", 2", "*, \"1\"", "\"a b\""})
    void ifMatchThatIsNoEntityTagIsRejected(String malformed) {
        String id = created();
        assertProblem(400, put(id, changed(id), malformed))
                .body("type", endsWith("/invalid-request"))
                .body("detail", containsString("as in `If-Match: \"1\"`"));
        assertProblem(400, retract(id, malformed));
        given().get(at(id)).then().header("ETag", "\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", " \"1\" ", "\"9\", \"1\"", "\"9\",\"1\",", "\"a,b\", \"1\"", "*", "\"1-gzip\""})
    void ifMatchMayBeAListOfEntityTagsOrAny(String tags) {
        String id = created();
        put(id, changed(id), tags).then().statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void entityTagOfAReadingAtAMomentIsExplained() {
        String id = created();
        String moment = given().get(at(id)).path("recordedAt");
        for (String clock : List.of("knownAt=2030-01-01T00:00:00Z", "recordedAt=" + moment)) {
            String tag = given().get(at(id) + "?" + clock).header("ETag");
            assertProblem(400, put(id, changed(id), tag))
                    .body("type", endsWith("/invalid-request"))
                    .body("detail", containsString("Read the document without them"));
        }
    }

    @Test
    void weakEntityTagIsExplained() {
        String id = created();
        for (String tag : List.of("W/\"1\"", "W/\"1-gzip\"")) {
            assertProblem(412, put(id, changed(id), tag))
                    .body("type", endsWith("/stale-version"))
                    .body("detail", containsString("proxy that compresses"));
        }
        assertProblem(412, put(id, changed(id), "W/\"7\"")).body("detail", is("The present version is \"1\"."));
    }

    @Test
    void compressedFormHasATagOfItsOwnThatPreconditionsAccept() throws IOException {
        String id = created();
        try (RawConnection connection = new RawConnection()) {
            String read = "GET " + at(id) + " HTTP/1.1\r\nHost: parley\r\nAccept-Encoding: gzip\r\n";
            RawConnection.Answer zipped = connection.send(read + "\r\n").answer();
            assertThat(zipped.header("Content-Encoding"), is("gzip"));
            assertThat(zipped.header("ETag"), is("\"1-gzip\""));
            RawConnection.Answer unchanged = connection
                    .send(read + "If-None-Match: \"0\", \"1-gzip\"\r\n\r\n")
                    .answer();
            assertThat(unchanged.status(), is(304));
            assertThat(unchanged.header("ETag"), is("\"1-gzip\""));
            assertThat(unchanged.header("Vary"), equalToIgnoringCase("Accept-Encoding"));
            assertThat(unchanged.header("Content-Encoding"), is(nullValue()));
        }
        // a client that reads no gzip has no use for the compressed form that a cache holds
        given().header("If-None-Match", "\"1-gzip\"")
                .get(at(id))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Vary", equalToIgnoringCase("Accept-Encoding"));
        put(id, changed(id), "\"1-gzip\"").then().statusCode(200);
        assertProblem(412, put(id, document(id), "\"1-gzip\""));
    }

    @Test
    void ifMatchOnWhatIsNotThereIsRejected() {
        String id = freshId();
        assertProblem(412, put(id, document(id), "\"1\""));
    }

    @Test
    void creationCanInsistOnBeingTheFirst() {
        String id = created();
        assertProblem(
                412,
                given().header("If-None-Match", "*")
                        .contentType(JSON)
                        .body(changed(id))
                        .put(at(id)));
    }

    @Test
    void unchangedDocumentIsNotSentAgain() {
        String id = created();
        given().header("If-None-Match", "\"1\"")
                .get(at(id))
                .then()
                .statusCode(304)
                .header("ETag", "\"1\"")
                .body(is(""));
        given().header("If-None-Match", "\"2\"").get(at(id)).then().statusCode(200);
    }

    @Test
    void retractionNeedsReasonAndVersion() {
        String id = created();
        assertProblem(400, given().header("If-Match", "\"1\"").delete(at(id)));
        assertProblem(
                400,
                given().header("If-Match", "\"1\"").queryParam("reason", " ").delete(at(id)));
        assertProblem(428, given().queryParam("reason", "entered twice").delete(at(id)));
        assertProblem(
                412,
                given().header("If-Match", "\"9\"")
                        .queryParam("reason", "entered twice")
                        .delete(at(id)));
    }

    // bodies

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"a\":1,}", "{\"a\":NaN}", "// no\n{}"})
    void whatIsNotJsonIsRejected(String body) {
        assertProblem(400, send(body)).body("type", endsWith("/malformed-json"));
    }

    @Test
    void whatGoesOnAfterTheDocumentIsRejected() {
        assertProblem(400, send(json(document(freshId())) + "{}")).body("type", endsWith("/malformed-json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "5", "true"})
    void whatIsNotAnObjectIsRejected(String body) {
        assertProblem(400, send(body)).body("type", endsWith("/invalid-document"));
    }

    /** What no JSON value is, each as the bytes that these characters are in ISO 8859-1. */
    static Stream<String> brokenValues() {
        return Stream.of(
                "{\"a\":1,}",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":[{\"c\":1,\"c\":1}]}}",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "05",
                "-05",
                "+1",
                ".5",
                "1.",
                "0x1F",
                "NaN",
                "-Infinity",
                "tru",
                "True",
                "/* no */ 1",
                "1 // no\n",
                "# no\n1",
                "\"\\q\"",
                "\"\\u12g4\"",
                "\"a\tb\"",
                "\"a\nb\"",
                "\"\0\"",
                "[".repeat(100) + "]".repeat(100),
                "1".repeat(41),
                "\"" + "x".repeat(100_001) + "\"",
                // windows-1252, overlong forms, half of a surrogate pair, beyond Unicode, cut short, out of place
                "\"T\u00fcrkiye\"",
                "\"\u00c0\u00af\"",
                "\"\u00e0\u0080\u00af\"",
                "\"\u00f0\u0080\u0080\u00af\"",
                "\"\u00ed\u00a0\u0080\"",
                "\"\u00f4\u0090\u0080\u0080\"",
                "\"\u00f5\u0080\u0080\u0080\"",
                "\"\u00e2\u0082\"",
                "\"\u0080\"");
    }

    @ParameterizedTest
    @MethodSource("brokenValues")
    void whatIsNotJsonAtAnyDepthIsRefusedWithItsPlace(String value) {
        String document = "{\"citations\":[{\"unknown\":" + value + "}],\"colour\":\"red\"}";
        assertMalformed(given().contentType(JSON).body(bytes(document)).post(path()));
        assertMalformed(given().contentType(JSON).body(bytes(document)).put(at(freshId())));
        String first = freshId();
        assertMalformed(given().contentType(JSON)
                .body(bytes("[" + json(document(first)) + "," + document + "]"))
                .post(batchPath()));
        assertProblem(404, given().get(at(first)));
    }

    @ParameterizedTest
    @MethodSource("brokenValues")
    void lineThatIsNotJsonAtAnyDepthIsRefusedAloneWithItsPlace(String value) {
        String first = freshId();
        String broken = "{\"citations\":[{\"unknown\":" + value.replace("\n", "\r") + "}]}";
        lines().body(bytes(json(document(first)) + "\n\n" + broken + "\n"))
                .post(batchPath())
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "refused"))
                .body("items[1].problem.type", endsWith("/malformed-json"))
                .body("items[1].problem.detail", matchesPattern("(?s).*\\(line [34], column \\d+\\)\\."));
    }

    @Test
    void whatIsCutShortAnywhereIsRefusedWithItsPlace() {
        String whole = json(cited(freshId()));
        for (int length = 1; length < whole.length(); length++) {
            assertMalformed(given().contentType(JSON)
                    .body(whole.substring(0, length).getBytes(StandardCharsets.UTF_8))
                    .post(path()));
        }
    }

    @Test
    void byteOrderMarkOfUtf8IsPassedOverAndOtherEncodingsAreRefused() {
        String document = json(document(freshId()));
        given().contentType(JSON)
                .body(("\ufeff" + document).getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(201);
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
            assertMalformed(
                    given().contentType(JSON).body(document.getBytes(charset)).post(path()));
        }
    }

    private static void assertMalformed(Response response) {
        assertProblem(400, response)
                .body("type", endsWith("/malformed-json"))
                .body("detail", matchesPattern("(?s).*\\(line \\d+, column \\d+\\)\\."));
    }

    private static byte[] bytes(String characters) {
        return characters.getBytes(StandardCharsets.ISO_8859_1);
    }

    // encodings of bodies

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "identity, gzip"})
    void bodyMayBeSentAsGzip(String encoding) {
        String id = freshId();
        given().contentType(JSON)
                .header("Content-Encoding", encoding)
                .body(gzip(json(document(id)).getBytes(StandardCharsets.UTF_8)))
                .put(at(id))
                .then()
                .statusCode(201);
        given().contentType(JSON)
                .header("Content-Encoding", encoding)
                .body(gzip(json(List.of(document(freshId()))).getBytes(StandardCharsets.UTF_8)))
                .post(batchPath())
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created"));
    }

    @Test
    void gzipOfSeveralMembersIsReadToItsEnd() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            members.write(gzip((json(document(freshId())) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        given().contentType(LINES)
                .header("Content-Encoding", "gzip")
                .body(members.toByteArray())
                .post(batchPath())
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "created", "created"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "br", "zstd", "compress", "gzip, gzip", "gzip, br", "utf-8"})
    void otherEncodingsAreRefusedWithTheOneThatIsTaken(String encoding) {
        for (String path : List.of(path(), batchPath())) {
            assertProblem(
                            415,
                            given().contentType(JSON)
                                    .header("Content-Encoding", encoding)
                                    .body(gzip(json(document(freshId())).getBytes(StandardCharsets.UTF_8)))
                                    .post(path))
                    .header("Accept-Encoding", "gzip");
        }
    }

    @Test
    void encodingThatSaysNothingIsPassedOver() {
        given().contentType(JSON)
                .header("Content-Encoding", "identity")
                .body(json(document(freshId())).getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(201);
    }

    @Test
    void whatIsNoGzipOrCutShortIsRefused() {
        byte[] body = gzip(json(document(freshId())).getBytes(StandardCharsets.UTF_8));
        for (byte[] broken : List.of(
                "{}".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(body, 5), Arrays.copyOf(body, body.length - 9))) {
            for (String path : List.of(path(), batchPath())) {
                assertProblem(
                                400,
                                given().contentType(JSON)
                                        .header("Content-Encoding", "gzip")
                                        .body(broken)
                                        .post(path))
                        .body("detail", containsString("gzip"));
            }
        }
    }

    @Test
    void limitOfABodyCountsWhatIsInflated() {
        byte[] bomb = new byte[BODY_LIMIT + 1];
        Arrays.fill(bomb, (byte) ' ');
        for (String path : List.of(path(), batchPath())) {
            assertProblem(
                    413,
                    given().contentType(JSON)
                            .header("Content-Encoding", "gzip")
                            .body(gzip(bomb))
                            .post(path));
        }
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(sent)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sent.toByteArray();
    }

    @Test
    void doubledPropertyIsNamed() {
        String property = stringProperty();
        assertProblem(400, send("{\"" + property + "\":\"a\",\"" + property + "\":\"b\"}"))
                .body("detail", containsString(property));
    }

    @Test
    void unknownPropertiesAreNamed() {
        Map<String, Object> document = document(freshId());
        document.put("colour", "red");
        document.put("a/b~c", Map.of("nested", List.of(1)));
        assertProblem(400, post(document)).body("violations.pointer", containsInAnyOrder("/colour", "/a~1b~0c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud83d"})
    void textThatCannotBeStoredIsRejected(String text) {
        assertProblem(
                        400,
                        send(json(with(document(freshId()), stringProperty(), "@"))
                                .replace("\"@\"", '"' + text + '"')))
                .body("violations.pointer", contains("/" + stringProperty()));
    }

    @Test
    void whatIsNotUtf8IsRejected() {
        byte[] body = json(with(document(freshId()), stringProperty(), "@@")).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '@' ? (byte) 0xc3 : body[i];
        }
        assertProblem(400, given().contentType(JSON).body(body).post(path()));
    }

    @Test
    void bottomlessNestingIsRejected() {
        String nested = "[".repeat(100) + "]".repeat(100);
        assertProblem(400, send("{\"" + stringProperty() + "\":" + nested + "}"));
        assertProblem(400, send("{\"unknown\":" + nested + "}"));
    }

    // paths, and what frameworks answer by themselves

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "a%20b", "-a", "%C3%A4", "a~b"})
    void unusableIdInThePathIsRejected(String id) {
        Map<String, Object> document = document(freshId());
        document.remove(idProperty());
        assertProblem(
                400,
                given().urlEncodingEnabled(false)
                        .contentType(JSON)
                        .body(document)
                        .put(path() + "/" + id));
    }

    @Test
    void unknownPathIsNotFound() {
        assertProblem(404, given().get(at(freshId()) + "/nothing/here"));
    }

    @Test
    void nulInThePathIsNotFound() {
        RequestSpecification request = given().urlEncodingEnabled(false);
        assertProblem(404, request.get(at("a%00b")));
        assertProblem(404, request.contentType(JSON).body(document(freshId())).put(at("a%00b")));
    }

    @Test
    void unsupportedMethodIsRejected() {
        assertProblem(405, given().delete(path()));
        assertProblem(405, given().patch(at(freshId())));
    }

    @Test
    void unsupportedMediaTypeIsRejected() {
        assertProblem(415, given().contentType("text/plain").body("text").post(path()));
        assertProblem(415, given().contentType("text/plain").body("text").put(at(freshId())));
        assertProblem(415, given().contentType("text/plain").body("text").post(batchPath()));
    }

    @Test
    void unacceptableMediaTypeIsRejected() {
        assertProblem(406, given().accept("image/png").get(path()));
    }

    @Test
    void bodyOverTheLimitIsRejected() throws IOException {
        URI uri = URI.create(RestAssured.baseURI);
        try (Socket socket = new Socket(uri.getHost(), RestAssured.port)) {
            socket.setSoTimeout(300_000);
            OutputStream request = socket.getOutputStream();
            request.write(("POST " + path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Connection: close\r\nContent-Length: " + (BODY_LIMIT + 1) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            request.flush();
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response, startsWith("HTTP/1.1 413 "));
            assertThat(response, containsString("application/problem+json"));
            assertThat(response, containsString("\"type\":\"https://parley.dev/problems/too-large\""));
            assertThat(response, containsString("\"instance\":\"" + path() + "\""));
        }
    }

    // query parameters

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour=red",
                "includeRetracted=maybe",
                "knownAt=yesterday",
                "knownAt=2023-02-30T00:00:00Z",
                "knownAt=2023-02-30",
                "knownAt=2023-10",
                "knownAt=20231009",
                "recordedAt=",
                "recordedAt=2999-01-01T00:00:00Z",
                "recordedAt=2999-01-01",
                "knownAt=%2B999999-01-01T00:00:00Z",
                "recordedAt=-999999-01-01T00:00:00Z"
            })
    void unusableQueryParameterIsRejected(String query) {
        String id = created();
        String name = query.substring(0, query.indexOf('='));
        for (String path : List.of(at(id), path())) {
            assertProblem(400, given().urlEncodingEnabled(false).get(path + "?" + query))
                    .body("violations.message", contains(containsString(name)));
        }
    }

    @Test
    void dateStandsForItsEndAndTheDayThatStillGoesOnEndsNow() {
        String id = freshId();
        given().contentType(JSON).body(cited(id)).put(at(id)).then().statusCode(201);
        String published = given().get(at(id)).path("knownAt");
        String day = published.substring(0, 10);
        given().queryParam("knownAt", day)
                .get(at(id))
                .then()
                .statusCode(200)
                .header("ETag", "\"1-k" + day + "T23:59:59.999999Z\"");
        assertProblem(
                404,
                given().queryParam("knownAt", LocalDate.parse(day).minusDays(1).toString())
                        .get(at(id)));
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        for (String path : List.of(at(id), path())) {
            given().queryParam("recordedAt", today).get(path).then().statusCode(200);
            given().queryParam("knownAt", today).get(path).then().statusCode(200);
        }
        assertProblem(404, given().queryParam("recordedAt", yesterday).get(at(id)));
    }

    @Test
    void everyUnusableQueryParameterIsNamed() {
        assertProblem(400, given().get(path() + "?limit=abc&cursor=abc&colour=red&knownAt=now&knownAt=then"))
                .body("violations.pointer", hasItems("/limit", "/cursor", "/colour", "/knownAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "1.5", "abc", "", "99999999999999999999"})
    void unusableLimitIsRejected(String limit) {
        assertProblem(400, given().queryParam("limit", limit).get(path()))
                .body("violations.pointer", contains("/limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "%%%", "MQ==", "AAAA"})
    void unusableCursorIsRejected(String cursor) {
        assertProblem(400, given().queryParam("cursor", cursor).get(path()))
                .body("violations.pointer", contains("/cursor"));
    }

    @Test
    void cursorBelongsToItsListWithItsFiltersAndClocks() {
        String a = created();
        String b = created();
        String c = created();
        put(a, changed(a), "\"1\"").then().statusCode(200);
        String list = path() + "?id=" + a + "," + b + "," + c;
        String clocks = list + "&knownAt=2999-01-01T00:00:00Z";
        String history = at(a) + "/history";
        String cursor = next(list);

        // the same list: the parameters may come in another order, and the pages may be of another length
        assertPage(list, cursor);
        assertPage(list + "&limit=1", cursor);
        assertPage(
                path() + "?id=" + c + "&includeRetracted=false&id=" + b + "," + a,
                next(list + "&includeRetracted=false"));
        assertPage(clocks, next(clocks));
        assertPage(history, next(history));
        List.of(path(), list + "," + freshId(), clocks, list + "&includeRetracted=true", history)
                .forEach(elsewhere -> assertElsewhere(elsewhere, cursor));
        assertElsewhere(list, next(clocks));
        assertElsewhere(at(b) + "/history", next(history));
    }

    private static String and(String path, String parameter) {
        return path + (path.contains("?") ? "&" : "?") + parameter;
    }

    private static String next(String list) {
        String next =
                given().urlEncodingEnabled(false).get(and(list, "limit=1")).path("next");
        assertThat(list, next, notNullValue());
        return next;
    }

    private static void assertPage(String list, String cursor) {
        given().urlEncodingEnabled(false)
                .get(and(list, "cursor=" + cursor))
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(0));
    }

    private static void assertElsewhere(String list, String cursor) {
        assertProblem(400, given().urlEncodingEnabled(false).get(and(list, "cursor=" + cursor)))
                .body("violations.pointer", contains("/cursor"))
                .body("violations.message", contains(containsString("other filters or clocks")));
    }

    @Test
    void listsAsRecordedTakeNoFilters() {
        assertProblem(400, given().get(path() + "?recordedAt=2020-01-01T00:00:00Z&id=a"))
                .body("violations.pointer", contains("/id"));
        given().get(path() + "?recordedAt=2020-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    // whole lists

    @Test
    void linesOfAnEmptyListAreEmpty() {
        given().accept(LINES)
                .get(path() + "?id=" + freshId())
                .then()
                .statusCode(200)
                .contentType(startsWith(LINES))
                .body(is(""));
    }

    @Test
    void linesTakeTheClocksAndFiltersOfTheList() {
        String id = created();
        given().accept(LINES)
                .get(path() + "?recordedAt=2020-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body(is(""));
        String recorded = given().get(at(id)).path("recordedAt");
        given().accept(LINES)
                .queryParam("recordedAt", recorded)
                .get(path())
                .then()
                .statusCode(200)
                .body(containsString(recorded));
        assertProblem(400, given().accept(LINES).get(path() + "?recordedAt=" + recorded + "&id=" + id + "&limit=1"))
                .body("violations.pointer", containsInAnyOrder("/id", "/limit"));
    }

    @Test
    void wholeListHasNoPages() {
        assertProblem(400, given().accept(LINES).get(path() + "?limit=5&cursor=abc&colour=red"))
                .body("violations.pointer", containsInAnyOrder("/limit", "/cursor", "/colour"))
                .body("violations.message", hasItem(containsString("whole list")));
    }

    // forms of batches

    @Test
    void brokenListIsRefusedBeforeAnyOfItIsWritten() {
        String first = freshId();
        String whole = json(Stream.concat(
                        Stream.of(document(first)),
                        Stream.generate(() -> document(freshId())).limit(300))
                .toList());
        for (String broken : List.of(whole.substring(0, whole.length() - 9), whole + ",")) {
            assertProblem(400, given().contentType(JSON).body(broken).post(batchPath()))
                    .body("type", endsWith("/malformed-json"));
            assertProblem(404, given().get(at(first)));
        }
    }

    @Test
    void longestListIsHeldToBeforeAnyOfItIsWritten() {
        String first = freshId();
        String items = json(document(first)) + ",{}".repeat(10_000);
        assertProblem(413, given().contentType(JSON).body("[" + items + "]").post(batchPath()));
        assertProblem(413, lines().body(items.replace("},{", "}\n{")).post(batchPath()));
        assertProblem(404, given().get(at(first)));
    }

    @Test
    void lineThatGoesOnAfterItsEndIsRefusedAlone() {
        String first = freshId();
        String last = freshId();
        lines().body(json(document(first)) + "\n" + json(document(freshId())) + "{}\n" + json(document(last)))
                .post(batchPath())
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "refused", "created"))
                .body("items[1].problem.type", endsWith("/malformed-json"));
        given().get(at(last)).then().statusCode(200);
    }

    @Test
    void lineThatIsNotUtf8IsRefusedAlone() {
        String sound = freshId();
        byte[] body = (json(with(document(freshId()), stringProperty(), "@")) + "\r\n" + json(document(sound)))
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '@' ? (byte) 0xc3 : body[i];
        }
        given().contentType(LINES)
                .body(body)
                .post(batchPath())
                .then()
                .statusCode(200)
                .body("items.outcome", contains("refused", "created"))
                .body("items[0].problem.type", endsWith("/malformed-json"));
    }

    @Test
    void batchOfLinesIsReadLineByLine() {
        String first = freshId();
        String second = freshId();
        String body = json(document(first)) + "\n\n{\"broken\n" + json(document(second));
        lines().body(body)
                .post(batchPath())
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "refused", "created"))
                .body("items[1].problem.type", endsWith("/malformed-json"));
        given().get(at(second)).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[{}", "[{\"a\":}]", "5"})
    void whatIsNoBatchIsRejected(String body) {
        assertProblem(400, given().contentType(JSON).body(body).post(batchPath()));
    }

    @Test
    void emptyBatchDoesNothing() {
        batch("", List.of()).then().statusCode(200).body("items", empty());
    }
}
