package dev.parley.exchanges.diff;

import java.util.List;
import java.util.Map;

import dev.parley.exchanges.ServiceTest;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.AFTER;
import static dev.parley.exchanges.TestData.BEFORE;
import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.EARLY;
import static dev.parley.exchanges.TestData.LATE;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.commitment;
import static dev.parley.exchanges.TestData.exactly;
import static dev.parley.exchanges.TestData.exchangeThere;
import static dev.parley.exchanges.TestData.group;
import static dev.parley.exchanges.TestData.object;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.read;
import static dev.parley.exchanges.TestData.revision;
import static dev.parley.exchanges.TestData.tabledExchangeThere;
import static dev.parley.exchanges.TestData.transition;
import static dev.parley.exchanges.TestData.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

@ServiceTest
class DiffResourceTest {

    @SafeVarargs
    private static void putRevision(String path, int number, Map<String, Object>... commitments) {
        put(path + "/revisions/" + number, with(revision(number), "commitments", List.of(commitments)))
                .statusCode(201);
    }

    @Test
    void revisionsAreComparedInTheWordsOfTheDomain() {
        String path = exchangeThere();
        Map<String, Object> ratio =
                with(with(exactly(1), "quantity", null), "ratio", object("commitment", "stays", "give", 3, "each", 1));
        putRevision(
                path,
                1,
                commitment("stays", "hamas", exactly(5)),
                commitment("dropped", "israel", exactly(36)),
                commitment("moved", "hamas", exactly(2)),
                commitment("people", "hamas", with(exactly(4), "group", group("WOMEN"))));
        putRevision(
                path,
                2,
                commitment("stays", "hamas", exactly(7)),
                commitment("added", "israel", ratio),
                commitment("moved", "israel", exactly(2)),
                commitment("people", "hamas", with(exactly(4), "group", group("WOMEN", "CHILDREN"))));
        read(path + "/revisions/1/diff/2")
                .statusCode(200)
                .body(
                        "changes.collect { it.kind + ' ' + it.commitment }",
                        containsInAnyOrder(
                                "NUMBER stays",
                                "COMMITMENT_DROPPED dropped",
                                "COMMITMENT_MOVED moved",
                                "GROUP people",
                                "COMMITMENT_ADDED added"))
                .body("changes.words", hasItem("`stays` promises 7 people (before: 5 people)."))
                .body("changes.find { it.kind == 'NUMBER' }.numberAfter.value", equalTo(7));
        read(path + "/revisions/1/diff/1").body("changes", empty());
        read(path + "/revisions/1/diff/3").statusCode(404);
    }

    @Test
    void whatBecameKnownBetweenTwoMomentsIsListed() {
        String path = exchangeThere();
        putRevision(
                path,
                1,
                commitment(
                        "israel-releases",
                        "israel",
                        with(claim("early", "ALL", null, EARLY), "group", group("WOMEN")),
                        claim("late", "EXACT", 36, LATE)));
        put(path + "/transitions/1", transition(1, "TABLED")).statusCode(201);
        read(path + "/diff", "from", BETWEEN, "to", AFTER)
                .statusCode(200)
                .body("changes.kind", contains("NUMBER", "GROUP", "CLAIM", "OUTSTANDING"))
                .body("changes.words", hasItem("`israel-releases` promises 36 people (before: all)."));
        read(path + "/diff", "from", BEFORE, "to", BETWEEN)
                .body(
                        "changes.kind",
                        hasItems("STATUS", "OPENED", "PARTICIPANT", "REVISION", "COMMITMENT_ADDED", "CLAIM"));
        read(path + "/diff", "from", AFTER, "to", AFTER).body("changes", empty());
        read(path + "/diff", "from", AFTER, "to", BEFORE).statusCode(400);
        read(path + "/diff").statusCode(400).body("violations.pointer", contains("/from"));
    }

    @Test
    void whatWasRecordedBetweenTwoMomentsIsListed() {
        String path = tabledExchangeThere();
        String before = read(path + "/revisions/1").extract().path("recordedAt");
        String after = put(path + "/transitions/1", transition(1, "TABLED"))
                .statusCode(201)
                .extract()
                .path("recordedAt");
        read(path + "/diff", "clock", "recorded", "from", before, "to", after)
                .statusCode(200)
                .body("changes.kind", contains("STATUS"))
                .body("changes[0].after", equalTo("TABLED"));
        read(path + "/diff", "clock", "recorded", "from", before, "knownAt", BETWEEN)
                .statusCode(200);
        read(path + "/diff", "clock", "recorded", "from", before, "recordedAt", after)
                .statusCode(400);
    }
}
