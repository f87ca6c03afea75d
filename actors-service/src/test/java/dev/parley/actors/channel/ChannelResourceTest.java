package dev.parley.actors.channel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import dev.parley.actors.ServiceTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.channel;
import static dev.parley.actors.TestData.givenActors;
import static dev.parley.actors.TestData.report;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@ServiceTest
class ChannelResourceTest {

    private static final Map<String, Object> ON_7TH =
            report("r1", "2023-10-07", "REPORTED", "OPEN", "2023-10-08T12:00:00Z");
    private static final Map<String, Object> ON_9TH =
            report("r2", "2023-10-09", "DENIED", "DORMANT", "2023-10-09T12:00:00Z");

    @Test
    void presentStateFollowsTheLatestReportKnown() {
        givenActors("c1-a", "c1-b");
        send("/v1/channels/batch", List.of(channel("c1", "c1-a", "c1-b", ON_9TH, ON_7TH)));

        get("/v1/channels/c1")
                .then()
                .body("present.openness", equalTo("DENIED"))
                .body("present.status", equalTo("DORMANT"))
                .body("present.lastReportedUse.edtf", equalTo("2023-10-09"))
                .body("knownAt", equalTo("2023-10-08T12:00:00Z"));
        get("/v1/channels/c1?knownAt=2023-10-09T11:59:59.999Z")
                .then()
                .body("present.status", equalTo("OPEN"))
                .body("reports", hasSize(1));
        get("/v1/channels/c1?knownAt=2023-10-09T12:00:00Z").then().body("reports", hasSize(2));
        get("/v1/channels/c1?knownAt=2023-10-08T11:59:59.999Z").then().statusCode(404);
    }

    @Test
    void presentStateIsDerivedAsOfAnyMoment() {
        givenActors("c7-a", "c7-b");
        send(
                "/v1/channels/batch",
                List.of(channel(
                        "c7",
                        "c7-a",
                        "c7-b",
                        report("r1", "2023-10-06", "ACKNOWLEDGED", "OPEN", "2023-10-08T12:00:00Z"),
                        report("r2", "2023-10-07", "DENIED", "CLOSED", "2023-10-09T12:00:00Z"))));
        String recorded = get("/v1/channels/c7").jsonPath().getString("recordedAt");
        send(
                "/v1/channels/batch",
                List.of(channel(
                        "c7",
                        "c7-a",
                        "c7-b",
                        report("r1", "2023-10-06", "ACKNOWLEDGED", "OPEN", "2023-10-08T12:00:00Z"),
                        report("r2", "2023-10-07", "DENIED", "CLOSED", "2023-10-09T12:00:00Z"),
                        report("r3", "2023-10-08", "REPORTED", "DORMANT", "2023-10-08T13:00:00Z"))));
        String again = get("/v1/channels/c7").jsonPath().getString("recordedAt");

        present("knownAt=2023-10-08T12:00:00Z", "ACKNOWLEDGED", "OPEN", "2023-10-06");
        present("knownAt=2023-10-08T12:59:59.999999Z", "ACKNOWLEDGED", "OPEN", "2023-10-06");
        present("knownAt=2023-10-08T13:00:00Z", "REPORTED", "DORMANT", "2023-10-08");
        present("recordedAt=" + again, "REPORTED", "DORMANT", "2023-10-08");
        present("recordedAt=" + Instant.parse(again).minus(1, ChronoUnit.MICROS), "DENIED", "CLOSED", "2023-10-07");
        present("recordedAt=" + recorded, "DENIED", "CLOSED", "2023-10-07");
        present("recordedAt=" + recorded + "&knownAt=2023-10-09T12:00:00Z", "DENIED", "CLOSED", "2023-10-07");
        present(
                "recordedAt=" + recorded + "&knownAt=2023-10-09T11:59:59.999999Z",
                "ACKNOWLEDGED",
                "OPEN",
                "2023-10-06");
        get("/v1/channels/c7?recordedAt=" + Instant.parse(recorded).minus(1, ChronoUnit.MICROS))
                .then()
                .statusCode(404);
    }

    private static void present(String asOf, String openness, String status, String lastReportedUse) {
        for (String path : List.of("/v1/channels/c7?", "/v1/channels?id=c7&")) {
            if (path.contains("id=") && asOf.contains("recordedAt")) {
                continue;
            }
            String one = path.contains("id=") ? "items[0].present." : "present.";
            get(path + asOf)
                    .then()
                    .statusCode(200)
                    .body(one + "openness", equalTo(openness))
                    .body(one + "status", equalTo(status))
                    .body(one + "lastReportedUse.edtf", equalTo(lastReportedUse));
        }
    }

    @Test
    void channelWithoutReportsIsRefused() {
        givenActors("c2-a", "c2-b");

        given().contentType(ContentType.JSON)
                .body(with(channel("c2", "c2-a", "c2-b"), "reports", List.of()))
                .put("/v1/channels/c2")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/citations"));
        send("/v1/channels/batch", List.of(channel("c2", "c2-a", "c2-b")));
    }

    @Test
    void reportIsNeitherDroppedNorAlteredButAnotherMayJoin() {
        givenActors("c3-a", "c3-b");
        send("/v1/channels/batch", List.of(channel("c3", "c3-a", "c3-b", ON_7TH)));

        given().contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(channel("c3", "c3-a", "c3-b", ON_9TH))
                .put("/v1/channels/c3")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://parley.dev/problems/claim-altered"))
                .body("violations.pointer", contains("/reports"));
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(channel("c3", "c3-a", "c3-b", ON_7TH, ON_9TH))
                .put("/v1/channels/c3")
                .then()
                .statusCode(200);
    }

    @Test
    void unknownActorIsRefusedWithItsPlace() {
        givenActors("c4-a");

        given().contentType(ContentType.JSON)
                .body(with(channel("c4", "c4-a", "c4-nobody"), "intermediaries", List.of("c4-none")))
                .put("/v1/channels/c4")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/endpoints/1/actor", "/intermediaries/0"));
    }

    @Test
    void channelsAreFilteredByActorAndMoment() {
        givenActors("c5-a", "c5-b", "c5-c");
        send(
                "/v1/channels/batch",
                List.of(
                        channel("c5-ab", "c5-a", "c5-b"),
                        with(channel("c5-ac", "c5-a", "c5-c"), "valid", Map.of("edtf", "2021/2022"))));

        get("/v1/channels?actor=c5-a").then().body("items.id", contains("c5-ab", "c5-ac"));
        get("/v1/channels?actor=c5-c").then().body("items.id", contains("c5-ac"));
        get("/v1/channels?actor=c5-a&at=2022-12-31T23:59:59.999Z").then().body("items", hasSize(2));
        get("/v1/channels?actor=c5-a&at=2023-01-01T00:00:00Z").then().body("items.id", contains("c5-ab"));
    }

    @Test
    void offTheRecordAndNamedBackgroundAreRefused() {
        givenActors("c6-a", "c6-b");
        Map<String, Object> named = with(
                ON_7TH,
                "citation",
                Map.of(
                        "source", "reuters",
                        "publishedAt", "2023-10-08",
                        "attribution", "BACKGROUND",
                        "saidBy", "c6-a"));
        Map<String, Object> offTheRecord = with(
                ON_9TH,
                "citation",
                Map.of("source", "reuters", "publishedAt", "2023-10-08", "attribution", "OFF_THE_RECORD"));

        given().contentType(ContentType.JSON)
                .body(channel("c6", "c6-a", "c6-b", named, offTheRecord))
                .put("/v1/channels/c6")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/reports/0/citation/saidBy", "/reports/1/citation/attribution"));
    }
}
