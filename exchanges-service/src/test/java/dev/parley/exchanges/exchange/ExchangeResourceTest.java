package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import dev.parley.exchanges.TestData;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.AFTER;
import static dev.parley.exchanges.TestData.BEFORE;
import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.EARLY;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.citation;
import static dev.parley.exchanges.TestData.date;
import static dev.parley.exchanges.TestData.exchange;
import static dev.parley.exchanges.TestData.exchangeThere;
import static dev.parley.exchanges.TestData.freshId;
import static dev.parley.exchanges.TestData.id;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.participant;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.replace;
import static dev.parley.exchanges.TestData.restore;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.sending;
import static dev.parley.exchanges.TestData.tabledExchangeThere;
import static dev.parley.exchanges.TestData.transition;
import static dev.parley.exchanges.TestData.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@ServiceTest
class ExchangeResourceTest {

    @Test
    void createdExchangeIsReadBackWithWhatIsDerived() {
        String path = exchangeThere();
        read(path)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", equalTo(id(path)))
                .body("participants[2].roles", contains("LEAD_MEDIATOR"))
                .body("links[0].exchange", equalTo("not-known-here"))
                .body("opened.earliest", equalTo("2023-10-08T00:00:00Z"))
                .body("knownAt", equalTo(TestData.EARLY))
                .body("status", nullValue())
                .body("currentRevision", nullValue());
    }

    @Test
    void postedExchangeWithoutIdGetsOne() {
        String location = sending(with(exchange("x"), "id", null))
                .post("/v1/exchanges")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        read(location).statusCode(200).body("id", equalTo(id(location)));
    }

    @Test
    void everyBrokenRuleIsListedAtOnce() {
        String id = freshId();
        Map<String, Object> faulty = exchange(id);
        faulty.put(
                "participants",
                List.of(participant("qatar", null, "MEDIATOR", "MEDIATOR"), participant("qatar", null, "HOST")));
        faulty.put("links", List.of(object("type", "RELATED", "exchange", id)));
        faulty.put("marking", "RED");
        put("/v1/exchanges/" + id, faulty)
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems("/participants/1", "/participants/0/roles/1", "/links/0/exchange", "/marking"));
    }

    @Test
    void replacementCountsAVersionAndRetractionEndsReading() {
        String path = exchangeThere();
        put(path, with(exchange(id(path)), "title", "Another")).statusCode(428);
        replace(path, with(exchange(id(path)), "title", "Another"))
                .statusCode(200)
                .header("ETag", "\"2\"");
        put(path + "/revisions/1", revision(1)).statusCode(201);
        retract(path).statusCode(204);
        read(path).statusCode(410);
        read(path, "includeRetracted", true).statusCode(200).body("retraction.reason", equalTo("entered twice"));
        read(path + "/revisions").statusCode(410);
        read(path + "/revisions/1").statusCode(410);
        put(path + "/revisions/2", revision(2)).statusCode(410);
        read(path + "/history")
                .statusCode(200)
                .body("items.change", contains("CREATED", "UPDATED", "UPDATED", "RETRACTED"));
    }

    @Test
    void restorationBringsBackAnExchangeWithItsRecordsAndItsState() {
        String path = exchangeThere();
        put(path + "/revisions/1", revision(1)).statusCode(201);
        put(path + "/transitions/1", transition(1, "TABLED")).statusCode(201);
        retract(path + "/revisions/1").statusCode(204);
        read(path).body("currentRevision", nullValue());
        retract(path).statusCode(204);
        restore(path + "/revisions/1").statusCode(410);

        restore(path).statusCode(200).body("status", equalTo("TABLED"));
        read(path + "/transitions/1").statusCode(200);
        restore(path + "/revisions/1").statusCode(200);
        read(path).body("currentRevision", equalTo(1)).body("version", equalTo(7));
    }

    @Test
    void everyWriteOfARecordCountsAVersionOfItsExchange() {
        String path = exchangeThere();
        put(path + "/revisions/1", revision(1)).statusCode(201).header("ETag", "\"1\"");
        read(path).header("ETag", "\"2\"").body("currentRevision", equalTo(1));
        put(path + "/revisions/1", revision(1)).statusCode(200);
        read(path).header("ETag", "\"2\"");
        put(path + "/transitions/1", transition(1, "TABLED")).statusCode(201);
        read(path).header("ETag", "\"3\"").body("status", equalTo("TABLED"));
        retract(path + "/transitions/1").statusCode(204);
        read(path).header("ETag", "\"4\"").body("status", nullValue());
        retract(path + "/revisions/1").statusCode(204);
        read(path).header("ETag", "\"5\"").body("currentRevision", nullValue());
    }

    @Test
    void exchangeIsKnownFromItsEarliestCitationOrRecord() {
        String id = freshId();
        String path = "/v1/exchanges/" + id;
        put(path, with(exchange(id), "citations", List.of(citation(LATE)))).statusCode(201);
        read(path, "knownAt", BETWEEN).statusCode(404);
        put(path + "/revisions/1", revision(1)).statusCode(201);
        read(path, "knownAt", BETWEEN)
                .statusCode(200)
                .body("citations", hasSize(0))
                .body("currentRevision", equalTo(1));
        read(path, "knownAt", BEFORE).statusCode(404);
        read(path + "/revisions", "knownAt", BEFORE).statusCode(200).body("items", hasSize(0));
        retract(path + "/revisions/1").statusCode(204);
        read(path, "knownAt", BETWEEN).statusCode(404);
    }

    @Test
    void nothingThatBecamePublicLaterIsShown() {
        String id = freshId();
        Map<String, Object> exchange = exchange(id);
        exchange.put(
                "participants",
                List.of(
                        participant("hamas", "A", "RELEASING_PARTY"),
                        with(participant("kuwait", null, "MEDIATOR"), "citations", List.of(citation(LATE)))));
        exchange.put(
                "opened",
                object("accounts", List.of(account("a", "2023-10-07", EARLY), account("b", "2023-10-08", LATE))));
        put("/v1/exchanges/" + id, exchange).statusCode(201).body("opened.edtf", equalTo("[2023-10-07,2023-10-08]"));
        read("/v1/exchanges/" + id)
                .body("participants.actor", contains("hamas", "kuwait"))
                .body("summary", equalTo("Women and children"))
                .body("opened.disputed", equalTo(true));
        read("/v1/exchanges/" + id, "knownAt", BETWEEN)
                .body("participants.actor", contains("hamas"))
                .body("summary", nullValue())
                .body("opened.edtf", equalTo("2023-10-07"))
                .body("opened.disputed", nullValue())
                .body("opened.accounts.id", contains("a"));
    }

    private static Map<String, Object> account(String id, String edtf, String publishedAt) {
        return object("id", id, "date", date(edtf), "citation", citation(publishedAt));
    }

    @Test
    void exchangeNeedsACitation() {
        String id = freshId();
        put("/v1/exchanges/" + id, with(exchange(id), "citations", List.of()))
                .statusCode(422)
                .body("violations.pointer", contains("/citations"));
        Map<String, Object> elsewhere = with(
                exchange(id),
                "participants",
                List.of(with(participant("kuwait", null, "MEDIATOR"), "citations", List.of(citation(LATE)))));
        put("/v1/exchanges/" + id, with(elsewhere, "citations", List.of())).statusCode(201);
    }

    @Test
    void thereMayBeMoreThanTwoSides() {
        String id = freshId();
        Map<String, Object> exchange = with(
                exchange(id),
                "participants",
                List.of(participant("kuwait", "A", "RELEASING_PARTY"), participant("iran", "C", "RELEASING_PARTY")));
        put("/v1/exchanges/" + id, exchange).statusCode(201);
        put("/v1/exchanges/" + freshId(), with(exchange, "participants", List.of(participant("oman", "a", "HOST"))))
                .statusCode(400)
                .body("violations.pointer", hasItem("/participants/0/side"));
    }

    @Test
    void statusIsTheOneKnownThen() {
        String path = tabledExchangeThere();
        put(path + "/transitions/1", transition(1, "TABLED")).statusCode(201);
        put(path + "/transitions/2", with(transition(2, "REJECTED"), "citations", List.of(citation(LATE))))
                .statusCode(201);
        put(path + "/revisions/2", lateRevision(2)).statusCode(201);
        read(path).body("status", equalTo("REJECTED")).body("currentRevision", equalTo(2));
        read(path, "knownAt", BETWEEN).body("status", equalTo("TABLED")).body("currentRevision", equalTo(1));
        read("/v1/exchanges", "knownAt", BETWEEN, "status", "TABLED", "limit", 500)
                .statusCode(200)
                .body("items.id", hasItem(id(path)))
                .body("items.find { it.id == '" + id(path) + "' }.status", equalTo("TABLED"));
        read("/v1/exchanges", "knownAt", BETWEEN, "status", "REJECTED", "limit", 500)
                .body("items.id", not(hasItem(id(path))));
        read("/v1/exchanges", "knownAt", AFTER, "status", "REJECTED,LAPSED", "limit", 500)
                .body("items.id", hasItem(id(path)));
        read("/v1/exchanges", "status", "TABLED", "limit", 500).body("items.id", not(hasItem(id(path))));
    }

    private static Map<String, Object> lateRevision(int number) {
        Map<String, Object> revision = with(with(revision(number), "commitments", List.of()), "mechanism", null);
        return with(revision, "citations", List.of(citation(LATE)));
    }

    @Test
    void statusIsTheOneRecordedThen() {
        String path = tabledExchangeThere();
        String recorded = put(path + "/transitions/1", transition(1, "TABLED"))
                .statusCode(201)
                .extract()
                .path("recordedAt");
        String since = read(path).extract().path("recordedAt");
        put(path + "/transitions/2", transition(2, "REJECTED")).statusCode(201);
        retract(path + "/transitions/1");
        read(path, "recordedAt", since)
                .statusCode(200)
                .body("status", equalTo("TABLED"))
                .body("currentRevision", equalTo(1));
        read(path, "recordedAt", Instant.parse(recorded).minusNanos(1000).toString())
                .body("status", nullValue());
        read("/v1/exchanges", "recordedAt", since, "limit", 500)
                .statusCode(200)
                .body("items.find { it.id == '" + id(path) + "' }.status", equalTo("TABLED"));
        read("/v1/exchanges", "recordedAt", since, "status", "TABLED").statusCode(400);
    }

    @Test
    void exchangesAreFoundByParticipantRoleAndText() {
        String id = freshId();
        Map<String, Object> exchange = exchange(id);
        exchange.put("title", "The Unmistakable Swap");
        exchange.put(
                "participants", List.of(participant("oman", null, "LEAD_MEDIATOR"), participant("iraq", null, "HOST")));
        put("/v1/exchanges/" + id, exchange).statusCode(201);
        read("/v1/exchanges", "participant", "oman").body("items.id", contains(id));
        read("/v1/exchanges", "participant", "oman", "role", "MEDIATOR").body("items.id", contains(id));
        read("/v1/exchanges", "participant", "oman", "role", "HOST").body("items", hasSize(0));
        read("/v1/exchanges", "role", "MEDIATOR", "limit", 500).body("items.id", hasItem(id));
        read("/v1/exchanges", "q", "unmistakable swap").body("items.id", contains(id));
        read("/v1/exchanges", "status", "NOPE").statusCode(400);
        read("/v1/exchanges", "nope", "1").statusCode(400);
    }

    @Test
    void listGoesOnFromItsCursorByOpeningDate() {
        String first = freshId();
        String second = freshId();
        String word = "cursor" + first;
        put("/v1/exchanges/" + first, dated(first, "1985", word)).statusCode(201);
        put("/v1/exchanges/" + second, dated(second, "1983-05-20", word)).statusCode(201);
        String next = read("/v1/exchanges", "q", word, "limit", 1)
                .body("items.id", contains(second))
                .extract()
                .path("next");
        read("/v1/exchanges", "q", word, "limit", 1, "cursor", next)
                .body("items.id", contains(first))
                .body("next", nullValue());
    }

    private static Map<String, Object> dated(String id, String edtf, String title) {
        return with(with(exchange(id), "opened", TestData.date(edtf)), "title", title);
    }

    @Test
    void batchSaysOfEachItemWhatBecameOfIt() {
        String id = freshId();
        put("/v1/exchanges/" + id, exchange(id)).statusCode(201);
        sending(List.of(exchange(freshId()), exchange(id), with(exchange(freshId()), "marking", "AMBER+STRICT")))
                .post("/v1/exchanges/batch")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("created", "unchanged", "refused"))
                .body("items[2].problem.type", endsWith("rule-violation"));
    }
}
