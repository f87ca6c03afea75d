package dev.parley.actors.route;

import java.util.List;

import dev.parley.actors.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.channel;
import static dev.parley.actors.TestData.givenActors;
import static dev.parley.actors.TestData.relation;
import static dev.parley.actors.TestData.report;
import static dev.parley.actors.TestData.send;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@ServiceTest
class RouteResourceTest {

    @Test
    void routeNamesItsChannelsFreeStepsAndCitations() {
        givenActors("w1-us", "w1-state-department", "w1-qatar", "w1-hamas");
        send("/v1/relations/batch", List.of(relation("w1-r", "w1-state-department", "PART_OF", "w1-us")));
        send(
                "/v1/channels/batch",
                List.of(
                        channel("w1-us-qatar", "w1-state-department", "w1-qatar"),
                        channel(
                                "w1-qatar-hamas",
                                "w1-qatar",
                                "w1-hamas",
                                report("r1", "2023-10-08", "REPORTED", "OPEN", "2023-10-09T12:00:00Z"))));

        get("/v1/actors/w1-us/routes?to=w1-hamas&at=2023-10-09T12:00:00Z")
                .then()
                .statusCode(200)
                .body("items[0].actors", contains("w1-us", "w1-state-department", "w1-qatar", "w1-hamas"))
                .body("items[0].hops.channel", contains("w1-us-qatar", "w1-qatar-hamas"))
                .body("items[0].hops[0].steps.relation", contains("w1-r"))
                .body("items[0].hops[1].citations.source", contains("reuters"))
                .body("truncated", equalTo(false));
    }

    @Test
    void routesGoOnlyOverChannelsValidAndKnownAtTheMoment() {
        givenActors("w2-a", "w2-b");
        send(
                "/v1/channels/batch",
                List.of(channel(
                        "w2", "w2-a", "w2-b", report("r1", "2023-10-08", "REPORTED", "OPEN", "2023-10-09T12:00:00Z"))));

        get("/v1/actors/w2-a/routes?to=w2-b&at=2019-12-31T00:00:00Z").then().body("items", empty());
        get("/v1/actors/w2-a/routes?to=w2-b&knownAt=2023-10-09T11:00:00Z")
                .then()
                .body("items", empty());
        get("/v1/actors/w2-a/routes?to=w2-b&knownAt=2023-10-09T12:00:00Z")
                .then()
                .body("items.hops[0].channel", contains("w2"));
    }

    @Test
    void unknownEndsAndUnusableParametersAreRefused() {
        givenActors("w3-a");

        get("/v1/actors/w3-a/routes?to=w3-nobody").then().statusCode(404);
        get("/v1/actors/w3-a/routes?maxHops=99")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/maxHops", "/to"));
    }
}
