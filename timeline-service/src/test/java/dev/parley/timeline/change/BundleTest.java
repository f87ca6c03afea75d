package dev.parley.timeline.change;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    @ValueSource(strings = {"qatar-talks-2023-10", "us-iran-2023"})
    void shippedDossierLoadsAndLoadingItAgainChangesNothing(String name) throws IOException {
        JsonNode dossier = new ObjectMapper().readTree(new File("../examples/" + name + ".json"));
        int sources = dossier.get("sources").size();
        int events = dossier.get("events").size();
        String bundle = "{\"events\":" + dossier.get("events") + ",\"sources\":" + dossier.get("sources") + "}";
        send(PATH, bundle)
                .then()
                .statusCode(200)
                .body("sources.created", is(sources))
                .body("events.created", is(events));
        send(PATH, bundle)
                .then()
                .statusCode(200)
                .body("sources.unchanged", is(sources))
                .body("events.unchanged", is(events));
        for (JsonNode event : dossier.get("events")) {
            JsonNode read = new ObjectMapper()
                    .readTree(given().get("/v1/events/" + event.get("id").asText())
                            .asString());
            assertEquals(event.get("claims"), read.get("claims"));
        }
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
