package dev.parley.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/**
 * What holds for every collection of documents, whatever they are. A collection's test extends this and says where it
 * is and what its documents look like. Every test takes ids of its own, so that nothing needs to be cleaned up.
 */
public abstract class CollectionContract {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final int BODY_LIMIT = 32 * 1024 * 1024;
    private static final String PUBLISHED = "2024-06-01T12:00:00.123456Z";
    private static final String JUST_BEFORE = "2024-06-01T12:00:00.123455Z";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Where the collection is, as {@code /v1/actors}. */
    protected abstract String path();

    /** A sound document with this id, always the same. Its references are written by {@link #prepare}. */
    protected abstract Map<String, Object> document(String id);

    /** What the document with this id may be replaced by. */
    protected abstract Map<String, Object> changed(String id);

    /** A sound document with this id that has citations, if documents of this collection can have any. */
    protected Map<String, Object> cited(String id) {
        return document(id);
    }

    /** The name of a property that holds a string, whether or not {@link #document} has it. */
    protected abstract String stringProperty();

    /** Writes what the documents refer to; called before every test. */
    protected void prepare() {}

    /** Another id with every call. */
    protected String freshId() {
        return UUID.randomUUID().toString();
    }

    /** The property that is the id. */
    protected String idProperty() {
        return "id";
    }

    protected String batchPath() {
        return path() + "/batch";
    }

    @BeforeEach
    void prepareReferences() {
        prepare();
    }

    // writing

    @Test
    void newDocumentIsCreatedAndReadBack() {
        String id = freshId();
        Response created = put(id, document(id));
        created.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(path() + "/" + id))
                .body("version", is(1))
                .body("recordedBy", notNullValue());
        RestAssured.get(URI.create(created.header("Location")))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(idProperty(), equalTo(document(id).get(idProperty())))
                .body("recordedAt", equalTo(created.path("recordedAt")));
    }

    @Test
    void idMayBeLeftToThePath() {
        String id = freshId();
        Map<String, Object> document = document(id);
        document.remove(idProperty());
        put(id, document).then().statusCode(201);
        given().header("If-Match", "\"7\"")
                .contentType(JSON)
                .body(document(id))
                .put(at(id))
                .then()
                .statusCode(200)
                .body("version", is(1));
    }

    @Test
    void idInTheBodyMustBeTheOneInThePath() {
        assertProblem(400, put(freshId(), document(freshId()))).body("violations.pointer", hasItem("/" + idProperty()));
    }

    @Test
    void equalContentIsNoNewVersionWhateverIfMatchSays() {
        String id = created();
        for (String tag : List.of("", "\"1\"", "\"99\"", "*")) {
            RequestSpecification request = given().contentType(JSON).body(document(id));
            (tag.isEmpty() ? request : request.header("If-Match", tag))
                    .put(at(id))
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"");
        }
        given().get(at(id) + "/history").then().body("items.version", contains(1));
    }

    @Test
    void replacementCountsAVersion() {
        String id = created();
        put(id, changed(id), "\"1\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Location", nullValue())
                .body("version", is(2));
    }

    @Test
    void replacementNeedsIfMatch() {
        String id = created();
        assertProblem(428, put(id, changed(id)));
    }

    @Test
    void staleIfMatchIsRejected() {
        String id = created();
        put(id, changed(id), "\"1\"").then().statusCode(200);
        assertProblem(412, put(id, document(id), "\"1\""));
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
    void postCanBeRepeatedWithTheSameContentOnly() {
        String id = freshId();
        post(document(id)).then().statusCode(201).header("Location", endsWith(path() + "/" + id));
        post(document(id)).then().statusCode(200).header("ETag", "\"1\"");
        assertProblem(409, post(changed(id))).body("type", endsWith("/id-taken"));
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "../a", "Upper", "", "batch"})
    void unusableIdInTheBodyIsRejected(String id) {
        assertProblem(400, post(with(document(freshId()), idProperty(), id)))
                .body("violations.pointer", hasItem("/" + idProperty()));
    }

    // shape

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

    @Test
    void everyWrongTypeIsNamed() {
        Map<String, Object> document = document(freshId());
        List<String> pointers =
                document.keySet().stream().map(property -> "/" + property).toList();
        document.replaceAll((property, value) -> true);
        assertProblem(400, post(document))
                .body("violations.pointer", containsInAnyOrder(pointers.toArray()))
                .body("violations.message", everyItem(not(blankOrNullString())));
    }

    @Test
    void everyMissingPropertyIsNamed() {
        assertProblem(400, send("{}")).body("violations.pointer", hasItem("/marking"));
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

    @Test
    void everyMarkingButClearIsRejected() {
        for (String marking : List.of("GREEN", "AMBER", "AMBER+STRICT", "RED")) {
            assertProblem(422, post(with(document(freshId()), "marking", marking)))
                    .body("violations.pointer", contains("/marking"));
        }
    }

    // what frameworks answer by themselves

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
        assertProblem(406, given().accept("text/csv").get(path()));
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

    // reading

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
    void unknownDocumentIsNotFound() {
        String id = freshId();
        assertProblem(404, given().get(at(id)));
        assertProblem(404, given().get(at(id) + "/history"));
        assertProblem(
                404,
                given().queryParam("reason", "none").header("If-Match", "*").delete(at(id)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour=red",
                "includeRetracted=maybe",
                "knownAt=yesterday",
                "knownAt=2023-02-30T00:00:00Z",
                "knownAt=2023-10-09",
                "recordedAt=",
                "recordedAt=2999-01-01T00:00:00Z",
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
    void pagesHoldEverythingOnceAndLinkToTheNext() {
        List<String> ids = Stream.generate(this::created).limit(5).toList();
        List<Object> read = new ArrayList<>();
        String next = path() + "?limit=2&id=" + String.join("&id=", ids);
        for (int page = 0; next != null && page < 5; page++) {
            Response response = given().urlEncodingEnabled(false).get(next);
            response.then().statusCode(200);
            read.addAll(response.path("items." + idProperty()));
            String link = response.header("Link");
            if (response.path("next") != null) {
                assertThat(link, matchesPattern("<http.*[?&]cursor=.*>; rel=\"next\""));
            }
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(
                read,
                containsInAnyOrder(ids.stream()
                        .map(id -> equalTo(document(id).get(idProperty())))
                        .collect(Collectors.toList())));
    }

    @Test
    void listsLeaveOutTheRetractedUnlessAskedFor() {
        String id = retracted();
        given().get(path() + "?id=" + id).then().statusCode(200).body("items", empty());
        given().get(path() + "?includeRetracted=true&id=" + id)
                .then()
                .statusCode(200)
                .body("items.retraction.reason", contains("entered twice"));
    }

    // retraction, history, the clock of recording

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

    @Test
    void retractedDocumentIsGoneButNotForgotten() {
        String id = retracted();
        assertProblem(410, given().get(at(id))).body("detail", containsString("entered twice"));
        given().get(at(id) + "?includeRetracted=true")
                .then()
                .statusCode(200)
                .body("version", is(2))
                .body("retraction.reason", is("entered twice"))
                .body("retraction.at", notNullValue())
                .body("retraction.by", notNullValue());
        assertProblem(410, put(id, changed(id), "\"2\""));
        assertProblem(410, post(document(id)));
    }

    @Test
    void retractionCanBeRepeated() {
        String id = retracted();
        retract(id, "\"1\"").then().statusCode(204);
        given().get(at(id) + "/history").then().body("items.change", contains("CREATED", "RETRACTED"));
    }

    @Test
    void readAsRecordedBeforeRetractionStillShowsTheDocument() {
        String id = created();
        String recorded = given().get(at(id)).path("recordedAt");
        retract(id, "\"1\"").then().statusCode(204);
        given().queryParam("recordedAt", recorded)
                .get(at(id))
                .then()
                .statusCode(200)
                .header("ETag", "\"1-r" + recorded + "\"")
                .body("version", is(1))
                .body("retraction", nullValue());
        assertProblem(
                404,
                given().queryParam(
                                "recordedAt",
                                Instant.parse(recorded)
                                        .minus(1, ChronoUnit.MICROS)
                                        .toString())
                        .get(at(id)));
    }

    @Test
    void historyListsEveryVersion() {
        String id = created();
        put(id, changed(id), "\"1\"").then().statusCode(200);
        retract(id, "\"2\"").then().statusCode(204);
        given().get(at(id) + "/history")
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2, 3))
                .body("items.change", contains("CREATED", "UPDATED", "RETRACTED"))
                .body("items.recordedAt", everyItem(notNullValue()))
                .body("items[0].document." + idProperty(), equalTo(document(id).get(idProperty())))
                .body("items[2].retraction.reason", is("entered twice"));
        Response first = given().get(at(id) + "/history?limit=2");
        first.then().body("items.version", contains(1, 2));
        given().queryParam("cursor", first.<String>path("next"))
                .get(at(id) + "/history")
                .then()
                .body("items.version", contains(3));
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

    // the two clocks

    @Test
    void documentIsKnownFromTheVeryInstantOfItsPublicationOn() {
        String id = freshId();
        put(id, publishedAt(PUBLISHED, cited(id))).then().statusCode(201);
        if (!hasCitations()) {
            given().queryParam("knownAt", "1900-01-01T00:00:00Z")
                    .get(at(id))
                    .then()
                    .statusCode(200);
            assertThat(listed(id, "knownAt", "1900-01-01T00:00:00Z"), is(true));
            return;
        }
        given().get(at(id)).then().body("knownAt", is(PUBLISHED));
        given().queryParam("knownAt", PUBLISHED).get(at(id)).then().statusCode(200);
        assertProblem(404, given().queryParam("knownAt", JUST_BEFORE).get(at(id)));
        assertThat(listed(id, "knownAt", PUBLISHED), is(true));
        assertThat(listed(id, "knownAt", JUST_BEFORE), is(false));
    }

    @Test
    void clocksTickInMicroseconds() {
        String id = freshId();
        put(id, publishedAt(PUBLISHED.replace("Z", "789Z"), cited(id))).then().statusCode(201);
        String finer = PUBLISHED.replace("Z", "001Z");
        given().queryParam("knownAt", finer).get(at(id)).then().statusCode(200);
        assertThat(listed(id, "knownAt", finer), is(true));
    }

    @Test
    void dayOfPublicationCountsFromItsEnd() {
        String id = freshId();
        put(id, publishedAt("2024-06-01", cited(id))).then().statusCode(201);
        given().queryParam("knownAt", "2024-06-01T23:59:59.999Z")
                .get(at(id))
                .then()
                .statusCode(200);
        assertThat(listed(id, "knownAt", "2024-06-01T23:59:59.998Z"), is(!hasCitations()));
        assertThat(listed(id, "knownAt", "2024-06-01T23:59:59.999Z"), is(true));
    }

    @Test
    void bothClocksShowTheVersionThatStoodAsFarAsItWasPublic() {
        String id = freshId();
        String first = put(id, publishedAt(PUBLISHED, cited(id))).path("recordedAt");
        Map<String, Object> amended = publishedAt(PUBLISHED, cited(id));
        changed(id)
                .forEach((property, value) -> amended.merge(
                        property,
                        value,
                        (old, other) ->
                                property.equals("citations") || property.equals("reports") || property.equals("claims")
                                        ? old
                                        : other));
        String second = put(id, publishedAt(PUBLISHED, amended), "\"1\"").path("recordedAt");
        String between = Instant.parse(second).minus(1, ChronoUnit.MICROS).toString();
        retract(id, "\"2\"").then().statusCode(204);

        for (String recorded : List.of(first, between)) {
            given().queryParam("recordedAt", recorded)
                    .queryParam("knownAt", PUBLISHED)
                    .get(at(id))
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1-k" + PUBLISHED + "-r" + recorded + "\"")
                    .body("version", is(1));
        }
        given().queryParam("recordedAt", second)
                .queryParam("knownAt", PUBLISHED)
                .get(at(id))
                .then()
                .body("version", is(2));
        assertThat(listed(id, "recordedAt", second, "knownAt", PUBLISHED), is(true));
        assertThat(listed(id, "recordedAt", second, "knownAt", JUST_BEFORE), is(!hasCitations()));
        assertThat(
                listed(
                        id,
                        "recordedAt",
                        Instant.parse(first).minus(1, ChronoUnit.MICROS).toString()),
                is(false));
        if (hasCitations()) {
            assertProblem(
                    404,
                    given().queryParam("recordedAt", second)
                            .queryParam("knownAt", JUST_BEFORE)
                            .get(at(id)));
        }
    }

    @Test
    void retractionHoldsFromTheInstantOfItsRecordingOn() {
        String id = created();
        retract(id, "\"1\"").then().statusCode(204);
        String retracted = given().get(at(id) + "?includeRetracted=true").path("recordedAt");
        String before = Instant.parse(retracted).minus(1, ChronoUnit.MICROS).toString();

        assertProblem(410, given().queryParam("recordedAt", retracted).get(at(id)));
        assertProblem(410, given().queryParam("knownAt", "2999-01-01T00:00:00Z").get(at(id)));
        given().queryParam("recordedAt", before).get(at(id)).then().statusCode(200);
        assertThat(listed(id, "recordedAt", retracted), is(false));
        assertThat(listed(id, "recordedAt", retracted, "includeRetracted", "true"), is(true));
        assertThat(listed(id, "recordedAt", before), is(true));
    }

    @Test
    void listsAsRecordedHaveTheOrderOfLists() {
        Stream.generate(this::created).limit(12).forEach(id -> {});
        String now = given().get(at(created())).path("recordedAt");
        List<Object> present = everyId();
        assertThat(everyId("recordedAt", now), equalTo(present));
        assertThat(everyId("recordedAt", now, "knownAt", "2999-01-01T00:00:00Z"), equalTo(present));
    }

    // batches

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
    void batchSaysOfEachItemWhatBecameOfIt() {
        String present = created();
        String updated = created();
        String fresh = freshId();
        Map<String, Object> refused = with(document(freshId()), "colour", "red");
        batch("", List.of(document(fresh), changed(updated), document(present), refused))
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "updated", "unchanged", "refused"))
                .body("items.index", contains(0, 1, 2, 3))
                .body("items[0].id", is(fresh))
                .body("items[1].version", is(2))
                .body("items[3].problem.violations.pointer", contains("/colour"))
                .body("created", is(1))
                .body("updated", is(1))
                .body("unchanged", is(1))
                .body("refused", is(1))
                .body("dryRun", is(false));
        given().get(at(fresh)).then().statusCode(200);
        given().get(at(updated)).then().header("ETag", "\"2\"");
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

    @Test
    void dryRunWritesNothing() {
        String present = created();
        String fresh = freshId();
        batch("?dryRun=true", List.of(document(fresh), changed(present), Map.of()))
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "updated", "refused"))
                .body("dryRun", is(true));
        assertProblem(404, given().get(at(fresh)));
        given().get(at(present)).then().header("ETag", "\"1\"");
    }

    @Test
    void atomicBatchIsWrittenWholeOrNotAtAll() {
        String first = freshId();
        String second = freshId();
        assertProblem(
                        422,
                        batch(
                                "?atomic=true",
                                List.of(
                                        document(first),
                                        with(document(second), "marking", "RED"),
                                        Map.of("colour", 1))))
                .body("violations.pointer", hasItems("/1/marking", "/2/colour"));
        assertProblem(404, given().get(at(first)));
        batch("?atomic=true", List.of(document(first), document(second)))
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "created"));
        given().get(at(first)).then().statusCode(200);
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

    // helpers, also for what a collection's own tests add

    /** The path of the document with this id. */
    protected final String at(String id) {
        return path() + "/" + id;
    }

    /** The id of a document that has just been created. */
    protected final String created() {
        String id = freshId();
        put(id, document(id)).then().statusCode(201);
        return id;
    }

    /** The document with every citation published at this time. */
    private static Map<String, Object> publishedAt(String time, Map<String, Object> document) {
        try {
            ObjectNode tree = MAPPER.valueToTree(document);
            tree.findParents("publishedAt").forEach(citation -> ((ObjectNode) citation).put("publishedAt", time));
            return MAPPER.readerForMapOf(Object.class).readValue(tree);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private boolean hasCitations() {
        return MAPPER.valueToTree(cited(freshId())).findParent("publishedAt") != null;
    }

    private boolean listed(String id, String... parameters) {
        return everyId(parameters).contains(document(id).get(idProperty()));
    }

    /** The ids of all pages of the list, in its order. */
    private List<Object> everyId(String... parameters) {
        List<Object> ids = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = given().queryParam("limit", 20);
            for (int i = 0; i < parameters.length; i += 2) {
                request.queryParam(parameters[i], parameters[i + 1]);
            }
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(path());
            page.then().statusCode(200);
            ids.addAll(page.path("items." + idProperty()));
            cursor = page.path("next");
        } while (cursor != null);
        return ids;
    }

    private String retracted() {
        String id = created();
        retract(id, "\"1\"").then().statusCode(204);
        return id;
    }

    protected final Response put(String id, Map<String, Object> document) {
        return given().contentType(JSON).body(document).put(at(id));
    }

    protected final Response put(String id, Map<String, Object> document, String ifMatch) {
        return given().header("If-Match", ifMatch)
                .contentType(JSON)
                .body(document)
                .put(at(id));
    }

    protected final Response post(Map<String, Object> document) {
        return given().contentType(JSON).body(document).post(path());
    }

    protected final Response retract(String id, String ifMatch) {
        return given().header("If-Match", ifMatch)
                .queryParam("reason", "entered twice")
                .delete(at(id));
    }

    protected final Response batch(String query, List<Map<String, Object>> documents) {
        return given().contentType(JSON).body(documents).post(batchPath() + query);
    }

    private Response send(String body) {
        return given().contentType(JSON).body(body).post(path());
    }

    private static RequestSpecification lines() {
        return given().config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs(LINES, ContentType.TEXT)))
                .contentType(LINES);
    }

    /** The document with one property set. */
    protected static Map<String, Object> with(Map<String, Object> document, String property, Object value) {
        document.put(property, value);
        return document;
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** That the answer is a problem as RFC 9457 has it, and tells nothing about the inside of the process. */
    protected static ValidatableResponse assertProblem(int status, Response response) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", startsWith("https://parley.dev/problems/"))
                .body("title", not(blankOrNullString()))
                .body("status", is(status))
                .body("instance", startsWith("/"))
                .body(not(
                        matchesPattern("(?s).*(\\b(java|jakarta|com|org|io|dev)\\.[a-z]+\\.|Exception|\\.java:).*")));
    }
}
