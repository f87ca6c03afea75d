package dev.parley.actors.relation;

import java.util.List;
import java.util.Map;

import dev.parley.actors.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.citation;
import static dev.parley.actors.TestData.givenActors;
import static dev.parley.actors.TestData.relation;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@ServiceTest
class ActorRelationsTest {

    @Test
    void relationsAreListedFromBothSidesAtAnyMoment() {
        givenActors("a1", "a1-x", "a1-y");
        send(
                "/v1/relations/batch",
                List.of(
                        relation("a1-1", "a1", "HOSTS", "a1-x"),
                        with(relation("a1-2", "a1-y", "ALLIED_WITH", "a1"), "valid", Map.of("edtf", "1990/1995")),
                        with(
                                relation("a1-3", "a1", "ADVERSARY_OF", "a1-y"),
                                "citations",
                                List.of(citation("2023-10-09")))));

        get("/v1/actors/a1/relations")
                .then()
                .statusCode(200)
                .body("items.id", contains("a1-1", "a1-2", "a1-3"))
                .body("items.side", contains("SUBJECT", "OBJECT", "SUBJECT"))
                .body("items.other", contains("a1-x", "a1-y", "a1-y"));
        get("/v1/actors/a1/relations?at=2010-01-01T00:00:00Z").then().body("items.id", contains("a1-1", "a1-3"));
        get("/v1/actors/a1/relations?knownAt=2023-10-09T12:00:00Z").then().body("items.id", contains("a1-1", "a1-2"));
        get("/v1/actors/a1/relations?type=HOSTS").then().body("items.id", contains("a1-1"));
        get("/v1/actors/a1-nobody/relations").then().statusCode(404);
        get("/v1/actors/a1/relations?colour=red").then().statusCode(400);

        Response page = get("/v1/actors/a1/relations?limit=2");
        page.then().body("items.id", contains("a1-1", "a1-2"));
        given().queryParam("cursor", page.<String>path("next"))
                .get("/v1/actors/a1/relations")
                .then()
                .body("items.id", contains("a1-3"));
        for (String other :
                List.of("/v1/actors/a1-y/relations?", "/v1/actors/a1/relations?type=HOSTS&", "/v1/relations?")) {
            get(other + "cursor=" + page.path("next"))
                    .then()
                    .statusCode(400)
                    .body("violations.pointer", contains("/cursor"));
        }
    }

    @Test
    void relationsAreListedAsTheyWereRecorded() {
        givenActors("a2", "a2-x", "a2-y");
        send(
                "/v1/relations/batch",
                List.of(
                        relation("a2-1", "a2", "HOSTS", "a2-x"),
                        with(relation("a2-2", "a2-x", "ALLIED_WITH", "a2"), "valid", Map.of("edtf", "1990/1995"))));
        String first = get("/v1/relations/a2-2").path("recordedAt");
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(relation("a2-1", "a2-y", "HOSTS", "a2-x"))
                .put("/v1/relations/a2-1")
                .then()
                .statusCode(200);
        given().header("If-Match", "*")
                .delete("/v1/relations/a2-2?reason=gone")
                .then()
                .statusCode(204);
        String last = get("/v1/relations/a2-2?includeRetracted=true").path("recordedAt");

        get("/v1/actors/a2/relations").then().body("items", empty());
        get("/v1/actors/a2/relations?recordedAt=" + last).then().body("items", empty());
        get("/v1/actors/a2/relations?recordedAt=" + first).then().body("items.id", contains("a2-1", "a2-2"));
        get("/v1/actors/a2/relations?recordedAt=" + first + "&at=2010-01-01T00:00:00Z")
                .then()
                .body("items.id", contains("a2-1"));
        get("/v1/actors/a2/relations?recordedAt=" + last + "&includeRetracted=true")
                .then()
                .body("items.id", contains("a2-2"))
                .body("items[0].version", equalTo(2));
        get("/v1/actors/a2-y/relations?recordedAt=" + last).then().body("items.id", contains("a2-1"));
        Response page = get("/v1/actors/a2/relations?limit=1&recordedAt=" + first);
        given().queryParam("cursor", page.<String>path("next"))
                .get("/v1/actors/a2/relations?recordedAt=" + first)
                .then()
                .body("items.id", contains("a2-2"));
    }
}
