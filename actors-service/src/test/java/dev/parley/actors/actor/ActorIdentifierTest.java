package dev.parley.actors.actor;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import dev.parley.actors.ServiceTest;
import dev.parley.actors.TestData;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.atOnce;
import static dev.parley.actors.TestData.send;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class ActorIdentifierTest {

    @Test
    void refusalOfAnIdentifierNamesTheActorThatHasIt() {
        send("/v1/actors/batch", List.of(identified("i1-first", "own-archive:I1")));

        post(identified("i1-second", "acled:I1", "own-archive:I1"))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/identifiers/1"))
                .body("violations.message", contains(containsString("i1-first")));
        get("/v1/actors?identifier=own-archive:I1").then().body("items.id", contains("i1-first"));
    }

    @Test
    void batchReportsTheTakenIdentifierOfAnItem() {
        given().contentType(ContentType.JSON)
                .body(List.of(identified("i2-first", "ucdp:I2"), identified("i2-second", "ucdp:I2")))
                .post("/v1/actors/batch")
                .then()
                .body("items.outcome", contains("created", "refused"))
                .body("items[1].problem.violations.pointer", contains("/identifiers/0"));
        given().contentType(ContentType.JSON)
                .body(Map.of("actors", List.of(identified("i2-third", "ucdp:I2"))))
                .post("/v1/bundles/actors?dryRun=true")
                .then()
                .body("actors.items[0].problem.violations.pointer", contains("/identifiers/0"));
    }

    @Test
    void actorWhoseIdentifierWasTakenMeanwhileIsNotRestored() {
        send("/v1/actors/batch", List.of(identified("i5-first", "acled:I5")));
        given().header("If-Match", "*")
                .delete("/v1/actors/i5-first?reason=gone")
                .then()
                .statusCode(204);
        post(identified("i5-second", "acled:I5")).then().statusCode(201);

        restore("i5-first")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/identifiers/0"))
                .body("violations.message", contains(containsString("i5-second")));

        given().header("If-Match", "*")
                .delete("/v1/actors/i5-second?reason=gone")
                .then()
                .statusCode(204);
        restore("i5-first").then().statusCode(200);
        get("/v1/actors?identifier=acled:I5").then().body("items.id", contains("i5-first"));
        restore("i5-second").then().statusCode(422);
    }

    private static Response restore(String id) {
        return given().header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "retracted by mistake"))
                .post("/v1/actors/" + id + "/restore");
    }

    @Test
    void identifierThatIsGivenUpIsFree() {
        send("/v1/actors/batch", List.of(identified("i3-first", "acled:I3a", "acled:I3b")));
        send("/v1/actors/batch", List.of(identified("i3-first", "acled:I3b")));
        post(identified("i3-second", "acled:I3a")).then().statusCode(201);
        given().header("If-Match", "*")
                .delete("/v1/actors/i3-first?reason=gone")
                .then()
                .statusCode(204);

        post(identified("i3-third", "acled:I3b")).then().statusCode(201);
    }

    @Test
    void ofManyWritersAtOnceOneGetsIt() {
        List<Callable<Integer>> writers = IntStream.range(0, 10)
                .mapToObj(i -> (Callable<Integer>)
                        () -> post(identified("i4-" + i, "opensanctions:I4")).statusCode())
                .toList();

        List<Integer> answers = atOnce(writers);

        assertEquals(1, Collections.frequency(answers, 201), answers.toString());
        assertEquals(9, Collections.frequency(answers, 422), answers.toString());
        get("/v1/actors?identifier=opensanctions:I4").then().body("items.size()", equalTo(1));
    }

    private static Response post(Map<String, Object> actor) {
        return given().contentType(ContentType.JSON).body(actor).post("/v1/actors");
    }

    private static Map<String, Object> identified(String id, String... identifiers) {
        return TestData.identified(actor(id, "NGO", id), identifiers);
    }
}
