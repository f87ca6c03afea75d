package dev.parley.exchanges.transition;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.exchangeThere;
import static dev.parley.exchanges.TestData.id;
import static dev.parley.exchanges.TestData.item;
import static dev.parley.exchanges.TestData.lead;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.of;
import static dev.parley.exchanges.TestData.position;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.replace;
import static dev.parley.exchanges.TestData.restore;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.saidBy;
import static dev.parley.exchanges.TestData.sending;
import static dev.parley.exchanges.TestData.tabledExchangeThere;
import static dev.parley.exchanges.TestData.transition;
import static dev.parley.exchanges.TestData.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

@ServiceTest
class TransitionResourceTest {

    @Test
    void refusedTransitionListsAllowedStatusesAndMissingRecords() {
        String path = exchangeThere();
        put(path + "/transitions/1", transition(1, "EXPLORATORY")).statusCode(201);
        put(path + "/transitions/2", transition(2, "AGREED"))
                .statusCode(409)
                .body("type", endsWith("unlawful-transition"))
                .body("lawful", contains("TABLED", "WITHDRAWN", "LAPSED"))
                .body("missing", hasItem("a revision to agree on"))
                .body("violations.pointer", hasItem("/to"));
        put(path + "/transitions/2", transition(2, "COUNTERED")).statusCode(409).body("missing", hasSize(0));
        read(path).body("status", equalTo("EXPLORATORY"));
    }

    @Test
    void tablingNeedsARevisionWithACommitment() {
        String path = exchangeThere();
        put(path + "/transitions/1", transition(1, "TABLED"))
                .statusCode(409)
                .body("missing", contains("a revision with a commitment"));
    }

    @Test
    void agreementNeedsEachReleasingPartyOrAMediatorsWord() {
        String path = tabledExchangeThere();
        put(path + "/transitions/1", transition(1, "TABLED")).statusCode(201);
        put(path + "/positions/h", position("h", "hamas", "ACCEPTS", "2023-10-08"))
                .statusCode(201);
        put(path + "/transitions/2", transition(2, "AGREED"))
                .statusCode(409)
                .body("missing[0]", containsString("israel"))
                .body("missing", not(hasItem(containsString("hamas"))));
        put(
                        path + "/transitions/2",
                        with(transition(2, "AGREED"), "citations", List.of(saidBy("hamas", "ON_THE_RECORD"))))
                .statusCode(409);
        put(
                        path + "/transitions/2",
                        with(transition(2, "AGREED"), "citations", List.of(saidBy("qatar", "INSTITUTIONAL_STATEMENT"))))
                .statusCode(201);
        read(path).body("status", equalTo("AGREED"));
    }

    @Test
    void completionNeedsEveryCommitmentDeliveredOrDischarged() {
        String path = tabledExchangeThere();
        lead(path, "TABLED", "AGREED", "IN_IMPLEMENTATION");
        put(path + "/deliveries/d1", delivery("d1", "hamas-releases", 5)).statusCode(201);
        put(path + "/transitions/40", transition(40, "COMPLETED"))
                .statusCode(409)
                .body(
                        "missing",
                        contains("delivery or discharge of commitment `israel-releases` (outstanding: 36 people)"));
        put(
                        path + "/deliveries/d2",
                        delivery("d2", with(item("i1", "israel-releases", exactly(36)), "discharge", "WAIVED")))
                .statusCode(201);
        put(path + "/transitions/40", transition(40, "COMPLETED")).statusCode(201);
        read(path).body("status", equalTo("COMPLETED"));
    }

    @Test
    void restoredStepIsCheckedLikeANewOne() {
        String path = tabledExchangeThere();
        put(path + "/transitions/1", transition(1, "TABLED")).statusCode(201);
        put(path + "/transitions/2", transition(2, "REJECTED")).statusCode(201);
        retract(path + "/transitions/2").statusCode(204);
        put(path + "/transitions/3", transition(3, "COUNTERED")).statusCode(201);

        restore(path + "/transitions/2").statusCode(409).body("type", endsWith("unlawful-transition"));

        retract(path + "/transitions/3").statusCode(204);
        restore(path + "/transitions/2").statusCode(200);
        read(path).body("status", equalTo("REJECTED"));
    }

    @Test
    void overrideIsAllowedAndStaysVisible() {
        String path = exchangeThere();
        put(path + "/transitions/1", with(transition(1, "COMPLETED"), "override", object("reason", " ")))
                .statusCode(400);
        put(
                        path + "/transitions/1",
                        with(transition(1, "COMPLETED"), "override", object("reason", "no record of the talks")))
                .statusCode(201);
        read(path + "/transitions/1").body("override.reason", equalTo("no record of the talks"));
        replace(path + "/transitions/1", transition(1, "COMPLETED")).statusCode(409);
    }

    @Test
    void transitionPutInBetweenMustLeaveTheWholeChainLawful() {
        String path = tabledExchangeThere();
        lead(path, "TABLED", "AGREED", "IN_IMPLEMENTATION");
        put(path + "/transitions/15", transition(15, "REJECTED"))
                .statusCode(409)
                .body("lawful", hasItem("COUNTERED"))
                .body("violations.message", hasItem(containsString("transition 20 to AGREED is not allowed")));
        put(path + "/transitions/15", transition(15, "COUNTERED")).statusCode(201);
        put(path + "/transitions/5", transition(5, "EXPLORATORY")).statusCode(201);
        read(path + "/transitions").body("items.number", contains(5, 10, 15, 20, 30));
        replace(path + "/transitions/15", transition(15, "LAPSED")).statusCode(409);
        read(path).body("status", equalTo("IN_IMPLEMENTATION"));
    }

    @Test
    void retractionMustLeaveTheWholeChainLawful() {
        String path = tabledExchangeThere();
        lead(path, "TABLED", "AGREED", "IN_IMPLEMENTATION");
        retract(path + "/transitions/20")
                .statusCode(409)
                .body("lawful", hasItem("AGREED"))
                .body("violations.pointer", contains(""));
        retract(path + "/transitions/30").statusCode(204);
        read(path).body("status", equalTo("AGREED"));
        read(path + "/transitions/30").statusCode(410);
        read(path + "/transitions/30/history").body("items.change", contains("CREATED", "RETRACTED"));
    }

    @Test
    void whatWasLawfulWhenWrittenMayBeCitedBetterLater() {
        String path = tabledExchangeThere();
        lead(path, "TABLED", "AGREED");
        put(path + "/positions/p3", position("p3", "israel", "REJECTS", "2023-10-09"))
                .statusCode(201);
        replace(path + "/transitions/20", with(transition(20, "AGREED"), "reason", "as both sides say"))
                .statusCode(200);
        retract(path + "/revisions/1").statusCode(204);
        read(path).body("status", equalTo("AGREED"));
    }

    @Test
    void batchIsCheckedStepByStep() {
        String path = tabledExchangeThere();
        String exchange = id(path);
        sending(List.of(
                        of(exchange, with(transition(1, "TABLED"), "marking", "RED")),
                        of(exchange, transition(2, "COUNTERED")),
                        of(exchange, transition(3, "TABLED"))))
                .post("/v1/transitions/batch")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("refused", "refused", "created"))
                .body("items[1].problem.lawful", hasItems("EXPLORATORY", "TABLED"));
    }

    @Test
    void concurrentWritersNeverMakeAnUnlawfulChain() throws Exception {
        String path = tabledExchangeThere();
        put(path + "/transitions/1", transition(1, "TABLED")).statusCode(201);
        List<String> ends = List.of("REJECTED", "WITHDRAWN", "LAPSED", "SUPERSEDED");
        ExecutorService writers = Executors.newFixedThreadPool(ends.size());
        try {
            List<Callable<Integer>> calls = Stream.iterate(0, i -> i + 1)
                    .limit(ends.size())
                    .<Callable<Integer>>map(
                            i -> () -> put(path + "/transitions/" + (i + 2), transition(i + 2, ends.get(i)))
                                    .extract()
                                    .statusCode())
                    .toList();
            List<Integer> statuses = writers.invokeAll(calls).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .sorted()
                    .toList();
            assertEquals(List.of(201, 409, 409, 409), statuses);
        } finally {
            writers.shutdown();
        }
        read(path + "/transitions").body("items", hasSize(2));
        read(path).header("ETag", "\"4\"");
    }
}
