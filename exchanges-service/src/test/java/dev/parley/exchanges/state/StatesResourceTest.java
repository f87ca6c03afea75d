package dev.parley.exchanges.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.EARLY;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.citation;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.date;
import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.exchangeThere;
import static dev.parley.exchanges.TestData.item;
import static dev.parley.exchanges.TestData.position;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.replace;
import static dev.parley.exchanges.TestData.retract;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.transition;
import static dev.parley.exchanges.TestData.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ServiceTest
class StatesResourceTest {

    private static final String CORRECTED = "2023-10-10T08:00:00Z";
    private static final String DELIVERED = "2023-10-12T08:00:00Z";

    /** An exchange of which things became known at four moments, and ranks changed at a fifth. */
    private static String eventfulExchange() {
        String path = exchangeThere();
        Map<String, Object> corrected =
                with(with(with(exactly(5), "rank", "DEPRECATED"), "rankReason", "CORRECTED"), "rankSince", CORRECTED);
        Map<String, Object> revision = with(
                revision(1),
                "commitments",
                List.of(
                        commitment("hamas-releases", "hamas", corrected, claim("c2", "EXACT", 7, LATE)),
                        commitment("israel-releases", "israel", exactly(36))));
        put(path + "/revisions/1", revision).statusCode(201);
        put(path + "/transitions/1", transition(1, "TABLED")).statusCode(201);
        put(path + "/positions/asked", position("asked", "hamas", "NO_RESPONSE", "2023-10-08"))
                .statusCode(201);
        put(path + "/positions/denies", publishedAt(LATE, position("denies", "hamas", "REJECTS", "2023-10-09")))
                .statusCode(201);
        Map<String, Object> delivery = with(
                delivery("d", item("i1", "hamas-releases", claim("c1", "EXACT", 3, DELIVERED))),
                "occurred",
                date("2023-10-11"));
        put(path + "/deliveries/d", publishedAt(DELIVERED, delivery)).statusCode(201);
        return path;
    }

    private static Map<String, Object> publishedAt(String moment, Map<String, Object> document) {
        return with(document, "citations", List.of(citation(moment)));
    }

    @Test
    void everyStateSaysWhatSingleReadsOfItsMomentSay() {
        String path = eventfulExchange();
        List<String> moments = read(path + "/states").statusCode(200).extract().path("items.at");
        assertEquals(List.of(EARLY, LATE, CORRECTED, DELIVERED), moments);
        moments.forEach(moment -> assertSame(path, moment, "known", "knownAt"));
    }

    @Test
    void everyRecordedStateSaysWhatSingleReadsOfItsMomentSay() {
        String path = eventfulExchange();
        replace(path + "/revisions/1", with(revision(1), "commitments", List.of()))
                .statusCode(409);
        retract(path + "/positions/denies").statusCode(204);
        List<String> moments = read(path + "/states", "clock", "recorded")
                .statusCode(200)
                .extract()
                .path("items.at");
        assertTrue(moments.size() >= 7, moments.toString());
        moments.forEach(moment -> assertSame(path, moment, "recorded", "recordedAt"));
    }

    private static void assertSame(String path, String moment, String clock, String parameter) {
        JsonPath states = read(path + "/states", "clock", clock).extract().jsonPath();
        String state = "items.find { it.at == '" + moment + "' }.";
        JsonPath exchange = read(path, parameter, moment).extract().jsonPath();
        assertEquals(exchange.<String>get("status"), states.get(state + "status"), moment);
        assertEquals(exchange.<Integer>get("currentRevision"), states.get(state + "currentRevision"), moment);

        JsonPath positions =
                read(path + "/positions", parameter, moment).extract().jsonPath();
        List<Map<String, Object>> enquiries = positions.getList("items.findAll { it.stance == 'NO_RESPONSE' }");
        assertEquals(
                enquiries.stream()
                        .map(one -> one.get("id") + " " + one.get("answeredBy"))
                        .toList(),
                states.<Map<String, Object>>getList(state + "enquiries").stream()
                        .map(one -> one.get("position") + " " + one.get("answeredBy"))
                        .toList(),
                moment);
        if (parameter.equals("knownAt")) {
            assertEquals(
                    read(path + "/positions", parameter, moment, "current", true)
                            .extract()
                            .jsonPath()
                            .getList("items.findAll { it.stance != 'NO_RESPONSE' }.id"),
                    states.getList(state + "stances.position"),
                    moment);
        }
        JsonPath ledger = read(path + "/ledger", parameter, moment).extract().jsonPath();
        for (String number : List.of("promised", "delivered", "discharged", "outstanding")) {
            assertEquals(ledger.getList("commitments." + number), states.getList(state + "ledger." + number), moment);
        }
        assertEquals(
                ledger.getList("commitments.findAll { it.disputed }.commitment"),
                states.getList(state + "disputed.commitment"),
                moment);
    }

    @Test
    void changesOfAStateAreThoseSinceTheOneBefore() {
        String path = eventfulExchange();
        read(path + "/states")
                .body("items[1].changes.kind", hasItem("NUMBER"))
                .body("items[1].changes.words", hasItem("`hamas-releases` promises 5 to 7 people (before: 5 people)."))
                .body("items[2].changes.kind", contains("NUMBER", "RANK", "OUTSTANDING"))
                .body("items[3].changes.words", hasItem(containsString("Delivered of `hamas-releases`: 3 people")));
    }

    @Test
    void pagesOfStatesAreTheWholeList() {
        String path = eventfulExchange();
        JsonPath all = read(path + "/states").extract().jsonPath();
        List<Object> paged = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = (next == null
                            ? read(path + "/states", "limit", 1)
                            : read(path + "/states", "limit", 1, "cursor", next))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("items"));
            next = page.get("next");
        } while (next != null);
        assertEquals(all.getList("items"), paged);
    }

    @Test
    void clockCannotBeHeldStill() {
        String path = exchangeThere();
        read(path + "/states", "knownAt", LATE).statusCode(400).body("violations.pointer", contains("/knownAt"));
        read(path + "/states", "clock", "recorded", "knownAt", LATE).statusCode(200);
        read(path + "/states", "clock", "sundial").statusCode(400).body("violations.pointer", contains("/clock"));
        read("/v1/exchanges/nowhere/states").statusCode(404);
    }
}
