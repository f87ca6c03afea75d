package dev.parley.actors.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.parley.actors.ServiceTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import static dev.parley.actors.TestData.actor;
import static dev.parley.actors.TestData.atOnce;
import static dev.parley.actors.TestData.send;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class FeedTest {

    private static final int WRITERS = 8;
    private static final int WRITES = 25;

    @Test
    void entryIsACloudEventThatNamesItsDocument() {
        String last = lastId();
        send("/v1/actors/batch", List.of(actor("feed-actor", "STATE", "Feed")));

        given().queryParam("lastEventId", last)
                .get("/v1/feeds/actors")
                .then()
                .contentType("application/cloudevents-batch+json")
                .body("specversion", contains("1.0"))
                .body("type", contains("parley.actor.created.v1"))
                .body("source", contains(startsWith("urn:uuid:")))
                .body("subject", contains("/v1/actors/feed-actor"))
                .body("tlp", contains("CLEAR"))
                .body("data.document.name", contains("Feed"));
    }

    @Test
    void readerIsAnsweredWithoutEntriesAfterItsTimeout() {
        String last = lastId();

        given().queryParam("lastEventId", last)
                .queryParam("timeout", 1)
                .get("/v1/feeds/actors")
                .then()
                .statusCode(200)
                .body("", empty());
    }

    @Test
    void aReaderMissesNothingWhileManyWrite() throws Exception {
        String start = lastId();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> writing = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = "writer-" + writer + "-";
            writing.add(writers.submit((Callable<Void>) () -> {
                for (int i = 0; i < WRITES; i++) {
                    write(prefix, i);
                }
                return null;
            }));
        }

        List<Map<String, Object>> read = new ArrayList<>();
        String after = start;
        boolean done = false;
        while (true) {
            List<Map<String, Object>> page = given().queryParam("lastEventId", after)
                    .queryParam("limit", 7)
                    .get("/v1/feeds/actors")
                    .jsonPath()
                    .getList("");
            if (page.isEmpty() && done) {
                break;
            }
            done = writing.stream().allMatch(Future::isDone);
            read.addAll(page);
            after = page.isEmpty() ? after : (String) page.get(page.size() - 1).get("id");
        }
        await(writing);
        writers.shutdown();

        List<String> subjects =
                read.stream().map(event -> (String) event.get("subject")).toList();
        assertEquals(2 * WRITERS * WRITES, subjects.size());
        assertEquals(2 * WRITERS * WRITES, new HashSet<>(subjects).size());
        List<Instant> times = read.stream()
                .map(event -> Instant.parse((String) event.get("time")))
                .toList();
        assertEquals(times.stream().sorted().distinct().toList(), times);
    }

    /** Alternately two single writes and a batch of two. */
    private static void write(String prefix, int i) {
        List<Map<String, Object>> pair = IntStream.range(0, 2)
                .mapToObj(half -> actor(prefix + i + "-" + half, "STATE", "Written"))
                .toList();
        if (i % 2 == 0) {
            send("/v1/actors/batch?atomic=true", pair);
        } else {
            pair.forEach(actor -> given().contentType(ContentType.JSON)
                    .body(actor)
                    .put("/v1/actors/" + actor.get("id"))
                    .then()
                    .statusCode(201));
        }
    }

    @Test
    void concurrentReplacementsOfOneVersionHaveOneWinner() {
        send("/v1/actors/batch", List.of(actor("contested", "STATE", "Contested")));
        List<Integer> statuses = atOnce(versions("contested", version -> given().contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(version)
                .put("/v1/actors/contested")
                .statusCode()));

        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
        assertEquals(
                WRITERS - 1, statuses.stream().filter(status -> status == 412).count(), statuses.toString());
        get("/v1/actors/contested").then().body("version", equalTo(2));
    }

    @Test
    void concurrentCreationsOfOneIdHaveOneWinner() {
        List<Integer> statuses = atOnce(versions("newcomer", version -> given().contentType(ContentType.JSON)
                .body(version)
                .post("/v1/actors")
                .statusCode()));

        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
        assertEquals(
                WRITERS - 1, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
    }

    /** One write for each writer, each of another version of the actor. */
    private static List<Callable<Integer>> versions(String id, Function<Map<String, Object>, Integer> write) {
        return IntStream.range(0, WRITERS)
                .<Callable<Integer>>mapToObj(writer -> () -> write.apply(actor(id, "STATE", "Version of " + writer)))
                .toList();
    }

    private static void await(List<? extends Future<?>> futures) throws InterruptedException, ExecutionException {
        for (Future<?> future : futures) {
            future.get();
        }
    }

    private static String lastId() {
        String last = "0";
        List<String> ids;
        do {
            ids = given().queryParam("lastEventId", last)
                    .queryParam("limit", 500)
                    .get("/v1/feeds/actors")
                    .jsonPath()
                    .getList("id");
            last = ids.isEmpty() ? last : ids.get(ids.size() - 1);
        } while (!ids.isEmpty());
        return last;
    }
}
