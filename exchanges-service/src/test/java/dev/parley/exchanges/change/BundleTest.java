package dev.parley.exchanges.change;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.exchange;
import static dev.parley.exchanges.TestData.freshId;
import static dev.parley.exchanges.TestData.of;
import static dev.parley.exchanges.TestData.position;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.sending;
import static dev.parley.exchanges.TestData.transition;
import static dev.parley.exchanges.TestData.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

@ServiceTest
class BundleTest {

    private static final String BUNDLES = "/v1/bundles/exchanges";

    @Test
    void dryRunWritesNothing() {
        String id = freshId();
        sending(bundleOf(id))
                .post(BUNDLES + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("transitions.created", is(1));
        read("/v1/exchanges/" + id).statusCode(404);
    }

    @Test
    void bundleCountsOneVersionOfTheExchange() {
        String id = freshId();
        sending(bundleOf(id)).post(BUNDLES).then().statusCode(200);
        read("/v1/exchanges/" + id)
                .header("ETag", "\"1\"")
                .body("status", equalTo("TABLED"))
                .body("currentRevision", equalTo(1));
        read("/v1/exchanges/" + id + "/history").body("items.change", contains("CREATED"));
    }

    @Test
    void refusedExchangeDoesNotMakeItsRecordsFaulty() {
        String id = freshId();
        Map<String, Object> bundle = bundleOf(id);
        bundle.put("exchanges", List.of(with(exchange(id), "marking", "RED")));
        sending(bundle)
                .post(BUNDLES)
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/exchanges/0/marking"));
        read("/v1/exchanges/" + id).statusCode(404);
    }

    @Test
    void refusedRecordDoesNotMakeThoseThatRestOnItFaulty() {
        String id = freshId();
        Map<String, Object> bundle = bundleOf(id);
        bundle.put("revisions", List.of(of(id, with(revision(1), "marking", "RED"))));
        bundle.put(
                "transitions",
                List.of(
                        of(id, with(transition(1, "TABLED"), "marking", "RED")),
                        of(id, transition(2, "AGREED")),
                        of(id, transition(3, "IN_IMPLEMENTATION"))));
        sending(bundle)
                .post(BUNDLES)
                .then()
                .statusCode(422)
                .body("violations.pointer", containsInAnyOrder("/revisions/0/marking", "/transitions/0/marking"));
    }

    @Test
    void unlawfulTransitionInABundleKeepsAllFromBeingWritten() {
        String id = freshId();
        Map<String, Object> bundle = bundleOf(id);
        bundle.put("deliveries", List.of());
        bundle.put("transitions", List.of(of(id, transition(1, "AGREED"))));
        sending(bundle)
                .post(BUNDLES)
                .then()
                .statusCode(422)
                .body("violations.pointer", everyItem(equalTo("/transitions/0/to")))
                .body("violations.size()", greaterThan(1));
        read("/v1/exchanges/" + id).statusCode(404);
    }

    private static Map<String, Object> bundleOf(String id) {
        return new java.util.LinkedHashMap<>(Map.of(
                "exchanges", List.of(exchange(id)),
                "revisions", List.of(of(id, revision(1))),
                "positions", List.of(of(id, position("p", "hamas", "DEMANDS", "2023-10-09"))),
                "deliveries", List.of(of(id, delivery("d", "hamas-releases", 1))),
                "transitions", List.of(of(id, transition(1, "TABLED")))));
    }
}
