package dev.parley.actors.route;

import java.util.List;

import dev.parley.actors.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.channel;
import static dev.parley.actors.TestData.citation;
import static dev.parley.actors.TestData.givenActors;
import static dev.parley.actors.TestData.relation;
import static dev.parley.actors.TestData.report;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
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
    void missingActorIsNamedBesideThoseWithSimilarNames() {
        givenActors("w5-zubrowka", "w5-qatar");

        for (String path : List.of(
                "/v1/actors/w5-qatar/routes?to=w5-zubrovka",
                "/v1/actors/w5-zubrovka/routes?to=w5-qatar",
                "/v1/actors/w5-zubrovka/graph",
                "/v1/actors/w5-zubrovka/relations",
                "/v1/actors/w5-zubrovka/similar")) {
            get(path)
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("There is no actor `w5-zubrovka`. Did you mean `w5-zubrowka`?"))
                    .body("similar", contains("w5-zubrowka"));
        }
        get("/v1/actors/w5-qatar/routes?to=w5-vzhlpq")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no actor `w5-vzhlpq`."));
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
    void theLatestReportKnownSaysWhetherAChannelCarriesAndWhichIsBetter() {
        givenActors("w4-a", "w4-b");
        send(
                "/v1/channels/batch",
                List.of(
                        channel(
                                "w4-closed",
                                "w4-a",
                                "w4-b",
                                report("r1", "2023-10-07", "ACKNOWLEDGED", "OPEN", "2023-10-08T12:00:00Z"),
                                report("r2", "2023-10-09", "ACKNOWLEDGED", "CLOSED", "2023-10-09T12:00:00Z")),
                        channel(
                                "w4-denied",
                                "w4-a",
                                "w4-b",
                                report("r1", "2023-10-07", "ACKNOWLEDGED", "OPEN", "2023-10-07T12:00:00Z"),
                                report("r2", "2023-10-08", "DENIED", "OPEN", "2023-10-08T12:00:00Z"))));

        get("/v1/actors/w4-a/routes?to=w4-b").then().body("items.hops.channel.flatten()", contains("w4-denied"));
        get("/v1/actors/w4-a/routes?to=w4-b&knownAt=2023-10-09T12:00:00Z")
                .then()
                .body("items.hops.channel.flatten()", contains("w4-denied"));
        get("/v1/actors/w4-a/routes?to=w4-b&knownAt=2023-10-09T11:59:59.999999Z")
                .then()
                .body("items.hops.channel.flatten()", contains("w4-closed", "w4-denied"))
                .body("items.hops.present.openness.flatten()", contains("ACKNOWLEDGED", "DENIED"));
        get("/v1/actors/w4-b/routes?to=w4-a&knownAt=2023-10-08T11:59:59.999999Z")
                .then()
                .body("items.hops.channel.flatten()", contains("w4-denied"))
                .body("items.hops.present.openness.flatten()", contains("ACKNOWLEDGED"));
    }

    @Test
    void freeStepsGoDownAndThenUpAsLongAsTheyAreInForceAndPublic() {
        send(
                "/v1/actors/batch",
                List.of(
                        actor("w5-us", "STATE", "State"),
                        actor("w5-office", "GOVERNMENT_BODY", "Office"),
                        actor("w5-envoy", "OFFICIAL", "Envoy"),
                        actor("w5-mission", "GOVERNMENT_BODY", "Mission"),
                        actor("w5-hamas", "POLITICAL_MOVEMENT", "Movement")));
        send(
                "/v1/relations/batch",
                List.of(
                        relation("w5-1", "w5-office", "PART_OF", "w5-us"),
                        with(relation("w5-2", "w5-envoy", "OCCUPIES", "w5-office"), "title", "envoy"),
                        with(
                                relation("w5-3", "w5-envoy", "PART_OF", "w5-mission"),
                                "citations",
                                List.of(citation("2023-10-09T12:00:00Z")))));
        send("/v1/channels/batch", List.of(channel("w5", "w5-mission", "w5-hamas")));

        get("/v1/actors/w5-us/routes?to=w5-hamas")
                .then()
                .body("items[0].actors", contains("w5-us", "w5-office", "w5-envoy", "w5-mission", "w5-hamas"))
                .body("items[0].hops[0].steps.relation", contains("w5-1", "w5-2", "w5-3"));
        get("/v1/actors/w5-hamas/routes?to=w5-us")
                .then()
                .body("items[0].arrival.relation", contains("w5-3", "w5-2", "w5-1"));
        get("/v1/actors/w5-us/routes?to=w5-hamas&knownAt=2023-10-09T11:59:59.999999Z")
                .then()
                .body("items", empty());
        get("/v1/actors/w5-us/routes?to=w5-hamas&at=1999-12-31T00:00:00Z")
                .then()
                .body("items", empty());
    }

    @Test
    void aRetractedChannelCarriesNothingAndAChangedOneWhatItNowDoes() {
        givenActors("w6-a", "w6-b", "w6-c");
        send("/v1/channels/batch", List.of(channel("w6-1", "w6-a", "w6-b"), channel("w6-2", "w6-a", "w6-b")));
        given().header("If-Match", "*")
                .delete("/v1/channels/w6-1?reason=wrong")
                .then()
                .statusCode(204);

        get("/v1/actors/w6-a/routes?to=w6-b").then().body("items.hops.channel.flatten()", contains("w6-2"));
        send("/v1/channels/batch", List.of(channel("w6-2", "w6-a", "w6-c")));
        get("/v1/actors/w6-a/routes?to=w6-b").then().body("items", empty());
        get("/v1/actors/w6-c/routes?to=w6-a").then().body("items.hops.channel.flatten()", contains("w6-2"));
    }

    @Test
    void unknownEndsAndUnusableParametersAreRefused() {
        givenActors("w3-a");

        get("/v1/actors/w3-a/routes?to=w3-nobody").then().statusCode(404);
        get("/v1/actors/w3-a/routes?maxHops=99")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/to", "/maxHops"));
    }

    @Test
    void routesThatAreAsGoodComeInTheOrderOfTheirChannels() {
        givenActors("w9-a", "w9-m", "w9-b");
        send(
                "/v1/channels/batch",
                List.of(
                        channel("w9-3", "w9-m", "w9-b"),
                        channel("w9-1", "w9-b", "w9-m"),
                        channel("w9-2", "w9-m", "w9-b"),
                        channel("w9-am", "w9-a", "w9-m")));
        get("/v1/actors/w9-a/routes?to=w9-b")
                .then()
                .body("items.collect { it.hops[1].channel }", contains("w9-1", "w9-2", "w9-3"));
    }
}
