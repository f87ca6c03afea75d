package dev.parley.journal;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The life of a document, which is the same in every collection, whatever its documents are. What holds of every request
 * is in {@link HttpConventionsContract}. A collection's test extends this and says where it
 * is and what its documents look like. Every test takes ids of its own, so that nothing needs to be cleaned up.
 */
public abstract class CollectionContract {

    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";
    private static final String PUBLISHED = "2024-06-01T12:00:00.123456Z";
    private static final String JUST_BEFORE = "2024-06-01T12:00:00.123455Z";
    static final ObjectMapper MAPPER = new ObjectMapper();

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
    void staleIfMatchIsRejected() {
        String id = created();
        put(id, changed(id), "\"1\"").then().statusCode(200);
        assertProblem(412, put(id, document(id), "\"1\""));
    }

    @Test
    void postCanBeRepeatedWithTheSameContentOnly() {
        String id = freshId();
        post(document(id)).then().statusCode(201).header("Location", endsWith(path() + "/" + id));
        post(document(id)).then().statusCode(200).header("ETag", "\"1\"");
        assertProblem(409, post(changed(id))).body("type", endsWith("/id-taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "../a", "Upper", "", "batch"})
    void unusableIdInTheBodyIsRejected(String id) {
        assertProblem(400, post(with(document(freshId()), idProperty(), id)))
                .body("violations.pointer", hasItem("/" + idProperty()));
    }

    // shape

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
    void controlCharacterIsRefusedInEveryText() {
        Map<String, Object> document = cited(freshId());
        List<String> pointers = new ArrayList<>();
        addTexts("", MAPPER.valueToTree(document), pointers);

        for (String pointer : pointers) {
            ObjectNode tree = MAPPER.valueToTree(document);
            JsonPointer place = JsonPointer.compile(pointer);
            JsonNode holder = tree.at(place.head());
            TextNode text = new TextNode(new StringBuilder(tree.at(place).textValue())
                    .insert(1, '\u0007')
                    .toString());
            if (holder.isArray()) {
                ((ArrayNode) holder).set(place.last().getMatchingIndex(), text);
            } else {
                ((ObjectNode) holder).set(place.last().getMatchingProperty(), text);
            }
            assertProblem(400, send(tree.toString())).body("violations.pointer", hasItem(startsWith(pointer)));
        }
        post(document).then().statusCode(201);
    }

    private static void addTexts(String pointer, JsonNode node, List<String> pointers) {
        // of a constant, white space around its name is left out
        if (node.isTextual() && node.textValue().length() > 1) {
            pointers.add(pointer);
        }
        node.fields().forEachRemaining(field -> addTexts(pointer + "/" + field.getKey(), field.getValue(), pointers));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            addTexts(pointer + "/" + i, node.get(i), pointers);
        }
    }

    @Test
    void everyMissingPropertyIsNamed() {
        assertProblem(400, send("{}")).body("violations.pointer", hasItem("/marking"));
    }

    @Test
    void everyMarkingButClearIsRejected() {
        for (String marking : List.of("GREEN", "AMBER", "AMBER+STRICT", "RED")) {
            assertProblem(422, post(with(document(freshId()), "marking", marking)))
                    .body("violations.pointer", contains("/marking"));
        }
    }

    // reading

    @Test
    void unknownDocumentIsNotFound() {
        String id = freshId();
        assertProblem(404, given().get(at(id)));
        assertProblem(404, given().get(at(id) + "/history"));
        assertProblem(
                404,
                given().queryParam("reason", "none").header("If-Match", "*").delete(at(id)));
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
    void linesAreTheItemsOfAllPages() throws IOException {
        List<String> ids = Stream.generate(this::created).limit(3).toList();
        String list = path() + "?knownAt=2999-01-01T00:00:00Z&id=" + String.join(",", ids);
        Response lines = given().accept(LINES).get(list);
        lines.then().statusCode(200).contentType(startsWith(LINES));
        assertThat(lines.headers().getValues("Vary"), hasItem(startsWith("Accept")));
        assertThat(lines.asString(), endsWith("}\n"));

        Response page = given().get(list);
        assertThat(page.headers().getValues("Vary"), hasItem(startsWith("Accept")));
        List<JsonNode> items = new ArrayList<>();
        tree(page).path("items").forEach(items::add);
        List<JsonNode> read = new ArrayList<>();
        for (String line : lines.asString().split("\n")) {
            read.add(MAPPER.readTree(line));
        }
        assertThat(read, is(items));
        assertThat(read.size(), is(ids.size()));
    }

    @Test
    void documentIsJsonOnly() {
        assertProblem(406, given().accept("text/csv").get(at(created())));
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

    // read, change, write

    @Test
    void whatWasReadCanBeSentBackAsItWasRead() {
        String id = freshId();
        put(id, cited(id)).then().statusCode(201);
        List<Response> readings =
                List.of(given().get(at(id)), given().get(path() + "?id=" + id), given().get(at(id) + "/history"));
        List<String> places = List.of("", "/items/0", "/items/0/document");
        for (int i = 0; i < readings.size(); i++) {
            JsonNode read = tree(readings.get(i)).at(places.get(i));
            given().header("If-Match", "\"1\"")
                    .contentType(JSON)
                    .body(read.toString())
                    .put(at(id))
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"");
        }
        given().get(at(id) + "/history").then().body("items.version", contains(1));
    }

    @Test
    void derivedPropertiesAreIgnoredAtEveryLevelWhateverTheySay() {
        String id = freshId();
        put(id, cited(id)).then().statusCode(201);
        ObjectNode read = (ObjectNode) tree(given().get(at(id)));
        List<String> derived = misshapeDerived(read, MAPPER.valueToTree(cited(id)), "");
        assertThat(derived, hasItems("/version", "/recordedAt", "/recordedBy"));
        given().header("If-Match", "\"1\"")
                .contentType(JSON)
                .body(read.toString())
                .put(at(id))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        given().contentType(JSON)
                .body("[" + read + "]")
                .post(batchPath())
                .then()
                .statusCode(200)
                .body("items.outcome", contains("unchanged"));
        lines().body(read.toString())
                .post(batchPath())
                .then()
                .statusCode(200)
                .body("items.outcome", contains("unchanged"));
    }

    @Test
    void misspeltDerivedPropertyIsRefused() {
        assertProblem(400, post(with(document(freshId()), "recordedAtt", "2023-10-09T12:00:00Z")))
                .body("violations.pointer", contains("/recordedAtt"))
                .body("violations.message", contains(containsString("(known: ")));
    }

    /** Puts something else into each property that was not sent; the pointers to all of them. */
    private static List<String> misshapeDerived(JsonNode read, JsonNode sent, String pointer) {
        List<String> derived = new ArrayList<>();
        read.properties().forEach(property -> {
            String place = pointer + "/" + property.getKey();
            JsonNode value = property.getValue();
            if (sent.has(property.getKey())) {
                derived.addAll(misshapeDerived(value, sent.get(property.getKey()), place));
            } else if (!value.isArray() && !property.getKey().equals("rank")) {
                property.setValue(MAPPER.createObjectNode().putArray("mis").add("shapen"));
                derived.add(place);
            }
        });
        for (int i = 0; read.isArray() && i < read.size(); i++) {
            derived.addAll(misshapeDerived(read.get(i), sent.path(i), pointer + "/" + i));
        }
        return derived;
    }

    // what was accepted stays readable for ever

    @Test
    void whatTodaysRulesRefuseIsReadEverywhere() {
        String id = freshId();
        put(id, cited(id)).then().statusCode(201);
        String neighbour = created();
        try (StoredContent stored = StoredContent.change(collection(), key(id), StoredContent::breakRules)) {
            assertIsReadEverywhere(id, neighbour, stored.content());
        }
    }

    @Test
    void whatTodaysTypesDoNotKnowIsReadEverywhereCountedAndLoggedWithoutAWordOfIt() {
        String id = freshId();
        put(id, cited(id)).then().statusCode(201);
        String neighbour = created();
        try (StoredContent stored = StoredContent.forgetConstants(collection(), key(id))) {
            assertIsReadEverywhere(id, neighbour, stored.content());
        }
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("parley_documents_as_stored_total{collection=\"" + collection() + "\""));
    }

    private void assertIsReadEverywhere(String id, String neighbour, JsonNode stored) {
        Object own = document(id).get(idProperty());
        Object other = document(neighbour).get(idProperty());
        Response present = underOtherRules().get(at(id));
        assertThat(missing(stored, tree(present), ""), empty());
        String recorded = present.path("recordedAt");
        assertThat(
                missing(
                        stored,
                        tree(underOtherRules()
                                .queryParam("recordedAt", recorded)
                                .get(at(id))),
                        ""),
                empty());
        JsonNode history = tree(underOtherRules().get(at(id) + "/history"));
        assertThat(missing(stored, history.at("/items/0/document"), ""), empty());
        JsonNode list = tree(underOtherRules().get(path() + "?id=" + id + "," + neighbour));
        assertThat(ids(list), containsInAnyOrder(own, other));
        list.path("items").forEach(item -> {
            if (item.path(idProperty()).asText().equals(String.valueOf(own))) {
                assertThat(missing(stored, item, ""), empty());
            }
        });
        String later =
                tree(underOtherRules().get(at(neighbour))).path("recordedAt").asText();
        for (String clock : List.of("recordedAt=" + later, "knownAt=2999-01-01T00:00:00Z")) {
            assertThat(everyIdUnderOtherRules(clock), hasItems(own, other));
        }
        underOtherRules()
                .queryParam("knownAt", "2999-01-01T00:00:00Z")
                .get(at(id))
                .then()
                .statusCode(200)
                .body(idProperty(), equalTo(own));
        long seq = history.at("/items/0/seq").asLong();
        JsonNode event = tree(underOtherRules().get(feed() + "?limit=1&lastEventId=" + (seq - 1)));
        assertThat(missing(stored, event.at("/0/data/document"), ""), empty());
    }

    /** The documents do not fit the API document, which says what is accepted today. */
    private static RequestSpecification underOtherRules() {
        return given().noFilters();
    }

    private List<Object> everyIdUnderOtherRules(String query) {
        List<Object> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = tree(underOtherRules().get(path() + "?limit=100&" + query + cursor));
            ids.addAll(ids(page));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : null;
        } while (cursor != null);
        return ids;
    }

    private List<Object> ids(JsonNode page) {
        List<Object> ids = new ArrayList<>();
        page.path("items").forEach(item -> {
            JsonNode id = item.path(idProperty());
            ids.add(id.isInt() ? (Object) id.intValue() : id.textValue());
        });
        return ids;
    }

    /** The pointers to what is stored and not in the answer as it is stored. */
    private static List<String> missing(JsonNode stored, JsonNode answer, String pointer) {
        List<String> missing = new ArrayList<>();
        if (stored.isObject()) {
            stored.properties()
                    .forEach(property -> missing.addAll(missing(
                            property.getValue(), answer.path(property.getKey()), pointer + "/" + property.getKey())));
        } else if (stored.isArray() && stored.size() == answer.size()) {
            for (int i = 0; i < stored.size(); i++) {
                missing.addAll(missing(stored.get(i), answer.get(i), pointer + "/" + i));
            }
        } else if (!stored.equals(answer)) {
            missing.add(pointer);
        }
        return missing;
    }

    private static JsonNode tree(Response response) {
        response.then().statusCode(200);
        try {
            return MAPPER.readTree(response.asByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String collection() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    private String key(String id) {
        String[] steps = path().split("/");
        return steps.length > 3 ? steps[3] + "/" + id : id;
    }

    private static String feed() {
        List<String> feeds = new ArrayList<>();
        tree(given().get("/q/openapi?format=json")).path("paths").fieldNames().forEachRemaining(path -> {
            if (path.matches("/v1/feeds/\\w+")) {
                feeds.add(path);
            }
        });
        return feeds.get(0);
    }

    // retraction, history, the clock of recording

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
    void restoredDocumentIsShownAgainAsANewVersion() {
        String id = retracted();
        String retracted =
                given().get(at(id) + "?includeRetracted=true").then().extract().path("recordedAt");

        restore(id, "\"2\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("version", is(3))
                .body("retraction", nullValue());

        given().get(at(id)).then().statusCode(200).header("ETag", "\"3\"").body("version", is(3));
        assertThat(listed(id), is(true));
        assertProblem(410, given().queryParam("recordedAt", retracted).get(at(id)));
        given().get(at(id) + "/history")
                .then()
                .body("items.change", contains("CREATED", "RETRACTED", "RESTORED"))
                .body("items[1].reason", equalTo("entered twice"))
                .body("items[2].reason", equalTo("retracted by mistake"))
                .body(
                        "items[2].document",
                        equalTo(given().get(at(id) + "/history").path("items[0].document")));
        put(id, changed(id), "\"3\"").then().statusCode(200).header("ETag", "\"4\"");
    }

    @Test
    void restorationNeedsTheVersionAndAReason() {
        String id = retracted();

        assertProblem(428, given().contentType(JSON).body(Map.of("reason", "x")).post(at(id) + "/restore"));
        assertProblem(412, restore(id, "\"1\""));
        assertProblem(
                        400,
                        given().header("If-Match", "*")
                                .contentType(JSON)
                                .body(Map.of("reason", "\u200b"))
                                .post(at(id) + "/restore"))
                .body("violations.pointer", contains("/reason"));
        assertProblem(410, given().get(at(id)));
        restore(id, "*").then().statusCode(200);
    }

    @Test
    void restorationOfWhatIsShownChangesNothing() {
        String id = retracted();
        restore(id, "\"2\"").then().statusCode(200);

        restore(id, "\"2\"").then().statusCode(200).header("ETag", "\"3\"").body("version", is(3));
        assertProblem(404, restore(freshId(), "*"));
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

    // claims

    @Test
    void recordedClaimCannotBeAltered() {
        String id = freshId();
        ObjectNode altered = MAPPER.valueToTree(cited(id));
        List<JsonNode> claims = Stream.of("claims", "reports")
                .flatMap(name -> altered.findValues(name).stream())
                .filter(list -> !list.isEmpty())
                .map(list -> list.get(0))
                .toList();
        assumeTrue(!claims.isEmpty(), "documents of this collection have no claims");
        put(id, cited(id)).then().statusCode(201);
        claims.forEach(claim -> ((ObjectNode) claim.get("citation")).put("publishedAt", PUBLISHED));
        assertProblem(409, put(id, MAPPER.convertValue(altered, new TypeReference<>() {}), "\"1\""))
                .body("type", endsWith("/claim-altered"))
                .body("violations.size()", is(claims.size()));
        given().get(at(id)).then().header("ETag", "\"1\"");
    }

    // batches

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

    @Test
    void batchesOfTheSameDocumentsInAnyOrderWaitForEachOtherAndNeverInACircle() {
        int deadlocks = Retries.after("deadlock");
        for (int round = 0; round < 3; round++) {
            List<String> ids = Stream.generate(this::freshId).limit(12).toList();
            assertWrittenOnce("created", ids, ids.stream().map(this::document).toList());
            assertWrittenOnce("updated", ids, ids.stream().map(this::changed).toList());
            ids.forEach(id -> given().get(at(id)).then().header("ETag", "\"2\""));
        }
        assertThat(Retries.after("deadlock"), is(deadlocks));
    }

    /** Four writers send the documents at once, two of them in the opposite order; one of them writes each. */
    private void assertWrittenOnce(String outcome, List<String> ids, List<Map<String, Object>> documents) {
        List<Map<String, Object>> opposite = new ArrayList<>(documents);
        Collections.reverse(opposite);
        List<Response> reports = AtOnce.run(List.of(
                () -> batch("?atomic=true", documents),
                () -> batch("?atomic=true", opposite),
                () -> batch("", documents),
                () -> batch("", opposite)));
        int written = 0;
        for (Response report : reports) {
            report.then().statusCode(200).body("refused", is(0));
            written += report.<Integer>path(outcome);
        }
        assertThat(written, is(ids.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, LINES})
    void idThatIsSentTwiceIsAFaultOfTheSecondDocument(String mediaType) {
        for (String dryRun : List.of("?dryRun=true", "?dryRun=false")) {
            String id = freshId();
            List<Map<String, Object>> documents = List.of(document(id), document(freshId()), changed(id), document(id));
            assertProblem(422, batch(mediaType, "?atomic=true", documents))
                    .body("violations.pointer", contains("/2/" + idProperty(), "/3/" + idProperty()));
            assertProblem(404, given().get(at(id)));
            batch(mediaType, dryRun, documents)
                    .then()
                    .statusCode(200)
                    .body("items.outcome", contains("created", "created", "refused", "refused"))
                    .body(
                            "items[2].problem.violations.message",
                            contains("item 0 has the " + idProperty() + " `" + id + "` already"));
        }
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

    protected final Response restore(String id, String ifMatch) {
        return given().header("If-Match", ifMatch)
                .contentType(JSON)
                .body(Map.of("reason", "retracted by mistake"))
                .post(at(id) + "/restore");
    }

    protected final Response batch(String query, List<Map<String, Object>> documents) {
        return given().contentType(JSON).body(documents).post(batchPath() + query);
    }

    private Response batch(String mediaType, String query, List<Map<String, Object>> documents) {
        return mediaType.equals(JSON)
                ? batch(query, documents)
                : lines().body(documents.stream().map(CollectionContract::json).collect(Collectors.joining("\n")))
                        .post(batchPath() + query);
    }

    static RequestSpecification lines() {
        return given().config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs(LINES, ContentType.TEXT)))
                .contentType(LINES);
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    final Response send(String body) {
        return given().contentType(JSON).body(body).post(path());
    }

    /** The document with one property set. */
    protected static Map<String, Object> with(Map<String, Object> document, String property, Object value) {
        document.put(property, value);
        return document;
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
                .body(not(matchesPattern("(?s).*(\\b(java|jakarta|com|org|io|dev)\\.[a-z]+\\.|Exception|\\.java:).*")));
    }
}
