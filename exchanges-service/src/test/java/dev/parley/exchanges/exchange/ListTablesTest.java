package dev.parley.exchanges.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.parley.exchanges.ServiceTest;
import dev.parley.exchanges.TestData;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static dev.parley.exchanges.TestData.BETWEEN;
import static dev.parley.exchanges.TestData.claim;
import static dev.parley.exchanges.TestData.delivery;
import static dev.parley.exchanges.TestData.item;
import static dev.parley.exchanges.TestData.position;
import static dev.parley.exchanges.TestData.put;
import static dev.parley.exchanges.TestData.transition;
import static dev.parley.exchanges.TestData.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Exchanges and their records as tables. */
@ServiceTest
class ListTablesTest {

    @Test
    void exchangesAreRowsWithWhatIsDerived() {
        String path = TestData.tabledExchangeThere();
        put(path + "/transitions/1", transition(1, "EXPLORATORY")).statusCode(201);
        Map<String, String> row = rows(path.replaceFirst("/[^/]*$", "") + "?id=" + TestData.id(path))
                .get(0);
        assertEquals(TestData.id(path), row.get("id"));
        assertEquals("EXPLORATORY", row.get("status"));
        assertEquals("1", row.get("currentRevision"));
        assertEquals(given().get(path).path("opened.edtf"), row.get("opened"));
        assertEquals(given().get(path).path("opened.words"), row.get("openedWords"));
        assertEquals(given().get(path).path("recordedAt"), row.get("recordedAt"));
        List<String> actors = given().get(path).path("participants.actor");
        assertEquals(actors.size(), row.get("participants").lines().count());
        assertTrue(row.get("participants").startsWith(actors.get(0)), row.get("participants"));
    }

    @Test
    void positionsAreRowsBelowTheirExchangeAndAcrossExchanges() {
        String path = TestData.tabledExchangeThere();
        put(path + "/positions/asked", position("asked", "israel", "NO_RESPONSE", "2023-10-08"))
                .statusCode(201);
        put(path + "/positions/later", position("later", "israel", "REJECTS", "2023-10-09"))
                .statusCode(201);
        List<Map<String, String>> rows = rows(path + "/positions");
        assertEquals(List.of("asked", "later"), column(rows, "id"));
        assertEquals(List.of("later", ""), column(rows, "answeredBy"));
        assertEquals(List.of("NO_RESPONSE", "REJECTS"), column(rows, "stance"));
        assertEquals(rows, rows("/v1/positions?exchange=" + TestData.id(path)));
        assertEquals(
                List.of("later"), column(rows("/v1/positions?stance=REJECTS&exchange=" + TestData.id(path)), "id"));
    }

    @Test
    void transitionsAreRows() {
        String path = TestData.exchangeThere();
        put(path + "/transitions/1", with(transition(1, "EXPLORATORY"), "reason", "=talks"))
                .statusCode(201);
        Map<String, String> row = rows(path + "/transitions").get(0);
        assertEquals("1", row.get("number"));
        assertEquals("EXPLORATORY", row.get("to"));
        assertEquals("'=talks", row.get("reason"));
    }

    @Test
    void deliveriesAreRowsWithWhatWasKnown() {
        String path = TestData.tabledExchangeThere();
        Map<String, Object> both = delivery(
                "d1",
                item("first", "hamas-releases", claim("c1", "EXACT", 5, TestData.EARLY)),
                item("second", "hamas-releases", claim("c2", "MORE_THAN", 7, TestData.LATE)));
        put(path + "/deliveries/d1", both).statusCode(201);
        List<String> items =
                rows(path + "/deliveries").get(0).get("items").lines().toList();
        assertEquals(2, items.size());
        assertTrue(items.get(0).matches("first: DELIVERED, 5 .*for revision 1: hamas-releases"), items.get(0));
        assertTrue(items.get(1).matches("second: DELIVERED, more than 7 .*"), items.get(1));
        String known = rows(path + "/deliveries?knownAt=" + BETWEEN).get(0).get("items");
        assertEquals(List.of(items.get(0)), known.lines().toList());
    }

    @Test
    void revisionsHaveLinesOnly() {
        String path = TestData.tabledExchangeThere();
        given().accept("text/csv").get(path + "/revisions").then().statusCode(406);
        given().accept("application/x-ndjson")
                .get(path + "/revisions")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"));
    }

    private static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    private static List<Map<String, String>> rows(String list) {
        Response table = given().accept("text/csv").get(list);
        table.then().statusCode(200).contentType(startsWith("text/csv"));
        List<List<String>> records = CsvReader.builder()
                .ofCsvRecord(table.asString().substring(1))
                .stream()
                .map(record -> record.getFields())
                .toList();
        return records.stream()
                .skip(1)
                .map(cells -> {
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < cells.size(); i++) {
                        row.put(records.get(0).get(i), cells.get(i));
                    }
                    return row;
                })
                .toList();
    }
}
