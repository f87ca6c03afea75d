package dev.parley.exchanges.position;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.AFTER;
import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.citation;
import static dev.parley.exchanges.TestData.exchangeThere;
import static dev.parley.exchanges.TestData.id;
import static dev.parley.exchanges.TestData.of;
import static dev.parley.exchanges.TestData.position;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.replace;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.sending;
import static dev.parley.exchanges.TestData.tabledExchangeThere;
import static dev.parley.exchanges.TestData.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class PositionResourceTest {

    @Test
    void positionIsCreatedReplacedRetractedAndRemembered() {
        String path = tabledExchangeThere();
        String position = path + "/positions/p";
        String recorded = sending(position("p", "hamas", "DEMANDS", "2023-10-08"))
                .post(path + "/positions")
                .then()
                .statusCode(201)
                .header("Location", endsWith(position))
                .extract()
                .path("recordedAt");
        replace(position, position("p", "hamas", "COUNTERS", "2023-10-08")).statusCode(200);
        read(position).body("stance", equalTo("COUNTERS")).body("exchange", equalTo(id(path)));
        retract(position).statusCode(204);
        read(position).statusCode(410);
        read(position, "recordedAt", recorded).body("stance", equalTo("DEMANDS"));
        read(position + "/history").body("items.change", contains("CREATED", "UPDATED", "RETRACTED"));
    }

    @Test
    void positionOnARevisionThatDoesNotExistIsRefused() {
        String path = tabledExchangeThere();
        put(path + "/positions/p", with(position("p", "hamas", "ACCEPTS", "2023-10-08"), "revision", 2))
                .statusCode(422)
                .body("violations.pointer", contains("/revision"));
    }

    @Test
    void enquiryResponsesAreNeverReplacedAndReplaceNothing() {
        String path = tabledExchangeThere();
        put(path + "/positions/a", position("a", "hamas", "DEMANDS", "2023-10-08"))
                .statusCode(201);
        put(path + "/positions/b", position("b", "hamas", "HOLDS_POSITION", "2023-10-09"))
                .statusCode(201);
        put(path + "/positions/c", position("c", "hamas", "NO_RESPONSE", "2023-10-08"))
                .statusCode(201);
        put(path + "/positions/d", position("d", "hamas", "DECLINED_TO_COMMENT", "2023-10-09"))
                .statusCode(201);
        put(path + "/positions/e", position("e", "israel", "REJECTS", "2023-10-07"))
                .statusCode(201);
        read(path + "/positions").body("items.id", contains("e", "a", "c", "b", "d"));
        read(path + "/positions", "current", true).body("items.id", contains("e", "c", "b", "d"));
        read(path + "/positions", "current", true, "actor", "hamas", "stance", "DEMANDS,HOLDS_POSITION")
                .body("items.id", contains("b"));
        retract(path + "/positions/b").statusCode(204);
        read(path + "/positions", "current", true).body("items.id", contains("e", "a", "c", "d"));
    }

    @Test
    void currentStanceIsTheLatestKnownThen() {
        String path = tabledExchangeThere();
        put(path + "/positions/a", position("a", "hamas", "DEMANDS", "2023-10-08"))
                .statusCode(201);
        put(
                        path + "/positions/b",
                        with(position("b", "hamas", "ACCEPTS", "2023-10-09"), "citations", List.of(citation(LATE))))
                .statusCode(201);
        read(path + "/positions", "current", true, "knownAt", BETWEEN).body("items.id", contains("a"));
        read(path + "/positions", "current", true, "knownAt", AFTER).body("items.id", contains("b"));
        read(path + "/positions/b", "knownAt", BETWEEN).statusCode(404);
    }

    @Test
    void positionsAreFoundAcrossExchanges() {
        String one = tabledExchangeThere();
        String other = tabledExchangeThere();
        put(one + "/positions/p", position("p", "oman", "NOT_REACHED", "2023-10-08"))
                .statusCode(201);
        put(other + "/positions/p", with(position("p", "oman", "ACCEPTS", "2023-10-07"), "revision", null))
                .statusCode(201);
        read("/v1/positions", "actor", "oman").body("items.exchange", contains(id(other), id(one)));
        read("/v1/positions", "actor", "oman", "stance", "NOT_REACHED,NO_RESPONSE")
                .body("items.exchange", contains(id(one)));
        read("/v1/positions", "actor", "oman", "exchange", id(other)).body("items.stance", contains("ACCEPTS"));
        read("/v1/positions", "actor", "oman", "revision", 1).body("items", hasSize(1));
        read("/v1/positions", "revision", "first").statusCode(400);
        retract(one).statusCode(204);
        read("/v1/positions", "actor", "oman").body("items.exchange", contains(id(other)));
    }

    @Test
    void batchTakesPositionsOfManyExchanges() {
        String one = id(tabledExchangeThere());
        sending(List.of(of(one, position("p", "hamas", "DEMANDS", "2023-10-08"))))
                .post("/v1/positions/batch")
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
    }

    @Test
    void enquiryIsAnsweredByTheActorsNextStance() {
        String path = exchangeThere();
        put(path + "/positions/held", without(position("held", "hamas", "HOLDS_POSITION", "2023-10-07/2023-10-09")))
                .statusCode(201);
        put(path + "/positions/asked", without(position("asked", "hamas", "NO_RESPONSE", "2023-10-08")))
                .statusCode(201);
        put(path + "/positions/other", without(position("other", "israel", "REJECTS", "2023-10-09")))
                .statusCode(201);
        read(path + "/positions/asked").body("answeredBy", nullValue());
        read(path + "/positions", "unanswered", true).body("items.id", contains("asked"));

        put(path + "/positions/answer", without(position("answer", "hamas", "REJECTS", "2023-10-09")))
                .statusCode(201);
        read(path + "/positions/asked").body("answeredBy", equalTo("answer"));
        read(path + "/positions", "unanswered", true).body("items", hasSize(0));
        read(path + "/positions", "stance", "NO_RESPONSE").body("items.id", contains("asked"));
        retract(path + "/positions/answer").statusCode(204);
        read(path + "/positions", "unanswered", true).body("items.id", contains("asked"));
    }

    private static Map<String, Object> without(Map<String, Object> position) {
        return with(position, "revision", null);
    }
}
