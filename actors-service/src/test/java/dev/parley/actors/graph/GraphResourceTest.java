package dev.parley.actors.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.parley.actors.ServiceTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.channel;
import static dev.parley.actors.TestData.givenActors;
import static dev.parley.actors.TestData.relation;
import static dev.parley.actors.TestData.report;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ServiceTest
class GraphResourceTest {

    @Test
    void nodesAndEdgesSayWhatTheyAre() {
        givenActors("g1-qatar", "g1-hamas", "g1-ministry", "g1-us");
        send(
                "/v1/relations/batch",
                List.of(
                        relation("g1-part", "g1-ministry", "PART_OF", "g1-qatar"),
                        relation("g1-ally", "g1-qatar", "ALLIED_WITH", "g1-us")));
        send(
                "/v1/channels/batch",
                List.of(channel(
                        "g1-channel",
                        "g1-qatar",
                        "g1-hamas",
                        report("r1", "2023-10-08", "DENIED", "DORMANT", "2023-10-09T12:00:00Z"))));

        get("/v1/actors/g1-qatar/graph")
                .then()
                .statusCode(200)
                .body("nodes.id", contains("g1-qatar", "g1-ministry", "g1-us", "g1-hamas"))
                .body("nodes.depth", contains(0, 1, 1, 1))
                .body("nodes[0].name", equalTo("g1-qatar"))
                .body("nodes[0].kind", equalTo("STATE"))
                .body("edges.id", contains("g1-ally", "g1-part", "g1-channel"))
                .body("edges.of", contains("RELATION", "RELATION", "CHANNEL"))
                .body("edges.type", contains("ALLIED_WITH", "PART_OF", "UNSPECIFIED"))
                .body("edges.directed", contains(false, true, false))
                .body("edges[1].from", equalTo("g1-ministry"))
                .body("edges[1].to", equalTo("g1-qatar"))
                .body("edges[1].valid.edtf", equalTo("2000/.."))
                .body("edges[1].openness", nullValue())
                .body("edges[2].openness", equalTo("DENIED"))
                .body("edges[2].status", equalTo("DORMANT"))
                .body("truncated", equalTo(false));
    }

    @Test
    void depthSaysHowFarItGoesAndEdgesEndAmongTheNodes() {
        givenActors("g2-a", "g2-b", "g2-c", "g2-d", "g2-e");
        send(
                "/v1/channels/batch",
                List.of(
                        channel("g2-ab", "g2-a", "g2-b"),
                        channel("g2-bc", "g2-b", "g2-c"),
                        channel("g2-ac", "g2-a", "g2-c"),
                        channel("g2-cd", "g2-c", "g2-d"),
                        channel("g2-de", "g2-d", "g2-e")));

        get("/v1/actors/g2-a/graph")
                .then()
                .body("nodes.id", containsInAnyOrder("g2-a", "g2-b", "g2-c"))
                .body("edges.id", containsInAnyOrder("g2-ab", "g2-ac", "g2-bc"));
        get("/v1/actors/g2-a/graph?depth=2").then().body("nodes", hasSize(4)).body("edges", hasSize(4));
        get("/v1/actors/g2-a/graph?depth=3").then().body("nodes.depth", contains(0, 1, 1, 2, 3));
    }

    @Test
    void onlyWhatIsInForceAndPublicAtTheMomentsIsDrawn() {
        givenActors("g3-a", "g3-b", "g3-c");
        send(
                "/v1/channels/batch",
                List.of(channel(
                        "g3-ab",
                        "g3-a",
                        "g3-b",
                        report("r1", "2023-10-07", "ACKNOWLEDGED", "OPEN", "2023-10-08T12:00:00Z"),
                        report("r2", "2023-10-09", "DENIED", "CLOSED", "2023-10-09T12:00:00Z"))));
        send(
                "/v1/relations/batch",
                List.of(with(relation("g3-r", "g3-a", "HOSTS", "g3-c"), "valid", Map.of("edtf", "2021"))));

        get("/v1/actors/g3-a/graph").then().body("edges.status", contains("CLOSED"));
        get("/v1/actors/g3-a/graph?knownAt=2023-10-09T12:00:00Z").then().body("edges.status", contains("CLOSED"));
        get("/v1/actors/g3-a/graph?knownAt=2023-10-09T11:59:59.999999Z").then().body("edges.status", contains("OPEN"));
        get("/v1/actors/g3-a/graph?knownAt=2023-10-08T11:59:59.999999Z")
                .then()
                .body("edges", empty())
                .body("nodes.id", contains("g3-a"));
        get("/v1/actors/g3-a/graph?at=2021-12-31T23:59:59.999Z").then().body("edges.id", contains("g3-r", "g3-ab"));
        given().delete("/v1/channels/g3-ab?reason=entered+twice").then().statusCode(428);
        given().header("If-Match", "*")
                .delete("/v1/channels/g3-ab?reason=entered+twice")
                .then()
                .statusCode(204);
        get("/v1/actors/g3-a/graph").then().body("nodes.id", contains("g3-a")).body("edges", empty());
    }

    @Test
    void nodesBeyondTheLimitAreLeftOutWithTheirEdges() {
        List<String> ids = new ArrayList<>(List.of("g4-hub"));
        List<Map<String, Object>> channels = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            ids.add("g4-" + i);
            channels.add(channel("g4-c" + i, "g4-hub", "g4-" + i));
        }
        givenActors(ids.toArray(String[]::new));
        send("/v1/channels/batch", channels);

        JsonPath cut = get("/v1/actors/g4-hub/graph?depth=2&limit=11").jsonPath();
        assertTrue(cut.getBoolean("truncated"));
        assertEquals(11, cut.getList("nodes").size());
        assertTrue(cut.getList("nodes.id").containsAll(cut.getList("edges.to")));
        assertTrue(cut.getList("nodes.id").containsAll(cut.getList("edges.from")));
        get("/v1/actors/g4-hub/graph?limit=31")
                .then()
                .body("nodes", hasSize(31))
                .body("edges", hasSize(30))
                .body("truncated", equalTo(false));
    }

    @Test
    void aRetractedNeighbourIsANodeWithOnlyAnId() {
        givenActors("g5-a", "g5-b");
        send("/v1/channels/batch", List.of(channel("g5-ab", "g5-a", "g5-b")));
        given().header("If-Match", "*")
                .delete("/v1/actors/g5-b?reason=entered+twice")
                .then()
                .statusCode(204);

        get("/v1/actors/g5-a/graph")
                .then()
                .body("nodes.id", contains("g5-a", "g5-b"))
                .body("nodes[1].name", nullValue())
                .body("nodes[1].kind", nullValue());
        get("/v1/actors/g5-b/graph").then().statusCode(410);
    }

    @Test
    void unknownActorsAndUnusableParametersAreRefused() {
        givenActors("g6-a");

        get("/v1/actors/g6-nobody/graph").then().statusCode(404);
        get("/v1/actors/g6-a/graph?depth=4&limit=1001&colour=red")
                .then()
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/depth", "/limit", "/colour"));
    }
}
