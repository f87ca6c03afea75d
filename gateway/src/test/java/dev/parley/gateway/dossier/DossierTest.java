package dev.parley.gateway.dossier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.GatewayTest;
import dev.parley.gateway.StandIn;
import dev.parley.gateway.catalog.Catalog;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@GatewayTest
class DossierTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    StandIn actors;
    StandIn exchanges;
    StandIn timeline;

    private final StoringStandIn actorsStore = new StoringStandIn();
    private final StoringStandIn exchangesStore = new StoringStandIn();
    private final StoringStandIn timelineStore = new StoringStandIn();

    @BeforeEach
    void reset() {
        Stream.of(actors, exchanges, timeline).forEach(StandIn::reset);
        actors.respondWith(actorsStore);
        exchanges.respondWith(exchangesStore);
        timeline.respondWith(timelineStore);
    }

    private static ObjectNode example() {
        try {
            return (ObjectNode) JSON.readTree(Files.readAllBytes(Path.of("..", "examples", "us-iran-2023.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse load(JsonNode file) {
        return load("", file.toString());
    }

    private static ValidatableResponse load(String query, String file) {
        return given().contentType("application/json")
                .body(file)
                .post("/v1/dossiers" + query)
                .then();
    }

    private void assertNothingWasWritten() {
        Stream.of(actors, exchanges, timeline)
                .flatMap(standIn -> standIn.requests().stream())
                .forEach(request -> assertTrue(
                        request.method().equals("GET") || request.uri().endsWith("?dryRun=true"), request.uri()));
    }

    private static StandIn.Responder bundles(String answer, int status, StandIn.Responder otherwise) {
        return (request, response) -> {
            if (request.method().equals("POST")) {
                response.setStatusCode(status)
                        .putHeader("Content-Type", status < 300 ? "application/json" : "application/problem+json")
                        .end(answer.replace('\'', '"'));
            } else {
                otherwise.respond(request, response);
            }
        };
    }

    @Test
    void fileIsLoadedInOrderAndEveryItemIsReported() {
        load(example())
                .statusCode(200)
                .body("dryRun", equalTo(false))
                .body("created", equalTo(20))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(0))
                .body("items[0].pointer", equalTo("/sources/0"))
                .body("items[0].collection", equalTo("sources"))
                .body("items[0].id", equalTo("ap"))
                .body("items[0].outcome", equalTo("created"))
                .body("items[0].version", equalTo(1))
                .body("items.pointer", hasItem("/exchanges/0/transitions/4"))
                .body("items[-1].pointer", equalTo("/events/0"));
        assertEquals(
                List.of("/v1/bundles/timeline?dryRun=true", "/v1/bundles/timeline", "/v1/bundles/timeline"),
                timeline.requests().stream().map(StandIn.Request::uri).toList());
        assertEquals(
                List.of("sources/ap", "sources/dw", "sources/tribune-india", "events/us-iran-2023-release"),
                timelineStore.written);
        assertEquals(
                "exchanges/us-iran-2023/transitions/5", exchangesStore.written.get(exchangesStore.written.size() - 1));
    }

    @Test
    void loadingTwiceChangesNothing() {
        load(example()).statusCode(200);
        load(example()).statusCode(200).body("unchanged", equalTo(20)).body("created", equalTo(0));
    }

    @Test
    void fastResponsesAreNotMissed() {
        String file = example().toString();
        for (int i = 0; i < 50; i++) {
            load("", file).statusCode(200);
        }
    }

    @Test
    void dryRunWritesNothing() {
        load("?dryRun=true", example().toString())
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("created", equalTo(20));
        assertNothingWasWritten();
    }

    @Test
    void faultsOfAllServicesAreListedInTheOrderOfTheFile() {
        actors.respondWith(bundles(
                "{'actors':{'items':[{'index':2,'problem':{'title':'T','status':400,'detail':'D','violations':"
                        + "[{'pointer':'/kind','message':'is not one of them'}]}}]},"
                        + "'channels':{'items':[{'index':0,'problem':{'title':'Retracted','detail':'gone'}}]}}",
                200,
                actorsStore));
        exchanges.respondWith(bundles(
                "{'revisions':{'items':[{'index':0,'problem':{'title':'T','status':422,'violations':"
                        + "[{'pointer':'/commitments/1/figure','message':'is wrong'}]}}]},"
                        + "'transitions':{'items':[{'index':2,'problem':{'title':'Unlawful','detail':'No.',"
                        + "'lawful':['TABLED','LAPSED'],'missing':[]}}]}}",
                200,
                exchangesStore));
        timeline.respondWith(bundles(
                "{'title':'T','status':422,'detail':'D','violations':[{'pointer':'/events/0/occurred/edtf','message':'is no date'}]}",
                422,
                timelineStore));
        ObjectNode file = example();
        file.put("format", "parley-dossier/9");
        load(file)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://parley.dev/problems/rule-violation"))
                .body(
                        "violations.pointer",
                        equalTo(List.of(
                                "/format",
                                "/actors/2/kind",
                                "/channels/0",
                                "/exchanges/0/revisions/0/commitments/1/figure",
                                "/exchanges/0/transitions/2",
                                "/events/0/occurred/edtf")))
                .body("violations[2].message", equalTo("Retracted: gone"))
                .body("violations[4].message", equalTo("Unlawful: No. lawful: TABLED, LAPSED. missing: none."));
        assertNothingWasWritten();
    }

    @Test
    void adviceOfAConflictIsListedWithThePointerOfItsItem() {
        exchanges.respondWith(bundles(
                "{'exchanges':{'items':[{'index':0,'id':'x','outcome':'created'},"
                        + "{'index':1,'problem':{'title':'Retracted','status':410,'detail':'Gone.'}}]},"
                        + "'transitions':{'items':[{'index':1,'problem':{'title':'Not allowed','status':409,"
                        + "'detail':'Choose another.','violations':[{'pointer':'/to','message':'missing: a revision'}],"
                        + "'lawful':['TABLED','LAPSED'],'missing':['a revision']}}]},"
                        + "'positions':{'items':[{'index':0,'problem':{'title':'No exchange','status':404,'detail':'None.',"
                        + "'violations':[{'pointer':'/exchange','message':'does not exist'}]}},"
                        + "{'index':1,'problem':{'title':'Altered','status':409,'detail':'Add a claim.',"
                        + "'violations':[{'pointer':'/exchange','message':'is another'},"
                        + "{'pointer':'/citations/0','message':'this claim differs'}]}}]}}",
                200,
                exchangesStore));
        timeline.respondWith(bundles(
                "{'sources':{'items':[{'index':0,'problem':{'title':'T','status':400,'detail':'D','violations':"
                        + "[{'pointer':'/type','message':'is required'},{'pointer':'/name','message':'is required'}]}}]}}",
                200,
                timelineStore));
        load(json(
                        "{'format':'parley-dossier/1','exchanges':["
                                + "{'id':'x','transitions':[{'number':1},{'number':2}],'positions':[{'id':'p'}]},"
                                + "{'id':'y','positions':[{'exchange':'y','id':'p','citations':[{}]}]}],'sources':[{'id':'s'}]}"))
                .statusCode(422)
                .body(
                        "violations.collect { it.pointer + ' ' + it.message }",
                        equalTo(List.of(
                                "/exchanges/0/transitions/1 Not allowed: Choose another. lawful: TABLED, LAPSED."
                                        + " missing: a revision.",
                                "/exchanges/0/transitions/1/to missing: a revision",
                                "/exchanges/0/positions/0 No exchange: None.",
                                "/exchanges/0/positions/0 does not exist",
                                "/exchanges/1 Retracted: Gone.",
                                "/exchanges/1/positions/0 Altered: Add a claim.",
                                "/exchanges/1/positions/0/exchange is another",
                                "/exchanges/1/positions/0/citations/0 this claim differs",
                                "/sources/0/name is required",
                                "/sources/0/type is required")));
        assertNothingWasWritten();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void unresolvedReferencesAreListedWithTheirPointers() {
        ObjectNode file = example();
        ((ObjectNode) file.at("/exchanges/0/deliveries/0")).putArray("via").add("atlantis");
        ((ObjectNode) file.at("/events/0/claims/0/citation")).removeAll().put("source", "daily-nothing");
        ((ObjectNode) file.at("/events/0"))
                .putArray("exchanges")
                .add("us-iran-2023")
                .add("no-exchange");
        load(file)
                .statusCode(422)
                .body(
                        "violations.pointer",
                        equalTo(List.of(
                                "/exchanges/0/deliveries/0/via/0",
                                "/events/0/exchanges/1",
                                "/events/0/claims/0/citation/source")))
                .body("violations[0].message", equalTo("actor `atlantis` does not exist"));
        assertNothingWasWritten();
    }

    @Test
    void referenceThatAServiceRefusesIsListedOnce() {
        actors.respondWith(bundles(
                "{'channels':{'items':[{'index':0,'problem':{'title':'T','status':422,'violations':"
                        + "[{'pointer':'/endpoints/0/actor','message':'nobody of that id'}]}}]}}",
                200,
                actorsStore));
        ObjectNode file = example();
        ((ObjectNode) file.at("/channels/0/endpoints/0")).put("actor", "atlantis");
        ((ObjectNode) file.at("/channels/0/endpoints/1")).put("actor", "lemuria");
        load(file)
                .statusCode(422)
                .body(
                        "violations.pointer",
                        equalTo(List.of("/channels/0/endpoints/0/actor", "/channels/0/endpoints/1/actor")))
                .body("violations.message", equalTo(List.of("nobody of that id", "actor `lemuria` does not exist")));
    }

    @Test
    void referencesMayLeadToDocumentsOfTheServices() {
        load(example()).statusCode(200);
        ObjectNode file = example();
        List.of("sources", "actors", "relations", "channels", "exchanges").forEach(file::remove);
        load(file).statusCode(200).body("unchanged", equalTo(1));
        assertTrue(
                actors.last().uri().startsWith("/v1/actors?id="), actors.last().uri());
    }

    @Test
    void malformedFileIsRefusedWithLineAndColumn() {
        load("", "{\"format\": \"parley-dossier/1\",\n \"actors\": [{]}")
                .statusCode(400)
                .body("type", equalTo("https://parley.dev/problems/malformed-json"))
                .body("detail", containsString("line 2"));
        load("", "{\"format\": \"parley-dossier/1\", \"format\": \"x\"}").statusCode(400);
        load("", "").statusCode(400);
        load("", "{} x").statusCode(400);
        assertTrue(actors.requests().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,}",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "05",
                "NaN",
                "1e99999999999",
                "/* no */ 1",
                "\"a\tb\"",
                // windows-1252, overlong, half of a surrogate pair
                "\"T\u00fcrkiye\"",
                "\"\u00c0\u00af\"",
                "\"\u00e0\u0080\u00af\"",
                "\"\u00ed\u00a0\u0080\""
            })
    void whatIsNotJsonAtAnyDepthIsRefusedWithItsPlace(String value) {
        String file = "{\"format\": \"parley-dossier/1\",\n\"actors\": [{\"id\": \"a\", \"names\": [" + value + "]}]}";
        given().contentType("application/json")
                .body(file.getBytes(StandardCharsets.ISO_8859_1))
                .post("/v1/dossiers")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://parley.dev/problems/malformed-json"))
                .body("detail", matchesPattern("(?s).*\\(line 2, column \\d+\\)\\."));
        assertTrue(actors.requests().isEmpty());
    }

    @Test
    void fileMayBeSentAsGzipAndInNoOtherEncoding() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(sent)) {
            gzip.write(JSON.writeValueAsBytes(example()));
        }
        given().contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body(sent.toByteArray())
                .post("/v1/dossiers?dryRun=true")
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .header("Content-Encoding", "br")
                .body(sent.toByteArray())
                .post("/v1/dossiers?dryRun=true")
                .then()
                .statusCode(415)
                .header("Accept-Encoding", "gzip");
    }

    @Test
    void dateStandsForAnInstantThatAllServicesAreAskedFor() {
        load(example()).statusCode(200);
        given().get("/v1/dossiers/us-iran-2023?knownAt=2023-09-20").then().statusCode(200);
        List<String> asked = Stream.of(actors, exchanges, timeline)
                .flatMap(standIn -> standIn.requests().stream())
                .filter(request ->
                        request.method().equals("GET") && request.uri().contains("knownAt="))
                .map(StandIn.Request::uri)
                .toList();
        assertFalse(asked.isEmpty());
        asked.forEach(uri -> assertTrue(uri.contains("knownAt=2023-09-20T23:59:59.999999Z"), uri));
    }

    @Test
    void fileThatIsNoObjectIsRefused() {
        load("", "[1]").statusCode(422).body("violations[0].pointer", equalTo(""));
        load("?foo=1", "{}").statusCode(400).body("violations[0].pointer", equalTo("/foo"));
        given().contentType("text/plain").body("x").post("/v1/dossiers").then().statusCode(415);
    }

    @Test
    void nothingIsWrittenWhileAServiceIsDown() {
        timeline.handleWith(request -> request.connection().close());
        load(example())
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("detail", containsString("timeline"));
        assertNothingWasWritten();
    }

    @Test
    void readThatFailsIsRetried() {
        load(example()).statusCode(200);
        int[] refusals = {1};
        exchanges.respondWith((request, response) -> {
            if (refusals[0]-- > 0) {
                response.setStatusCode(503).end();
            } else {
                exchangesStore.respond(request, response);
            }
        });
        given().get("/v1/dossiers/us-iran-2023").then().statusCode(200);
    }

    @Test
    void loadCutShortIsFinishedByLoadingAgain() {
        exchanges.respondWith((request, response) -> {
            if (request.uri().equals("/v1/bundles/exchanges")) {
                response.setStatusCode(503).end();
            } else {
                exchangesStore.respond(request, response);
            }
        });
        load(example()).statusCode(503);
        exchanges.respondWith(exchangesStore);
        load(example()).statusCode(200).body("unchanged", equalTo(9)).body("created", equalTo(11));
    }

    @Test
    void dossierHoldsEverythingAroundTheExchange() {
        load(example()).statusCode(200);
        ObjectNode more = JSON.createObjectNode().put("format", "parley-dossier/1");
        more.putArray("actors").addObject().put("id", "elsewhere");
        more.putArray("relations")
                .addObject()
                .put("id", "r")
                .put("subject", "iran")
                .put("object", "elsewhere");
        load(more).statusCode(200);

        given().header("X-Request-Id", "mine-2")
                .get("/v1/dossiers/us-iran-2023?knownAt=2023-10-09T12:00:00Z")
                .then()
                .statusCode(200)
                .header("ETag", startsWith("W/\""))
                .body("format", equalTo("parley-dossier/1"))
                .body("sources.id", equalTo(List.of("ap", "dw", "tribune-india")))
                .body("actors.id", equalTo(List.of("iran", "qatar", "united-states")))
                .body("relations", equalTo(List.of()))
                .body("channels.id", equalTo(List.of("us-iran-doha")))
                .body("exchanges[0].status", equalTo("COMPLETED"))
                .body("exchanges[0].transitions.number", equalTo(List.of(1, 2, 3, 4, 5)))
                .body("exchanges[0].deliveries.id", equalTo(List.of("doha-2023-09-18")))
                .body("exchanges[0].ledger.exchange", equalTo("us-iran-2023"))
                .body("events.id", equalTo(List.of("us-iran-2023-release")));
        Stream.of(actors, exchanges, timeline)
                .flatMap(standIn -> standIn.requests().stream())
                .filter(request -> "mine-2".equals(request.headers().get("X-Request-Id")))
                .forEach(request -> assertTrue(request.uri().contains("knownAt=2023-10-09T12:00:00Z"), request.uri()));
    }

    @Test
    void dossierAsRecordedIsReadDocumentByDocument() {
        load(example()).statusCode(200);
        given().get("/v1/dossiers/us-iran-2023?recordedAt=2026-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("actors.id", equalTo(List.of("iran", "qatar", "united-states")))
                .body("channels.id", equalTo(List.of("us-iran-doha")))
                .body("events.id", equalTo(List.of("us-iran-2023-release")));
        assertTrue(actors.requests().stream()
                .anyMatch(request -> request.uri().equals("/v1/actors/iran?recordedAt=2026-01-01T00:00:00Z")));
        Stream.of(actors, timeline)
                .flatMap(standIn -> standIn.requests().stream())
                .filter(request -> request.uri().contains("limit="))
                .forEach(request -> assertTrue(!request.uri().contains("recordedAt"), request.uri()));
    }

    @Test
    void dossierNamesTheSurvivorOfAMerge() throws IOException {
        ObjectNode sent = example();
        ((ObjectNode) sent.at("/exchanges/0/participants/2"))
                .put("actor", "qatar-state")
                .remove("citations");
        ((ArrayNode) sent.at("/exchanges/0/participants"))
                .addObject()
                .put("actor", "qatar")
                .put("side", "A")
                .putArray("roles")
                .add("GUARANTOR")
                .add("HOST");
        ((ArrayNode) sent.get("actors")).addObject().put("id", "qatar-state").put("name", "Qatar");
        load(sent).statusCode(200);
        actorsStore.merge("qatar-state", "qatar");

        for (String query : List.of("", "?form=file", "?recordedAt=2026-01-01T00:00:00Z")) {
            JsonNode dossier = JSON.readTree(given().get("/v1/dossiers/us-iran-2023" + query)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            assertFalse(dossier.toString().contains("qatar-state"), query);
            assertEquals(
                    List.of("iran", "qatar", "united-states"),
                    dossier.get("actors").findValuesAsText("id"),
                    query);
            assertEquals(
                    json("{'actor':'qatar','roles':['LEAD_MEDIATOR','HOST','GUARANTOR'],'side':'A'}"),
                    dossier.at("/exchanges/0/participants/2"));
            assertEquals(3, dossier.at("/exchanges/0/participants").size(), query);
        }
        String file = given().get("/v1/dossiers/us-iran-2023?form=file").asString();
        load("?dryRun=true", file).statusCode(200).body("created", equalTo(0)).body("updated", equalTo(0));
    }

    @Test
    void fileThatNamesAMergedActorLoadsAndItsDocumentsStayAsTheyAre() {
        ObjectNode sent = example();
        ((ObjectNode) sent.at("/exchanges/0/participants/2")).put("actor", "qatar-state");
        ((ObjectNode) sent.at("/events/0/claims/0/citation"))
                .removeAll()
                .put("source", "dw")
                .put("saidBy", "qatar-state");
        ((ArrayNode) sent.get("actors")).addObject().put("id", "qatar-state").put("name", "Qatar");
        load(sent).statusCode(200);
        actorsStore.merge("qatar-state", "q");
        actorsStore.merge("q", "qatar");
        int written = actorsStore.written.size();

        load(sent)
                .statusCode(200)
                .body("created", equalTo(0))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(21))
                .body("items.find { it.id == 'qatar-state' }.outcome", equalTo("unchanged"))
                .body("items.find { it.id == 'qatar-state' }.mergedInto", equalTo("qatar"))
                .body("items.find { it.id == 'qatar' }.mergedInto", nullValue());
        assertTrue(actorsStore.written.subList(written, actorsStore.written.size()).stream()
                .noneMatch(key -> key.contains("qatar-state")));
    }

    @Test
    void newReferenceToAMergedActorIsStoredAsItsSurvivor() {
        ObjectNode sent = example();
        ((ArrayNode) sent.get("actors")).addObject().put("id", "qatar-state").put("name", "Qatar");
        load(sent).statusCode(200);
        actorsStore.merge("qatar-state", "qatar");
        load(json("{'format':'parley-dossier/1','relations':["
                        + "{'id':'r','subject':'qatar-state','object':'iran'},{'id':'s','subject':'qatar-state','object':'qatar'}],"
                        + "'channels':[{'id':'c','endpoints':[{'actor':'qatar'},{'actor':'qatar-state'}]}],"
                        + "'exchanges':[{'id':'us-iran-2023','title':'T','participants':[{'actor':'qatar-state'}]}]}"))
                .statusCode(200)
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body(
                        "items.findAll { it.mergedInto == 'qatar' }.pointer",
                        equalTo(List.of("/relations/1", "/channels/0")));
        given().get("/v1/relations/r").then().body("subject", equalTo("qatar")).body("object", equalTo("iran"));
        given().get("/v1/exchanges/us-iran-2023").then().body("participants.actor", equalTo(List.of("qatar")));
    }

    @Test
    void listOfDossiersFindsWhatNamesAMergedActor() {
        actorsStore.merge("qatar-state", "qatar");
        given().get("/v1/dossiers?participant=qatar&limit=1").then().statusCode(200);
        assertEquals(
                "/v1/exchanges?participant=qatar&limit=1&participant=qatar-state",
                exchanges.last().uri());
    }

    @Test
    void unchangedDossierIsNotModified() {
        load(example()).statusCode(200);
        String tag = given().get("/v1/dossiers/us-iran-2023").header("ETag");
        given().header("If-None-Match", tag)
                .get("/v1/dossiers/us-iran-2023")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(emptyString());
    }

    @Test
    void dossierAsAFileIsWhatWasLoaded() throws IOException {
        ObjectNode sent = example();
        load(sent).statusCode(200);
        String file = given().get("/v1/dossiers/us-iran-2023?form=file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Map<String, JsonNode> expected = documents(sent);
        // nothing in the dossier refers to them
        expected.remove("/v1/actors/us-state-department");
        expected.remove("/v1/relations/us-state-department-of-us");
        assertEquals(expected, documents(JSON.readTree(file)));
        assertTrue(file.contains("\"cite\":") && !file.contains("marking"), file);
        load("", file).statusCode(200).body("created", equalTo(0)).body("updated", equalTo(0));
        assertEquals(file, given().get("/v1/dossiers/us-iran-2023?form=file").asString());
    }

    /** What the services get of a file, by collection and key. */
    private static Map<String, JsonNode> documents(JsonNode file) throws IOException {
        Map<String, JsonNode> documents = new TreeMap<>();
        new DossierFile(file, Catalog.packaged(JSON))
                .items()
                .forEach(item -> documents.put(item.path().orElseThrow(), item.document()));
        return documents;
    }

    @Test
    void faultOfACitationThatIsNamedIsListedOnceWithItsPlaceInTheFile() {
        exchanges.respondWith(bundles(
                "{'exchanges':{'items':[{'index':0,'problem':{'title':'T','status':400,'violations':["
                        + "{'pointer':'/citations/0/quote','message':'is long'},{'pointer':'/title','message':'is short'}]}}]},"
                        + "'positions':{'items':[{'index':0,'problem':{'title':'T','status':400,'violations':["
                        + "{'pointer':'/citations/1/quote','message':'is long'},"
                        + "{'pointer':'/citations/0/source','message':'is required'}]}}]}}",
                200,
                exchangesStore));
        load(json("{'format':'parley-dossier/1','citations':{'k':{'source':'nobody','quote':'q'}},"
                        + "'exchanges':[{'id':'x','citations':[{'cite':'k'}],"
                        + "'positions':[{'id':'p','citations':[{'cite':'l'},{'cite':'k'}]}]}]}"))
                .statusCode(422)
                .body(
                        "violations.collect { it.pointer + ' ' + it.message }",
                        equalTo(List.of(
                                "/citations/k/source source `nobody` does not exist",
                                "/citations/k/quote is long",
                                "/exchanges/0/positions/0/citations/0/cite `/citations` has no key `l`",
                                "/exchanges/0/title is short")));
        assertNothingWasWritten();
    }

    private static ValidatableResponse loadYaml(String query, byte[] file) {
        return given().contentType("application/yaml")
                .body(file)
                .post("/v1/dossiers" + query)
                .then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "application/yaml; charset=utf-8",
                "Application/YAML"
            })
    void yamlFileIsLoadedAsTheJsonThatItStandsFor(String mediaType) {
        given().contentType(mediaType)
                .body(YamlWriter.write(example()))
                .post("/v1/dossiers")
                .then()
                .statusCode(200)
                .body("created", equalTo(20))
                .body("items[0].pointer", equalTo("/sources/0"));
        load(example()).statusCode(200).body("unchanged", equalTo(20));
    }

    @Test
    void faultsOfAYamlFileHaveThePointersOfAJsonFile() {
        ObjectNode file = example();
        file.put("format", "parley-dossier/9").put("colour", "blue");
        ((ObjectNode) file.at("/events/0/claims/0")).set("citation", json("{'cite':'nothing'}"));
        ((ObjectNode) file.at("/exchanges/0/transitions/1")).remove("number");
        ((ObjectNode) file.at("/channels/0/endpoints/0")).put("actor", "atlantis");
        List<Object> faults = load(file).statusCode(422).extract().path("violations");
        assertEquals(5, faults.size(), faults.toString());
        assertEquals(
                faults,
                loadYaml("", YamlWriter.write(file)).statusCode(422).extract().path("violations"));
        assertNothingWasWritten();
    }

    @Test
    void malformedYamlIsRefusedWithLineAndColumn() {
        loadYaml("", "format: parley-dossier/1\nactors:\n- id: a\n  id: b\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("type", equalTo("https://parley.dev/problems/malformed-yaml"))
                .body("detail", equalTo("Duplicate property `id` (line 4, column 3)."));
        loadYaml("", "{\"format\": \"parley-dossier/1\", \"actors\": []}".getBytes(StandardCharsets.UTF_8))
                .statusCode(200);
        load("", "format: parley-dossier/1")
                .statusCode(400)
                .body("type", equalTo("https://parley.dev/problems/malformed-json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/yaml"})
    void fileLargerThanABodyMayBeIsRefused(String mediaType) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(sent)) {
            gzip.write("{\"format\": \"parley-dossier/1\", \"actors\": []".getBytes(StandardCharsets.UTF_8));
            byte[] spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 50; i++) {
                gzip.write(spaces);
            }
            gzip.write('}');
        }
        given().contentType(mediaType)
                .header("Content-Encoding", "gzip")
                .body(sent.toByteArray())
                .post("/v1/dossiers")
                .then()
                .statusCode(413)
                .body("type", equalTo("https://parley.dev/problems/too-large"));
        assertTrue(actors.requests().isEmpty());
    }

    @Test
    void dossierIsAnsweredAsYamlToWhoeverPrefersIt() throws IOException {
        load(example()).statusCode(200);
        String uri = "/v1/dossiers/us-iran-2023?form=file";
        Response yaml = given().accept("application/yaml").get(uri);
        assertEquals(200, yaml.statusCode());
        assertEquals("application/yaml", yaml.contentType().split(";")[0]);
        assertTrue(
                yaml.headers().getValues("Vary").toString().contains("Accept"),
                yaml.headers().toString());
        assertTrue(yaml.asString().startsWith("format: parley-dossier/1\ncitations:\n"), yaml.asString());
        loadYaml("", yaml.asByteArray())
                .statusCode(200)
                .body("created", equalTo(0))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(18));
        assertEquals(
                yaml.asString(), given().accept("application/yaml").get(uri).asString());

        Response asJson =
                given().accept("application/yaml;q=0.5, application/json").get(uri);
        assertEquals("application/json", asJson.contentType().split(";")[0]);
        assertEquals(
                JSON.readTree(asJson.asString()),
                YamlReader.read(
                        new ByteArrayInputStream(yaml.asByteArray()), new FileShape(Catalog.packaged(JSON)), JSON));
        assertEquals("application/json", given().get(uri).contentType().split(";")[0]);
        given().accept("application/yaml")
                .header("If-None-Match", yaml.header("ETag"))
                .get(uri)
                .then()
                .statusCode(304);
        given().accept("application/yaml")
                .header("If-None-Match", asJson.header("ETag"))
                .get(uri)
                .then()
                .statusCode(200);
        given().accept("text/csv").get(uri).then().statusCode(406);
        given().accept("application/yaml")
                .get("/v1/dossiers/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void documentsWithoutAMarkingAreClear() {
        ObjectNode file = example();
        ((ObjectNode) file.at("/sources/0")).put("marking", "CLEAR");
        load(file).statusCode(200);
        file.findParents("marking").forEach(document -> ((ObjectNode) document).remove("marking"));
        load(file).statusCode(200).body("unchanged", equalTo(20));
        ((ObjectNode) file.at("/sources/0")).put("marking", "AMBER");
        load(file).statusCode(200).body("updated", equalTo(1));
        assertEquals("AMBER", given().get("/v1/sources/ap").then().extract().path("marking"));
    }

    @Test
    void dossierCanBeSentAsItWasRead() {
        load(example()).statusCode(200);
        String read = given().get("/v1/dossiers/us-iran-2023").asString();
        assertTrue(read.contains("\"ledger\"") && read.contains("\"recordedBy\""), read);
        load("", read).statusCode(200).body("created", equalTo(0)).body("updated", equalTo(0));
    }

    @Test
    void dossierOfAnUnknownExchangeIsNotFound() {
        given().get("/v1/dossiers/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("instance", equalTo("/v1/dossiers/nothing"));
        given().get("/v1/dossiers/x?form=book&knownAt=then&foo=1")
                .then()
                .statusCode(400)
                .body("violations.pointer", equalTo(List.of("/knownAt", "/form", "/foo")));
    }

    @Test
    void dossiersAreListed() {
        load(example()).statusCode(200);
        given().get("/v1/dossiers?limit=1&status=COMPLETED")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo("us-iran-2023"))
                .body("items[0].status", equalTo("COMPLETED"))
                .body("items[0].opened.edtf", equalTo("2022~"));
        assertEquals("/v1/exchanges?limit=1&status=COMPLETED", exchanges.last().uri());
    }
}
