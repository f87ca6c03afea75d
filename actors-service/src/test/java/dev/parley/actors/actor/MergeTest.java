package dev.parley.actors.actor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import dev.parley.actors.ServiceTest;
import dev.parley.journal.StoredContent;
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
import static dev.parley.actors.TestData.send;
import static dev.parley.actors.TestData.with;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ServiceTest
class MergeTest {

    @Test
    void survivorTakesOverNamesIdentifiersRelationsAndChannels() {
        givenActors("m1-x");
        send(
                "/v1/actors/batch",
                List.of(
                        identified(
                                with(
                                        actor("m1-old", "STATE", "Old name"),
                                        "names",
                                        List.of(Map.of("value", "ON", "type", "ACRONYM"))),
                                "acled:M1"),
                        with(
                                actor("m1-new", "STATE", "New name"),
                                "names",
                                List.of(Map.of("value", "ON", "type", "ALIAS")))));
        send(
                "/v1/relations/batch",
                List.of(
                        relation("m1-out", "m1-old", "ALLIED_WITH", "m1-x"),
                        relation("m1-in", "m1-x", "HOSTS", "m1-old"),
                        relation("m1-self", "m1-new", "PART_OF", "m1-old")));
        send(
                "/v1/channels/batch",
                List.of(
                        channel("m1-channel", "m1-old", "m1-x"),
                        with(channel("m1-carried", "m1-new", "m1-x"), "intermediaries", List.of("m1-old")),
                        channel("m1-closed", "m1-old", "m1-new")));
        String before = get("/v1/actors/m1-old").path("recordedAt");
        String last = get("/v1/channels/m1-closed").path("recordedAt");

        merge("m1-old", "m1-new")
                .then()
                .statusCode(200)
                .body("actor.id", equalTo("m1-new"))
                .body("actor.version", equalTo(2))
                .body("actor.names.value", contains("ON", "Old name"))
                .body("actor.names.type", contains("ALIAS", "ALIAS"))
                .body("actor.identifiers.value", contains("M1"))
                .body("followed.collection", contains("channels", "relations"))
                .body("followed[0].moved", contains("m1-carried", "m1-channel"))
                .body("followed[0].retracted", contains("m1-closed"))
                .body("followed[1].moved", contains("m1-in", "m1-out"))
                .body("followed[1].retracted", contains("m1-self"));

        get("/v1/relations/m1-out").then().body("subject", equalTo("m1-new")).body("version", equalTo(2));
        get("/v1/relations/m1-in").then().body("object", equalTo("m1-new"));
        get("/v1/channels/m1-channel").then().body("endpoints[0].actor", equalTo("m1-new"));
        get("/v1/channels/m1-carried").then().body("intermediaries", empty());
        get("/v1/relations/m1-self").then().statusCode(410).body("detail", containsString("entered twice"));
        get("/v1/relations?actor=m1-old").then().body("items.id", contains("m1-in", "m1-out"));
        get("/v1/channels?actor=m1-old").then().body("items.id", contains("m1-carried", "m1-channel"));
        get("/v1/actors?id=m1-old&id=m1-new").then().body("items.id", contains("m1-new"));
        get("/v1/actors?identifier=acled:M1").then().body("items.id", contains("m1-new"));
        get("/v1/actors?q=Old name").then().body("items.id", hasItem("m1-new"));

        assertMovedTo("/v1/actors/m1-old", "/v1/actors/m1-new");
        get("/v1/actors/m1-old").then().statusCode(200).body("id", equalTo("m1-new"));
        get("/v1/actors/m1-old?recordedAt=" + before).then().body("id", equalTo("m1-old"));
        get("/v1/actors/m1-old/history")
                .then()
                .body("items.change", contains("CREATED", "MERGED"))
                .body("items[1].retraction.into", equalTo("m1-new"))
                .body("items[1].retraction.reason", equalTo("entered twice"));
        get("/v1/actors/m1-new/history").then().body("items.change", contains("CREATED", "ABSORBED"));
        get("/v1/relations/m1-out/history").then().body("items.change", contains("CREATED", "UPDATED"));

        List<Map<String, Object>> events = eventsAfter(Instant.parse(last));
        assertEquals(
                List.of(
                        "parley.actor.merged.v1 /v1/actors/m1-old",
                        "parley.actor.absorbed.v1 /v1/actors/m1-new",
                        "parley.channel.updated.v1 /v1/channels/m1-carried",
                        "parley.channel.updated.v1 /v1/channels/m1-channel",
                        "parley.channel.retracted.v1 /v1/channels/m1-closed",
                        "parley.relation.updated.v1 /v1/relations/m1-in",
                        "parley.relation.updated.v1 /v1/relations/m1-out",
                        "parley.relation.retracted.v1 /v1/relations/m1-self"),
                events.stream()
                        .filter(event -> ((String) event.get("subject")).contains("/m1-"))
                        .map(event -> event.get("type") + " " + event.get("subject"))
                        .toList());
    }

    @Test
    void oldIdsLeadToTheLastSurvivorWithTheRestOfThePathAndQuery() {
        givenActors("m2-a", "m2-b", "m2-c", "m2-x");
        merge("m2-a", "m2-b").then().statusCode(200);
        String between = get("/v1/actors/m2-b").path("recordedAt");
        merge("m2-b", "m2-c").then().statusCode(200);

        assertMovedTo("/v1/actors/m2-a", "/v1/actors/m2-c");
        assertMovedTo("/v1/actors/m2-a?knownAt=2023-10-09T12:00:00Z", "/v1/actors/m2-c?knownAt=2023-10-09T12:00:00Z");
        assertMovedTo("/v1/actors/m2-b/relations?limit=7&type=HOSTS", "/v1/actors/m2-c/relations?limit=7&type=HOSTS");
        assertMovedTo("/v1/actors/m2-a/similar?limit=3", "/v1/actors/m2-c/similar?limit=3");
        assertMovedTo("/v1/actors/m2-a/routes?to=m2-x", "/v1/actors/m2-c/routes?to=m2-x");
        assertMovedTo("/v1/actors/m2-x/routes?to=m2-a&limit=2", "/v1/actors/m2-x/routes?to=m2-c&limit=2");
        assertMovedTo("/v1/actors/m2-a?recordedAt=" + between, "/v1/actors/m2-b?recordedAt=" + between);
        get("/v1/actors/m2-a?includeRetracted=true")
                .then()
                .statusCode(200)
                .body("id", equalTo("m2-a"))
                .body("retraction.into", equalTo("m2-b"));
    }

    @Test
    void mergeCanBeRepeatedIntoTheSameActorOnly() {
        givenActors("m3-a", "m3-b", "m3-c");
        merge("m3-a", "m3-b").then().statusCode(200);

        given().contentType(ContentType.JSON)
                .body(Map.of("into", "m3-b", "reason", "again"))
                .post("/v1/actors/m3-a/merge")
                .then()
                .statusCode(200)
                .body("actor.id", equalTo("m3-b"))
                .body("actor.version", equalTo(2))
                .body("followed", empty());
        merge("m3-a", "m3-c")
                .then()
                .statusCode(409)
                .body("type", endsWith("/already-merged"))
                .body("into", equalTo("m3-b"));
    }

    @Test
    void mergeNeedsTwoActorsThatAreThereAndTheVersion() {
        givenActors("m4-a", "m4-b", "m4-gone");
        given().header("If-Match", "*")
                .delete("/v1/actors/m4-gone?reason=gone")
                .then()
                .statusCode(204);

        assertRefused(merge("m4-a", "m4-a"), "itself");
        assertRefused(merge("m4-a", "m4-nobody"), "`m4-nobody` does not exist");
        assertRefused(merge("m4-a", "m4-gone"), "retracted");
        merge("m4-nobody", "m4-a").then().statusCode(404);
        merge("m4-gone", "m4-a").then().statusCode(410);
        given().contentType(ContentType.JSON)
                .body(Map.of("into", "m4-b", "reason", "r"))
                .post("/v1/actors/m4-a/merge")
                .then()
                .statusCode(428);
        given().contentType(ContentType.JSON)
                .header("If-Match", "\"7\"")
                .body(Map.of("into", "m4-b", "reason", "r"))
                .post("/v1/actors/m4-a/merge")
                .then()
                .statusCode(412);
        given().contentType(ContentType.JSON)
                .body(Map.of("into", "No Id", "colour", "red"))
                .post("/v1/actors/m4-a/merge")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/into"))
                .body("violations.pointer", hasItem("/reason"))
                .body("violations.pointer", hasItem("/colour"));

        merge("m4-a", "m4-b").then().statusCode(200);
        assertRefused(merge("m4-b", "m4-a"), "has itself been merged into `m4-b`");
    }

    @Test
    void newReferencesToAMergedActorNameTheSurvivor() {
        givenActors("m5-a", "m5-b", "m5-c", "m5-x", "m5-y");
        merge("m5-a", "m5-b").then().statusCode(200);
        merge("m5-b", "m5-c").then().statusCode(200);

        put("/v1/relations/m5", relation("m5", "m5-a", "HOSTS", "m5-x"))
                .then()
                .statusCode(201)
                .body("subject", equalTo("m5-c"));
        put("/v1/relations/m5", relation("m5", "m5-b", "HOSTS", "m5-x"))
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        send(
                "/v1/channels/batch",
                List.of(with(channel("m5", "m5-x", "m5-a"), "intermediaries", List.of("m5-b", "m5-y"))));
        get("/v1/channels/m5")
                .then()
                .body("endpoints.actor", contains("m5-x", "m5-c"))
                .body("intermediaries", contains("m5-y"));
        given().contentType(ContentType.JSON)
                .body(Map.of("relations", List.of(relation("m5-bundled", "m5-x", "HOSTS", "m5-a"))))
                .post("/v1/bundles/actors")
                .then()
                .statusCode(200);
        get("/v1/relations/m5-bundled").then().body("object", equalTo("m5-c"));
        get("/v1/relations?actor=m5-a").then().body("items.id", contains("m5", "m5-bundled"));
        get("/v1/relations?actor=m5-c").then().body("items.id", contains("m5", "m5-bundled"));
        put("/v1/relations/m5-itself", relation("m5-itself", "m5-a", "ALLIED_WITH", "m5-c"))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/object"));
        put("/v1/relations/m5-nobody", relation("m5-nobody", "m5-a", "ALLIED_WITH", "m5-nobody"))
                .then()
                .statusCode(422)
                .body("violations.message", contains("actor `m5-nobody` does not exist"));
    }

    @Test
    void mergedActorIsNotWritten() {
        givenActors("m9-a", "m9-b");
        merge("m9-a", "m9-b").then().statusCode(200);

        put("/v1/actors/m9-a", actor("m9-a", "STATE", "Again"))
                .then()
                .statusCode(410)
                .body("into", equalTo("m9-b"));
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of("reason", "no"))
                .post("/v1/actors/m9-a/restore")
                .then()
                .statusCode(409)
                .body("type", endsWith("/already-merged"))
                .body("into", equalTo("m9-b"));
    }

    @Test
    void mergeThatWouldBreakARuleChangesNothing() {
        givenActors("m6-a", "m6-b", "m6-x");
        send(
                "/v1/relations/batch",
                List.of(relation("m6-1", "m6-a", "PART_OF", "m6-x"), relation("m6-2", "m6-x", "PART_OF", "m6-b")));

        merge("m6-a", "m6-b")
                .then()
                .statusCode(422)
                .body("detail", containsString("/v1/relations/m6-1"))
                .body("violations.pointer", contains("/object"));
        get("/v1/actors/m6-a").then().body("version", equalTo(1));
        get("/v1/actors/m6-b").then().body("version", equalTo(1));
    }

    @Test
    void mergesAtOnceEndInOneTruth() {
        for (int round = 0; round < 5; round++) {
            String prefix = "m7-" + round + "-";
            List<String> ids = List.of(prefix + "a", prefix + "b", prefix + "c", prefix + "d");
            givenActors(ids.toArray(String[]::new));
            send(
                    "/v1/relations/batch",
                    List.of(
                            relation(prefix + "1", ids.get(0), "HOSTS", ids.get(2)),
                            relation(prefix + "2", ids.get(1), "HOSTS", ids.get(3))));
            List<Callable<Integer>> merges = new ArrayList<>();
            for (String from : ids) {
                for (String into : ids) {
                    if (!from.equals(into)) {
                        merges.add(() -> merge(from, into).statusCode());
                    }
                }
            }

            List<Integer> answers = atOnce(merges);

            assertTrue(Set.of(200, 409, 422).containsAll(answers), answers.toString());
            Set<String> survivors = new HashSet<>();
            ids.forEach(id -> survivors.add(get("/v1/actors/" + id).path("id")));
            assertEquals(1, survivors.size(), survivors.toString());
            get("/v1/actors?id=" + String.join("&id=", ids)).then().body("items.id", contains(survivors.toArray()));
            List<String> unitOfWork = new ArrayList<>();
            ids.forEach(
                    id -> unitOfWork.addAll(get("/v1/actors/" + id + "/history").<List<String>>path("items.change")));
            assertEquals(3, Collections.frequency(unitOfWork, "MERGED"), unitOfWork.toString());
            assertEquals(3, Collections.frequency(unitOfWork, "ABSORBED"), unitOfWork.toString());
            get("/v1/relations/" + prefix + "1").then().statusCode(410);
            get("/v1/relations/" + prefix + "2").then().statusCode(410);
        }
    }

    @Test
    void nothingWrittenMeanwhileIsLeftWithTheOldId() {
        givenActors("m8-a", "m8-b", "m8-x");
        for (int round = 0; round < 3; round++) {
            String old = "m8-old-" + round;
            givenActors(old);
            List<Callable<Integer>> works = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String id = old + "-" + i;
                if (i % 3 == 0) {
                    works.add(() -> put("/v1/relations/" + id, relation(id, old, "ALLIED_WITH", "m8-x"))
                            .statusCode());
                } else if (i % 3 == 1) {
                    works.add(() -> put("/v1/relations/" + id, relation(id, old, "PART_OF", "m8-x"))
                            .statusCode());
                } else {
                    works.add(() ->
                            put("/v1/channels/" + id, channel(id, "m8-x", old)).statusCode());
                }
            }
            works.add(() -> merge(old, "m8-a").statusCode());

            List<Integer> answers = atOnce(works);

            assertEquals(200, answers.get(12), answers.toString());
            assertTrue(Set.of(200, 201).containsAll(answers), answers.toString());
            get("/v1/relations?limit=500&actor=m8-a").then().body("items.subject", not(hasItem(old)));
            get("/v1/channels?limit=500&actor=m8-a").then().body("items.endpoints.actor.flatten()", not(hasItem(old)));
            long written = Collections.frequency(answers, 201);
            int found = get("/v1/relations?limit=500&actor=m8-a").<List<String>>path("items.id").stream()
                            .filter(id -> id.startsWith(old))
                            .toList()
                            .size()
                    + get("/v1/channels?limit=500&actor=m8-a").<List<String>>path("items.id").stream()
                            .filter(id -> id.startsWith(old))
                            .toList()
                            .size();
            assertEquals(written, found);
        }
    }

    @Test
    void referenceThatIsNotKnownInFullIsNotWrittenAgainWithoutTheRest() {
        givenActors("m-rest-old", "m-rest-new", "m-rest-x");
        send("/v1/relations/batch", List.of(relation("m-rest", "m-rest-old", "ALLIED_WITH", "m-rest-x")));
        try (StoredContent stored = StoredContent.forgetConstants("relations", "m-rest")) {
            merge("m-rest-old", "m-rest-new")
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("/v1/relations/m-rest"));
        }
        merge("m-rest-old", "m-rest-new").then().statusCode(200);
        get("/v1/relations/m-rest").then().body("subject", equalTo("m-rest-new"));
    }

    private static Response put(String path, Map<String, Object> document) {
        return given().contentType(ContentType.JSON).body(document).put(path);
    }

    private static void assertMovedTo(String asked, String location) {
        given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(asked)
                .then()
                .statusCode(308)
                .header("Location", endsWith(location));
    }

    private static void assertRefused(Response response, String because) {
        response.then()
                .statusCode(422)
                .body("violations.pointer", contains("/into"))
                .body("violations.message", contains(containsString(because)));
    }

    private static List<Map<String, Object>> eventsAfter(Instant moment) {
        List<Map<String, Object>> events = new ArrayList<>();
        String last = "0";
        while (true) {
            List<Map<String, Object>> page = given().queryParam("lastEventId", last)
                    .queryParam("limit", 500)
                    .get("/v1/feeds/actors")
                    .jsonPath()
                    .getList("");
            if (page.isEmpty()) {
                return events;
            }
            page.stream()
                    .filter(event -> Instant.parse((String) event.get("time")).isAfter(moment))
                    .forEach(events::add);
            last = (String) page.get(page.size() - 1).get("id");
        }
    }
}
