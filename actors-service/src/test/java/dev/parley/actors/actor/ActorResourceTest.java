package dev.parley.actors.actor;

import dev.parley.actors.ServiceTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

@ServiceTest
class ActorResourceTest {

    @Test
    void createdActorIsReadBack() {
        given().contentType("application/json")
                .body(
                        "{\"id\":\"qatar\",\"kind\":\"STATE\",\"name\":\"Qatar\",\"country\":\"QA\",\"marking\":\"CLEAR\"}")
                .put("/v1/actors/qatar")
                .then()
                .log()
                .all()
                .statusCode(201);
        given().get("/v1/actors/qatar").then().log().all().statusCode(200).body("name", equalTo("Qatar"));
        given().get("/v1/actors?q=ata").then().log().all().statusCode(200).body("items.id", hasItems("qatar"));
        given().get("/v1/actors/qatar/history").then().log().all().statusCode(200);
        given().get("/v1/feeds/actors").then().log().all().statusCode(200);
        given().get("/v1/actors?limit=abc&foo=1").then().log().all().statusCode(400);
        given().get("/nothing").then().log().all().statusCode(404);
        given().patch("/v1/actors").then().log().all().statusCode(405);
        given().contentType("text/plain")
                .body("x")
                .post("/v1/actors")
                .then()
                .log()
                .all()
                .statusCode(415);
        given().contentType("application/json")
                .body(
                        "{\"id\":\"Q A\",\"kind\":\"X\",\"name\":5,\"country\":[1],\"extra\":{\"a\":1},\"names\":[{\"value\":\"\\u0000\",\"type\":5},null],\"marking\":\"CLEAR\"}")
                .post("/v1/actors")
                .then()
                .log()
                .all()
                .statusCode(400);
        given().contentType("application/json")
                .body("{\"id\":\"q\",\"id\":5")
                .post("/v1/actors")
                .then()
                .log()
                .all()
                .statusCode(400);
        given().contentType("application/json")
                .body("[{\"id\":\"b1\",\"kind\":\"STATE\",\"name\":\"b\",\"marking\":\"CLEAR\"},{\"id\":\"b2\"}]")
                .post("/v1/actors/batch")
                .then()
                .log()
                .all()
                .statusCode(200);
        given().contentType("application/json")
                .body(
                        "{\"actors\":[{\"id\":\"b1\",\"kind\":\"STATE\",\"name\":\"b\",\"marking\":\"RED\"},{\"id\":\"b2\"}]}")
                .post("/v1/bundles/actors")
                .then()
                .log()
                .all()
                .statusCode(422);
        given().get("/q/openapi").then().log().all().statusCode(200);
    }
}
