package dev.parley.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.launcher.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static dev.parley.system.Api.items;
import static dev.parley.system.Api.json;
import static dev.parley.system.Api.only;
import static dev.parley.system.Api.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Actors are merged, and dossiers, files and filters of the other services follow. */
class MergesIT {

    private static Suite suite;
    private static Api api;

    private static final ObjectNode FILE = (ObjectNode) json("""
            {"format": "parley-dossier/1",
             "sources": [{"id": "wire", "name": "Wire", "type": "WIRE", "reliability": "C", "marking": "CLEAR"}],
             "actors": [
               {"id": "oldest", "kind": "ARMED_GROUP", "name": "The group", "marking": "CLEAR"},
               {"id": "old", "kind": "ARMED_GROUP", "name": "A group", "marking": "CLEAR"},
               {"id": "new", "kind": "ARMED_GROUP", "name": "Group", "marking": "CLEAR"},
               {"id": "other", "kind": "STATE", "name": "Other", "marking": "CLEAR"}],
             "relations": [
               {"id": "allies", "subject": "oldest", "type": "ALLIED_WITH", "object": "other", "marking": "CLEAR"},
               {"id": "itself", "subject": "old", "type": "ALLIED_WITH", "object": "new", "marking": "CLEAR"}],
             "exchanges": [{
               "id": "x", "title": "An exchange", "opened": {"edtf": "2024"}, "marking": "CLEAR",
               "participants": [{"actor": "oldest", "roles": ["RELEASING_PARTY"]}, {"actor": "new", "roles": ["HOST"]},
                 {"actor": "other", "roles": ["RECEIVING_PARTY"]}],
               "citations": [{"source": "wire", "publishedAt": "2024-01-02", "attribution": "OWN_REPORTING"}],
               "positions": [{
                 "id": "p", "actor": "old", "stance": "CONSIDERING", "occurred": {"edtf": "2024-01-01"}, "marking": "CLEAR",
                 "citations": [{"source": "wire", "publishedAt": "2024-01-02", "attribution": "ON_THE_RECORD",
                   "saidBy": "oldest"}]}]}],
             "events": [{
               "id": "e", "type": "TALKS", "mode": "ASSERTED", "title": "Talks", "occurred": {"edtf": "2024-01-01"},
               "exchanges": ["x"], "participants": [{"actor": "oldest", "role": "INITIATOR"}], "marking": "CLEAR",
               "claims": [{"id": "c", "statement": "They talked.", "rank": "NORMAL", "citation": {"source": "wire",
                 "publishedAt": "2024-01-02", "attribution": "ON_THE_RECORD", "saidBy": "oldest"}}]}]}""");

    @BeforeAll
    static void start() throws Exception {
        suite = RunningSuite.start(RunningSuite.temporaryDirectory());
        api = new Api(suite.url());
        assertEquals(200, load(FILE).status());
        merge("oldest", "old");
        merge("old", "new");
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    private static Api.Response load(JsonNode file) {
        Api.Response answer = api.send("POST", "/v1/dossiers", file.toString());
        assertEquals(200, answer.status(), answer.body().toString());
        return answer;
    }

    private static void merge(String actor, String into) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.url() + "/v1/actors/" + actor + "/merge"))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"into\": \"" + into + "\", \"reason\": \"entered twice\"}"))
                .build();
        assertEquals(
                200,
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void dossierNamesTheSurvivorEverywhere() {
        for (String form : List.of("", "?form=file")) {
            JsonNode dossier = Api.writtenOut(api.get("/v1/dossiers/x" + form));
            assertEquals(List.of("new", "other"), texts(dossier.get("actors"), "id"));
            assertEquals(List.of("allies"), texts(dossier.get("relations"), "id"));
            assertEquals(
                    json("{\"actor\": \"new\", \"roles\": [\"RELEASING_PARTY\", \"HOST\"], \"citations\": []}"),
                    dossier.at("/exchanges/0/participants/0"));
            assertEquals(2, dossier.at("/exchanges/0/participants").size());
            assertEquals("new", dossier.at("/exchanges/0/positions/0/actor").asText());
            assertEquals(
                    "new",
                    dossier.at("/exchanges/0/positions/0/citations/0/saidBy").asText());
            assertEquals("new", dossier.at("/events/0/claims/0/citation/saidBy").asText());
            assertFalse(dossier.toString().contains("\"old"), dossier.toString());
        }
    }

    @Test
    void fileOfTheDossierLoadsElsewhereAndHere() {
        JsonNode file = api.get("/v1/dossiers/x?form=file");
        String elsewhere = file.toString().replaceAll("\"(x|new|other|e|later|paged|allies|wire)\"", "\"copy-of-$1\"");
        Api.Response copied = api.send("POST", "/v1/dossiers?dryRun=true", elsewhere);
        assertEquals(200, copied.status(), copied.body().toString());
        assertEquals(6 + file.get("events").size(), copied.body().get("created").asInt());

        JsonNode here = load(file).body();
        assertEquals(0, here.get("created").asInt(), here.toString());
        assertEquals(0, here.get("updated").asInt(), here.toString());
    }

    @Test
    void fileThatNamesTheOldIdsLoadsAndChangesNothing() {
        JsonNode report = load(FILE).body();
        assertEquals(0, report.get("created").asInt(), report.toString());
        // the survivor gets the names that the file has; it had taken over those of the others
        List<JsonNode> updated = items(report).stream()
                .filter(item -> item.get("outcome").asText().equals("updated"))
                .filter(item -> !item.get("pointer").asText().equals("/actors/2"))
                .toList();
        assertEquals(List.of(), updated);
        for (String pointer : List.of("/actors/0", "/actors/1", "/relations/1")) {
            assertEquals(
                    "new",
                    only(report.get("items"), "pointer", pointer)
                            .get("mergedInto")
                            .asText());
        }
        assertEquals(308, api.send("GET", "/v1/actors/old", null).status());
        assertEquals(410, api.send("GET", "/v1/relations/itself", null).status());
    }

    @Test
    void newReferenceToAnOldIdIsStoredAsTheSurvivor() {
        ObjectNode file = (ObjectNode) json("{\"format\": \"parley-dossier/1\"}");
        ObjectNode event = (ObjectNode) FILE.at("/events/0").deepCopy();
        file.putArray("events").add(event.put("id", "later"));
        assertEquals(1, load(file).body().get("created").asInt());
        JsonNode stored = api.get("/v1/events/later");
        assertEquals("new", stored.at("/participants/0/actor").asText());
        assertEquals("new", stored.at("/claims/0/citation/saidBy").asText());
    }

    @Test
    void filtersByAnyIdOfTheActorFindWhatNamesAnother() {
        for (String id : List.of("new", "old", "oldest", "other,oldest")) {
            assertEquals(List.of("x"), texts(api.get("/v1/exchanges?participant=" + id), "id"), id);
            assertEquals(List.of("x"), texts(api.get("/v1/dossiers?participant=" + id), "id"), id);
            assertEquals(List.of("p"), texts(api.get("/v1/positions?actor=" + id), "id"), id);
            assertTrue(texts(api.get("/v1/events?actor=" + id), "id").contains("e"), id);
        }
        assertEquals(List.of(), items(api.get("/v1/events?actor=other")));
        assertEquals(List.of("x"), texts(api.get("/v1/exchanges?participant=new&role=RELEASING_PARTY"), "id"));
        assertEquals(List.of(), items(api.get("/v1/exchanges?participant=new&role=GUARANTOR")));
    }

    @Test
    void pagesOfSuchAListContinue() {
        ObjectNode file = (ObjectNode) json("{\"format\": \"parley-dossier/1\"}");
        ObjectNode event = (ObjectNode) FILE.at("/events/0").deepCopy();
        file.putArray("events").add(event.put("id", "paged"));
        load(file);
        Api.Response first = api.send("GET", "/v1/events?actor=new&limit=1", null);
        String link = first.http().headers().firstValue("Link").orElseThrow();
        assertTrue(link.contains("actor=new&limit=1&cursor="), link);
        String next = link.substring(link.indexOf("/v1/"), link.indexOf('>'));
        assertEquals(1, items(api.get(next)).size());
        assertEquals(
                items(api.get(next)),
                items(api.get("/v1/events?limit=1&actor=new&cursor="
                        + first.body().get("next").asText())));
        assertFalse(items(api.get(next)).get(0).equals(items(first.body()).get(0)));
    }
}
