package dev.parley.actors.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import dev.parley.actors.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.atOnce;
import static dev.parley.actors.TestData.channel;
import static dev.parley.actors.TestData.givenActors;
import static dev.parley.actors.TestData.identified;
import static dev.parley.actors.TestData.merge;
import static dev.parley.actors.TestData.relation;
import static dev.parley.actors.TestData.report;
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ServiceTest
class UndoMergeTest {

    @Test
    void actorComesBackWithWhatItHad() {
        givenActors("u1-x");
        send(
                "/v1/actors/batch",
                List.of(
                        identified(
                                with(actor("u1-old", "STATE", "Old name"), "names", List.of(alias("Oldest"))),
                                "acled:U1"),
                        identified(
                                with(actor("u1-new", "STATE", "New name"), "names", List.of(alias("Newest"))),
                                "ucdp:U1")));
        send(
                "/v1/relations/batch",
                List.of(
                        relation("u1-out", "u1-old", "ALLIED_WITH", "u1-x"),
                        relation("u1-in", "u1-x", "HOSTS", "u1-old"),
                        relation("u1-own", "u1-new", "ALLIED_WITH", "u1-x"),
                        relation("u1-self", "u1-new", "PART_OF", "u1-old")));
        send(
                "/v1/channels/batch",
                List.of(
                        channel("u1-channel", "u1-old", "u1-x"),
                        with(channel("u1-carried", "u1-new", "u1-x"), "intermediaries", List.of("u1-old")),
                        channel("u1-closed", "u1-old", "u1-new")));
        merge("u1-old", "u1-new").then().statusCode(200);
        String merged = get("/v1/relations/u1-out").path("recordedAt");

        undo("u1-old")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("actor.id", equalTo("u1-old"))
                .body("actor.version", equalTo(3))
                .body("actor.retraction", nullValue())
                .body("actor.names.value", contains("Oldest"))
                .body("actor.identifiers.value", contains("U1"))
                .body("survivor.version", equalTo(3))
                .body("survivor.names.value", contains("Newest"))
                .body("survivor.identifiers.scheme", contains("ucdp"))
                .body("references.collection", contains("channels", "relations"))
                .body("references[0].returned", contains("u1-carried", "u1-channel"))
                .body("references[0].restored", contains("u1-closed"))
                .body("references[1].returned", contains("u1-in", "u1-out"))
                .body("references[1].restored", contains("u1-self"))
                .body("references.unchanged.flatten()", empty());

        get("/v1/actors/u1-old").then().statusCode(200).body("id", equalTo("u1-old"));
        get("/v1/actors?identifier=acled:U1").then().body("items.id", contains("u1-old"));
        get("/v1/actors?q=Oldest&id=u1-old,u1-new").then().body("items.id", contains("u1-old"));
        get("/v1/relations/u1-out").then().body("subject", equalTo("u1-old")).body("version", equalTo(3));
        get("/v1/relations/u1-self").then().statusCode(200).body("object", equalTo("u1-old"));
        get("/v1/channels/u1-carried").then().body("intermediaries", contains("u1-old"));
        get("/v1/relations?actor=u1-new").then().body("items.id", contains("u1-own", "u1-self"));
        get("/v1/actors/u1-old/routes?to=u1-x").then().body("items[0].hops[0].channel", equalTo("u1-channel"));

        get("/v1/relations/u1-out?recordedAt=" + merged).then().body("subject", equalTo("u1-new"));
        get("/v1/actors/u1-new?recordedAt=" + merged)
                .then()
                .body("names.value", contains("Newest", "Old name", "Oldest"));
        get("/v1/actors/u1-old/history")
                .then()
                .body("items.change", contains("CREATED", "MERGED", "RESTORED"))
                .body("items.reason", contains(null, "entered twice", "they are two"));
        get("/v1/relations/u1-self/history").then().body("items.change", contains("CREATED", "RETRACTED", "RESTORED"));
    }

    @Test
    void whatWasChangedSinceTheMergeIsKept() {
        givenActors("u2-old", "u2-new", "u2-x", "u2-y");
        send(
                "/v1/relations/batch",
                List.of(
                        relation("u2-dated", "u2-old", "ALLIED_WITH", "u2-x"),
                        relation("u2-other", "u2-old", "ALLIED_WITH", "u2-x"),
                        relation("u2-gone", "u2-old", "ALLIED_WITH", "u2-x")));
        Map<String, Object> first = report("r1", "2022", "REPORTED", "OPEN", "2023-01-01");
        send("/v1/channels/batch", List.of(channel("u2-channel", "u2-old", "u2-x", first)));
        merge("u2-old", "u2-new").then().statusCode(200);
        send(
                "/v1/relations/batch",
                List.of(
                        with(relation("u2-dated", "u2-new", "ALLIED_WITH", "u2-x"), "valid", Map.of("edtf", "2001")),
                        relation("u2-other", "u2-y", "ALLIED_WITH", "u2-x"),
                        relation("u2-later", "u2-new", "HOSTS", "u2-x")));
        given().header("If-Match", "*")
                .delete("/v1/relations/u2-gone?reason=gone")
                .then()
                .statusCode(204);
        send(
                "/v1/channels/batch",
                List.of(channel(
                        "u2-channel",
                        "u2-new",
                        "u2-x",
                        first,
                        report("r2", "2023", "REPORTED", "OPEN", "2023-05-01"))));
        send(
                "/v1/actors/batch",
                List.of(with(actor("u2-new", "STATE", "u2-new"), "names", List.of(alias("u2-old"), alias("Later")))));

        undo("u2-old")
                .then()
                .statusCode(200)
                .body("survivor.names.value", contains("Later"))
                .body("references[0].returned", contains("u2-channel"))
                .body("references[1].returned", contains("u2-dated"))
                .body("references[1].unchanged", contains("u2-gone", "u2-other"));

        get("/v1/relations/u2-dated").then().body("subject", equalTo("u2-old")).body("valid.edtf", equalTo("2001"));
        get("/v1/channels/u2-channel")
                .then()
                .body("endpoints.actor", contains("u2-old", "u2-x"))
                .body("reports.id", contains("r1", "r2"));
        get("/v1/relations/u2-other").then().body("subject", equalTo("u2-y"));
        get("/v1/relations/u2-later").then().body("subject", equalTo("u2-new"));
        get("/v1/relations/u2-gone").then().statusCode(410);
    }

    @Test
    void chainIsUndoneFromItsEnd() {
        givenActors("u3-a", "u3-b", "u3-c", "u3-x");
        send(
                "/v1/relations/batch",
                List.of(
                        relation("u3-of-a", "u3-a", "ALLIED_WITH", "u3-x"),
                        relation("u3-of-b", "u3-b", "ALLIED_WITH", "u3-x")));
        merge("u3-a", "u3-b").then().statusCode(200);
        merge("u3-b", "u3-c").then().statusCode(200);

        undo("u3-a")
                .then()
                .statusCode(409)
                .body("type", endsWith("/already-merged"))
                .body("detail", containsString("`u3-b` has itself been merged into `u3-c`"));
        undo("u3-b").then().statusCode(200).body("survivor.names", empty());
        get("/v1/actors/u3-a").then().body("id", equalTo("u3-b"));
        get("/v1/relations/u3-of-a").then().body("subject", equalTo("u3-b"));
        undo("u3-a").then().statusCode(200).body("survivor.names", empty());
        get("/v1/relations/u3-of-a").then().body("subject", equalTo("u3-a"));
        get("/v1/relations/u3-of-b").then().body("subject", equalTo("u3-b"));
    }

    @Test
    void otherMergesIntoTheSameActorStay() {
        givenActors("u4-a", "u4-b", "u4-c", "u4-x");
        send(
                "/v1/relations/batch",
                List.of(
                        relation("u4-of-a", "u4-a", "ALLIED_WITH", "u4-x"),
                        relation("u4-of-b", "u4-b", "ALLIED_WITH", "u4-x"),
                        relation("u4-of-both", "u4-a", "ADVERSARY_OF", "u4-b")));
        merge("u4-a", "u4-c").then().statusCode(200);
        merge("u4-b", "u4-c").then().statusCode(200);

        undo("u4-a")
                .then()
                .statusCode(200)
                .body("survivor.names.value", contains("u4-b"))
                .body("references[1].returned", contains("u4-of-a"))
                .body("references[1].unchanged", contains("u4-of-both"));
        get("/v1/relations/u4-of-b").then().body("subject", equalTo("u4-c"));
        undo("u4-b").then().statusCode(200).body("references[1].restored", contains("u4-of-both"));
        get("/v1/relations/u4-of-both").then().body("subject", equalTo("u4-c")).body("object", equalTo("u4-b"));
    }

    @Test
    void mergeCanBeUndoneAndRepeated() {
        givenActors("u5-a", "u5-b", "u5-x");
        send("/v1/relations/batch", List.of(relation("u5", "u5-a", "ALLIED_WITH", "u5-x")));
        for (int round = 0; round < 3; round++) {
            merge("u5-a", "u5-b").then().statusCode(200);
            get("/v1/relations/u5").then().body("subject", equalTo("u5-b"));
            undo("u5-a").then().statusCode(200).body("references[1].returned", contains("u5"));
            get("/v1/relations/u5").then().body("subject", equalTo("u5-a"));
        }
        int version = get("/v1/actors/u5-a").path("version");

        undo("u5-a")
                .then()
                .statusCode(200)
                .body("actor.version", equalTo(version))
                .body("survivor", nullValue())
                .body("references", empty());
    }

    @Test
    void undoNeedsAMergedActorTheVersionAndAReason() {
        givenActors("u6-a", "u6-b", "u6-gone");
        given().header("If-Match", "*")
                .delete("/v1/actors/u6-gone?reason=gone")
                .then()
                .statusCode(204);
        merge("u6-a", "u6-b").then().statusCode(200);

        undo("u6-nobody").then().statusCode(404);
        undo("u6-gone").then().statusCode(410);
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "r"))
                .post("/v1/actors/u6-a/merge/undo")
                .then()
                .statusCode(428);
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "r"))
                .post("/v1/actors/u6-a/merge/undo")
                .then()
                .statusCode(412);
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"2\"")
                .body(Map.of("reason", " "))
                .post("/v1/actors/u6-a/merge/undo")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/reason"));
        given().header("If-Match", "*")
                .delete("/v1/actors/u6-b?reason=gone")
                .then()
                .statusCode(204);
        undo("u6-a").then().statusCode(410).body("detail", containsString("restore it first"));
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("reason", "r"))
                .post("/v1/actors/u6-b/restore")
                .then()
                .statusCode(200);
        undo("u6-a").then().statusCode(200);
    }

    @Test
    void actorWhoseIdentifierWasTakenMeanwhileDoesNotComeBack() {
        givenActors("u7-new");
        send("/v1/actors/batch", List.of(identified(actor("u7-old", "STATE", "u7-old"), "acled:U7")));
        merge("u7-old", "u7-new").then().statusCode(200);
        send(
                "/v1/actors/batch",
                List.of(
                        actor("u7-new", "STATE", "u7-new"),
                        identified(actor("u7-third", "STATE", "u7-third"), "acled:U7")));

        undo("u7-old").then().statusCode(422).body("violations.message", contains(containsString("u7-third")));
        get("/v1/actors/u7-new").then().body("version", equalTo(3));
        get("/v1/actors/u7-old").then().body("id", equalTo("u7-new"));
    }

    @Test
    void mergesAndUndosAtOnceLeaveEveryReferenceWithAnActorThatIsShown() {
        for (int round = 0; round < 4; round++) {
            String prefix = "u8-" + round + "-";
            givenActors(prefix + "a", prefix + "b", prefix + "c", prefix + "x");
            send("/v1/relations/batch", List.of(relation(prefix + "r", prefix + "a", "ALLIED_WITH", prefix + "x")));
            merge(prefix + "a", prefix + "b").then().statusCode(200);
            List<Callable<Integer>> works = new ArrayList<>();
            works.add(() -> undo(prefix + "a").statusCode());
            works.add(() -> merge(prefix + "b", prefix + "c").statusCode());
            works.add(() -> undo(prefix + "a").statusCode());
            for (int i = 0; i < 4; i++) {
                Map<String, Object> late = relation(prefix + "late-" + i, prefix + "a", "HOSTS", prefix + "x");
                works.add(() -> given().contentType(ContentType.JSON)
                        .body(late)
                        .post("/v1/relations")
                        .statusCode());
            }

            List<Integer> answers = atOnce(works);

            assertTrue(Set.of(200, 201, 409).containsAll(answers), answers.toString());
            assertEquals(200, answers.get(1), answers.toString());
            List<String> subjects =
                    get("/v1/relations?limit=500&actor=" + prefix + "x").path("items.subject");
            assertEquals(5, subjects.size());
            for (String subject : Set.copyOf(subjects)) {
                given().redirects()
                        .follow(false)
                        .get("/v1/actors/" + subject)
                        .then()
                        .statusCode(200);
            }
        }
    }

    private static Map<String, String> alias(String name) {
        return Map.of("value", name, "type", "ALIAS");
    }

    private static Response undo(String id) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("reason", "they are two"))
                .post("/v1/actors/" + id + "/merge/undo");
    }
}
