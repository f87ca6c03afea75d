package dev.parley.actors.relation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import dev.parley.actors.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.atOnce;
import static dev.parley.actors.TestData.givenActors;
import static dev.parley.actors.TestData.relation;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class RelationRulesTest {

    @Test
    void impossibleRelationIsRefused() {
        send("/v1/actors/batch", List.of(actor("l1-state", "STATE", "S"), actor("l1-official", "OFFICIAL", "O")));

        put(relation("l1", "l1-state", "MEMBER_OF", "l1-official"))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/type"))
                .body("violations.message", contains("a STATE cannot be MEMBER_OF an OFFICIAL"));
        put(relation("l1", "l1-official", "OCCUPIES", "l1-state"))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/title"));
    }

    @Test
    void kindThatARelationRulesOutIsRefused() {
        send("/v1/actors/batch", List.of(actor("l2-body", "GOVERNMENT_BODY", "B"), actor("l2-man", "OFFICIAL", "M")));
        send("/v1/relations/batch", List.of(with(relation("l2", "l2-man", "OCCUPIES", "l2-body"), "title", "Head")));

        for (String id : List.of("l2-body", "l2-man")) {
            String kind = id.equals("l2-body") ? "OFFICIAL" : "MEDIA";
            given().contentType(ContentType.JSON)
                    .header("If-Match", "*")
                    .body(actor(id, kind, "Another"))
                    .put("/v1/actors/" + id)
                    .then()
                    .statusCode(422)
                    .body("violations.pointer", contains("/kind"))
                    .body("violations.message", contains(containsString("relation l2")));
        }
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(actor("l2-body", "MILITARY", "Another"))
                .put("/v1/actors/l2-body")
                .then()
                .statusCode(200);
    }

    @Test
    void nothingIsPartOfItselfThroughOthersAtAnyMoment() {
        givenActors("l3-a", "l3-b", "l3-c");
        send(
                "/v1/relations/batch",
                List.of(partOf("l3-1", "l3-a", "l3-b", "1990/2000"), partOf("l3-2", "l3-b", "l3-c", "1995/2010")));

        put(partOf("l3-3", "l3-c", "l3-a", "2000-12-31/2005"))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/object"));
        put(with(partOf("l3-3", "l3-c", "l3-a", "x"), "valid", null)).then().statusCode(422);
        put(partOf("l3-3", "l3-c", "l3-a", "../1995")).then().statusCode(422);
        put(partOf("l3-3", "l3-c", "l3-a", "2001/..")).then().statusCode(201);
        put(partOf("l3-4", "l3-c", "l3-a", "../1994")).then().statusCode(201);
    }

    @Test
    void circleWithinABatchIsRefused() {
        givenActors("l4-a", "l4-b", "l4-c");

        given().contentType(ContentType.JSON)
                .body(List.of(
                        partOf("l4-1", "l4-a", "l4-b", "1990/.."),
                        partOf("l4-2", "l4-b", "l4-c", "1990/.."),
                        partOf("l4-3", "l4-c", "l4-a", "1990/..")))
                .post("/v1/relations/batch")
                .then()
                .body("items.outcome", contains("created", "created", "refused"));
    }

    @Test
    void ofManyWritersWhoTogetherCloseACircleOneIsRefused() {
        for (int round = 0; round < 5; round++) {
            String prefix = "l5-" + round + "-";
            List<String> ids = IntStream.range(0, 8).mapToObj(i -> prefix + i).toList();
            givenActors(ids.toArray(String[]::new));
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Map<String, Object> part = partOf(prefix + "r" + i, ids.get(i), ids.get((i + 1) % 8), "2000/..");
                writers.add(() -> put(part).statusCode());
            }

            List<Integer> answers = atOnce(writers);

            assertEquals(7, Collections.frequency(answers, 201), answers.toString());
            assertEquals(1, Collections.frequency(answers, 422), answers.toString());
        }
    }

    private static Map<String, Object> partOf(String id, String part, String whole, String valid) {
        return with(relation(id, part, "PART_OF", whole), "valid", Map.of("edtf", valid));
    }

    private static Response put(Map<String, Object> relation) {
        return given().contentType(ContentType.JSON).body(relation).put("/v1/relations/" + relation.get("id"));
    }
}
