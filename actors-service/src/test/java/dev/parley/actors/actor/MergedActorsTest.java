package dev.parley.actors.actor;

import java.util.Map;

import dev.parley.actors.ServiceTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.givenActors;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

@ServiceTest
class MergedActorsTest {

    private static void merge(String id, String into) {
        given().contentType(ContentType.JSON)
                .header("If-Match", get("/v1/actors/" + id).header("ETag"))
                .body(Map.of("into", into, "reason", "entered twice"))
                .post("/v1/actors/" + id + "/merge")
                .then()
                .statusCode(200);
    }

    @Test
    void everyIdOfAChainOfMergesLeadsToTheLastSurvivor() {
        givenActors("same-a", "same-b", "same-c", "same-d", "same-x");
        merge("same-a", "same-b");
        merge("same-b", "same-c");
        merge("same-d", "same-c");

        for (String id : new String[] {"same-a", "same-b", "same-c", "same-d", "same-c,same-x&actor=same-a"}) {
            get("/v1/merges?actor=" + id)
                    .then()
                    .statusCode(200)
                    .body("items.actor", contains("same-a", "same-b", "same-d"))
                    .body("items.survivor", contains("same-c", "same-c", "same-c"));
        }
        get("/v1/merges?actor=same-x,nobody").then().statusCode(200).body("items", empty());
    }

    @Test
    void retractedActorIsNotMerged() {
        givenActors("same-gone");
        given().header("If-Match", "\"1\"")
                .delete("/v1/actors/same-gone?reason=entered+twice")
                .then()
                .statusCode(204);
        get("/v1/merges?actor=same-gone").then().statusCode(200).body("items", empty());
    }

    @Test
    void actorIsRequired() {
        get("/v1/merges").then().statusCode(400).body("violations.pointer", contains("/actor"));
        get("/v1/merges?actor=&page=2").then().statusCode(400).body("violations.pointer", contains("/actor", "/page"));
    }
}
