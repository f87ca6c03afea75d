package dev.parley.actors.actor;

import java.util.List;
import java.util.Map;

import dev.parley.actors.ServiceTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.identified;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@ServiceTest
class DuplicateCandidatesTest {

    @Test
    void likeliestActorComesFirstWithWhatSpeaksForIt() {
        send(
                "/v1/actors/batch",
                List.of(
                        with(
                                identified(actor("y1", "ARMED_GROUP", "Katuba Front"), "opensanctions:NK-777001"),
                                "country",
                                "ZM"),
                        with(
                                identified(
                                        actor("y1-link", "ARMED_GROUP", "Vuzhgoroq"),
                                        "opensanctions:https://www.opensanctions.org/entities/NK-777001/"),
                                "country",
                                "ZM"),
                        with(actor("y1-same", "ARMED_GROUP", "KATUBA-FRONT"), "country", "ZM"),
                        with(actor("y1-alike", "POLITICAL_MOVEMENT", "Katubba Front"), "country", "ZM"),
                        with(actor("y1-abroad", "ARMED_GROUP", "Katuba Front"), "country", "ZW"),
                        actor("y1-gone", "ARMED_GROUP", "Katuba Front"),
                        actor("y1-other", "NGO", "Nothing like it")));
        given().header("If-Match", "*")
                .delete("/v1/actors/y1-gone?reason=gone")
                .then()
                .statusCode(204);

        get("/v1/actors/y1/similar")
                .then()
                .statusCode(200)
                .body("items.actor.id", contains("y1-link", "y1-same", "y1-alike", "y1-abroad"))
                .body("items[0].score", equalTo(1.0f))
                .body("items[0].reasons.type", contains("SHARED_IDENTIFIER", "SAME_KIND", "SAME_COUNTRY"))
                .body("items[1].score", equalTo(0.95f))
                .body("items[1].reasons[0].other", equalTo("KATUBA-FRONT"))
                .body("items[2].reasons.type", contains("SIMILAR_NAME", "SAME_COUNTRY"))
                .body("items[3].score", equalTo(0.63f));
        get("/v1/actors/y1/similar?limit=1").then().body("items.actor.id", contains("y1-link"));

        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("into", "y1", "reason", "the same"))
                .post("/v1/actors/y1-link/merge")
                .then()
                .statusCode(200);
        get("/v1/actors/y1/similar").then().body("items.actor.id", contains("y1-same", "y1-alike", "y1-abroad"));
    }

    @Test
    void actorUnlikeAllOthersHasNone() {
        send("/v1/actors/batch", List.of(actor("y2", "NGO", "Xyzzyqwrt")));

        get("/v1/actors/y2/similar").then().statusCode(200).body("items", empty());
        get("/v1/actors/y2-nobody/similar").then().statusCode(404);
        get("/v1/actors/y2/similar?limit=51").then().statusCode(400);
    }
}
