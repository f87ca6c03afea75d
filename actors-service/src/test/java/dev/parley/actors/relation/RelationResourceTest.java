package dev.parley.actors.relation;

import java.util.List;

import dev.parley.actors.ServiceTest;
import io.restassured.http.ContentType;
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
class RelationResourceTest {

    @Test
    void relationsAreFoundFromBothSides() {
        givenActors("r1-part", "r1-whole");
        send("/v1/relations/batch", List.of(relation("r1", "r1-part", "PART_OF", "r1-whole")));

        get("/v1/relations?actor=r1-part").then().body("items.id", contains("r1"));
        get("/v1/relations?actor=r1-whole&type=PART_OF").then().body("items.id", contains("r1"));
        get("/v1/relations?actor=r1-whole&type=HOSTS").then().body("items", empty());
    }

    @Test
    void validityIsShownAsBounds() {
        givenActors("r2-part", "r2-whole");
        send("/v1/relations/batch", List.of(relation("r2", "r2-part", "PART_OF", "r2-whole")));

        get("/v1/relations/r2").then().body("valid.earliest", equalTo("2000-01-01T00:00:00Z"));
    }

    @Test
    void everyBrokenRuleIsReportedAtOnce() {
        givenActors("r3-a");

        given().contentType(ContentType.JSON)
                .body(with(relation("r3", "r3-nobody", "PART_OF", "r3-nobody"), "title", "Minister"))
                .put("/v1/relations/r3")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/object", "/title", "/subject", "/object"));
    }

    @Test
    void relationWithACitationIsHiddenBeforeIt() {
        givenActors("r4-a", "r4-b");
        send(
                "/v1/relations/batch",
                List.of(with(relation("r4", "r4-a", "HOSTS", "r4-b"), "citations", List.of(citation("2023-10-09")))));

        get("/v1/relations/r4?knownAt=2023-10-09T23:59:59.998Z").then().statusCode(404);
        get("/v1/relations/r4?knownAt=2023-10-09T23:59:59.999Z").then().statusCode(200);
        get("/v1/relations?actor=r4-a&knownAt=2023-10-09T12:00:00Z").then().body("items", empty());
    }
}
