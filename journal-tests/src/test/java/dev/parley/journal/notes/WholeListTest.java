package dev.parley.journal.notes;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.parley.http.RawConnection;
import dev.parley.journal.StoredContent;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.parley.journal.notes.TestData.comment;
import static dev.parley.journal.notes.TestData.note;
import static dev.parley.journal.notes.TestData.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Lists as tables and as lines. */
@NotesTest
class WholeListTest {

    private static final List<String> HEADER = List.of("id", "topic", "title", "text", "sources", "marking");

    /** More than a list is read at once, and more than what is on its way can hold. */
    private static final int MANY = 3_000;

    @Inject
    AgroalDataSource database;

    private final String prefix = "w" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void tableHasOneRowForEachDocumentAndNoFormulas() {
        Map<String, Object> first = note(prefix + "-1");
        first.put("title", "=HYPERLINK(\"x\")");
        first.put("text", "Two\nlines, with \"marks\"");
        send("/v1/notes/batch", List.of(first, note(prefix + "-2")));

        Response table = csv().get("/v1/notes?id=" + prefix + "-1," + prefix + "-2");
        table.then().statusCode(200).contentType("text/csv;charset=UTF-8");
        assertEquals("Accept, accept-encoding", table.header("Vary"));
        assertThat(table.asString(), startsWith("\ufeffid,topic,title,text,sources,marking\r\n"));
        assertEquals(
                List.of(
                        HEADER,
                        List.of(
                                prefix + "-1",
                                "TALKS",
                                "'=HYPERLINK(\"x\")",
                                "Two\nlines, with \"marks\"",
                                "dw",
                                "CLEAR"),
                        List.of(prefix + "-2", "TALKS", "Note " + prefix + "-2", "", "dw", "CLEAR")),
                records(table));
    }

    @Test
    void tableTakesTheFiltersAndClocksOfTheList() {
        Map<String, Object> later = note(prefix + "-2");
        later.put("citations", List.of(TestData.citation("2023-09-20T12:00:00Z")));
        later.put("topic", "RELEASES");
        send("/v1/notes/batch", List.of(note(prefix + "-1"), later));
        String ids = "id=" + prefix + "-1," + prefix + "-2";
        String recorded = given().get("/v1/notes/" + prefix + "-1").path("recordedAt");

        assertEquals(3, records(csv().get("/v1/notes?" + ids)).size());
        assertEquals(2, records(csv().get("/v1/notes?topic=RELEASES&" + ids)).size());
        assertEquals(
                2, records(csv().get("/v1/notes?knownAt=2023-09-19&" + ids)).size());
        assertThat(csv().get("/v1/notes?recordedAt=" + recorded).asString(), containsString(prefix + "-1"));
        csv().get("/v1/notes?limit=5").then().statusCode(400).contentType("application/problem+json");
        csv().get("/v1/notes?colour=red").then().statusCode(400);
    }

    @Test
    void retractedRowsSayThatTheyAre() {
        send("/v1/notes/batch", List.of(note(prefix + "-1"), note(prefix + "-2")));
        given().header("If-Match", "\"1\"")
                .delete("/v1/notes/" + prefix + "-1?reason=entered twice")
                .then()
                .statusCode(204);
        String list = "/v1/notes?id=" + prefix + "-1," + prefix + "-2";

        assertEquals(2, records(csv().get(list)).size());
        List<List<String>> all = records(csv().get(list + "&includeRetracted=true"));
        assertEquals("retraction", all.get(0).get(HEADER.size()));
        assertTrue(all.get(1).get(HEADER.size()).endsWith("Z: entered twice"), all.get(1)::toString);
        assertEquals("", all.get(2).get(HEADER.size()));
    }

    @Test
    void whatTodaysTypesDoNotKnowIsInTheTable() {
        send("/v1/notes/batch", List.of(note(prefix + "-1"), note(prefix + "-2")));
        try (StoredContent stored = StoredContent.forgetConstants("notes", prefix + "-1")) {
            List<List<String>> rows = records(csv().get("/v1/notes?id=" + prefix + "-1," + prefix + "-2"));
            assertEquals(
                    List.of(stored.content().get("topic").asText(), "TALKS"),
                    rows.stream().skip(1).map(row -> row.get(1)).toList());
        }
    }

    @Test
    void collectionWithoutATableAnswersLinesOnly() {
        send("/v1/notes", note(prefix));
        send("/v1/notes/" + prefix + "/comments", comment(prefix, "c"));
        String list = "/v1/notes/" + prefix + "/comments";

        csv().get(list)
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("detail", is("This list is answered as application/json or application/x-ndjson."));
        given().accept("text/csv, */*;q=0.1").get(list).then().statusCode(200).contentType("application/json");
        assertEquals(
                1,
                given().accept("application/x-ndjson")
                        .get(list)
                        .asString()
                        .lines()
                        .count());
        given().accept("application/x-ndjson")
                .get("/v1/notes/none-" + prefix + "/comments")
                .then()
                .statusCode(404);
    }

    @Test
    void formatIsChosenByTheClientAndPagesAreTheDefault() {
        for (String accept : List.of("*/*", "application/json", "text/html, */*;q=0.8", "text/csv, application/json")) {
            given().accept(accept)
                    .get("/v1/notes?limit=1")
                    .then()
                    .statusCode(200)
                    .contentType("application/json");
        }
        given().accept("text/csv, application/json;q=0.9")
                .get("/v1/notes")
                .then()
                .contentType(startsWith("text/csv"));
        given().accept("application/x-ndjson;q=0.2, text/html")
                .head("/v1/notes")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/x-ndjson"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void listLongerThanWhatIsReadAtOnceIsWhole(String format) {
        sendMany(1_201, "Short.");
        String list = given().accept(format).get("/v1/notes").asString();
        long found = list.lines()
                .filter(line -> line.contains("Note " + prefix + "-"))
                .count();
        assertEquals(1_201, found);
    }

    /** A complete answer ends with the chunk that has no bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void listThatCannotBeReadToItsEndBreaksOff(String format) throws IOException, SQLException {
        sendMany(MANY, "x".repeat(5_000));
        String request = "GET /v1/notes HTTP/1.1\r\nHost: parley\r\nAccept: " + format + "\r\n\r\n";
        try (RawConnection connection = new RawConnection()) {
            assertTrue(connection.send(request).answer().text().contains(prefix + "-" + (MANY - 1)));
        }
        try (RawConnection connection = RawConnection.reluctant();
                RawConnection other = RawConnection.reluctant()) {
            for (RawConnection each : List.of(connection, other)) {
                each.send(request).awaitAnswer();
            }
            execute("alter table note rename to hidden_note");
            for (RawConnection each : List.of(connection, other)) {
                assertThrows(EOFException.class, each::answer);
            }
        } finally {
            execute("alter table if exists hidden_note rename to note");
            execute("delete from note where key like '" + prefix + "-%'");
        }
    }

    @Test
    void listThatCannotBeReadAtAllIsAProblem() throws IOException, SQLException {
        String request = "GET /v1/notes?topic=TALKS HTTP/1.1\r\nHost: parley\r\nAccept: text/csv\r\n\r\n";
        try (RawConnection connection = new RawConnection()) {
            execute("alter table note rename to hidden_note");
            RawConnection.Answer refused = connection.send(request).answer();
            assertEquals(500, refused.status());
            assertThat(refused.header("Content-Type"), startsWith("application/problem+json"));
        } finally {
            execute("alter table hidden_note rename to note");
        }
        csv().get("/v1/notes?topic=TALKS").then().statusCode(200);
    }

    private static RequestSpecification csv() {
        return given().accept("text/csv");
    }

    private void sendMany(int count, String text) {
        List<Map<String, Object>> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> note = note(prefix + "-" + i);
            note.put("text", text);
            notes.add(note);
        }
        send("/v1/notes/batch", notes).then().statusCode(200).body("refused", is(0));
    }

    private static List<List<String>> records(Response table) {
        table.then().statusCode(200);
        return CsvReader.builder().ofCsvRecord(table.asString().substring(1)).stream()
                .map(CsvRecord::getFields)
                .toList();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
