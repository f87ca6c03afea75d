package dev.parley.timeline.change;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.timeline.ServiceTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.parley.timeline.TestData.citation;
import static dev.parley.timeline.TestData.claim;
import static dev.parley.timeline.TestData.event;
import static dev.parley.timeline.TestData.object;
import static dev.parley.timeline.TestData.send;
import static dev.parley.timeline.TestData.source;
import static dev.parley.timeline.TestData.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class BundleTest {

    private static final String PATH = "/v1/bundles/timeline";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qatar-talks-2023-10",
                "us-iran-2023",
                "truce-2023-11",
                "phase-one-2025",
                "israel-hamas-2011",
                "chibok-2017",
                "yemen-2023"
            })
    void shippedDossierLoadsAndLoadingItAgainChangesNothing(String name) throws IOException {
        JsonNode dossier = new ObjectMapper().readTree(new File("../examples/" + name + ".json"));
        JsonNode sources = withMarking(dossier.get("sources"));
        JsonNode events = withMarking(withCitations(dossier.get("events"), dossier.get("citations")));
        String bundle = "{\"events\":" + events + ",\"sources\":" + sources + "}";
        send(PATH, bundle).then().statusCode(200).body("events.created", is(events.size()));
        send(PATH, bundle)
                .then()
                .statusCode(200)
                .body("sources.unchanged", is(sources.size()))
                .body("events.unchanged", is(events.size()));
        for (JsonNode event : events) {
            JsonNode read = new ObjectMapper()
                    .readTree(given().get("/v1/events/" + event.get("id").asText())
                            .asString());
            assertEquals(
                    event.get("claims").findValues("citation"),
                    read.get("claims").findValues("citation"));
            assertEquals(
                    event.get("claims").findValues("statement"),
                    read.get("claims").findValues("statement"));
        }
    }

    /** A file names a citation by a key where a service is sent the citation. */
    private static JsonNode withCitations(JsonNode node, JsonNode citations) {
        if (node.has("cite")) {
            return citations.get(node.get("cite").asText());
        }
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, withCitations(list.get(i), citations));
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(withCitations(property.getValue(), citations)));
        }
        return node;
    }

    private static JsonNode withMarking(JsonNode documents) {
        documents.forEach(document -> ((ObjectNode) document).put("marking", "CLEAR"));
        return documents;
    }

    @Test
    void eventsFindTheSourcesSentWithThem() {
        bundle("", List.of(source("b-source")), List.of(cites("b-event", "b-source")))
                .then()
                .statusCode(200)
                .body("sources.items.outcome", contains("created"))
                .body("events.items.outcome", contains("created"));
    }

    @Test
    void faultsArePointedToAndNothingIsWritten() {
        bundle(
                        "",
                        List.of(source("n-source"), with(source("n-red"), "marking", "RED")),
                        List.of(cites("n-event", "n-source"), cites("n-lost", "nobody"), cites("n-follows", "n-red")))
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        containsInAnyOrder("/sources/1/marking", "/events/1/claims/0/citation/source"));
        given().get("/v1/sources/n-source").then().statusCode(404);
    }

    @Test
    void dryRunSaysWhatWouldBe() {
        bundle("?dryRun=true", List.of(source("d-source")), List.of(cites("d-event", "d-source"), Map.of()))
                .then()
                .statusCode(200)
                .body("sources.dryRun", is(true))
                .body("events.items.outcome", contains("created", "refused"));
        given().get("/v1/sources/d-source").then().statusCode(404);
    }

    private static Map<String, Object> cites(String id, String source) {
        return event(id, "2023-10-07", claim("c1", citation(source, "2023-10-09")));
    }

    private static Response bundle(String query, List<Map<String, Object>> sources, List<Map<String, Object>> events) {
        return send(PATH + query, object("events", events, "sources", sources));
    }
}
