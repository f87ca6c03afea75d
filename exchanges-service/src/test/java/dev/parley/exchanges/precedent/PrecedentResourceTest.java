package dev.parley.exchanges.precedent;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.BEFORE;
import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.citation;
import static dev.parley.exchanges.TestData.exchange;
import static dev.parley.exchanges.TestData.freshId;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.participant;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@ServiceTest
class PrecedentResourceTest {

    private static String exchangeOf(String party, String mediator, Object... links) {
        String id = freshId();
        Map<String, Object> exchange = with(
                with(exchange(id), "links", List.of(links)),
                "participants",
                List.of(
                        participant(party, "A", "RELEASING_PARTY"),
                        with(participant(mediator, null, "MEDIATOR"), "citations", List.of(citation(LATE)))));
        put("/v1/exchanges/" + id, exchange).statusCode(201);
        return id;
    }

    @Test
    void exchangesWithMoreInCommonComeFirstAndSayWhy() {
        String id = exchangeOf("atlantis", "lemuria");
        String same = exchangeOf("atlantis", "lemuria");
        String mediator = exchangeOf("hyperborea", "lemuria");
        String linked = exchangeOf("thule", "mu", object("type", "PRECEDENT", "exchange", id));
        String path = "/v1/exchanges/" + id + "/precedents";
        read(path)
                .statusCode(200)
                .body("items.exchange", contains(same, mediator))
                .body("items[0].score", equalTo(0.65f))
                .body("items[0].reasons.aspect", contains("PARTIES", "MEDIATOR"))
                .body("items[1].reasons.words", hasItem("Mediators of both: lemuria."));
        read("/v1/exchanges/" + linked + "/precedents")
                .body("items[0].exchange", equalTo(id))
                .body("items[0].reasons.aspect", contains("LINK"));
        read(path, "limit", 1).body("items", hasSize(1));
    }

    @Test
    void onlyWhatWasKnownThenIsCompared() {
        String id = exchangeOf("avalon", "lyonesse");
        exchangeOf("camelot", "lyonesse");
        String path = "/v1/exchanges/" + id + "/precedents";
        read(path).body("items", hasSize(1));
        read(path, "knownAt", BETWEEN).statusCode(200).body("items", empty());
        read(path, "knownAt", BEFORE).statusCode(404);
        read(path, "limit", 0).statusCode(400);
        read("/v1/exchanges/nowhere/precedents").statusCode(404);
    }
}
