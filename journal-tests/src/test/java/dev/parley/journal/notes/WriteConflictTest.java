package dev.parley.journal.notes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import dev.parley.journal.AtOnce;
import dev.parley.journal.Retries;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.parley.journal.notes.TestData.comment;
import static dev.parley.journal.notes.TestData.note;
import static dev.parley.journal.notes.TestData.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Writers that get in each other's way. */
@NotesTest
class WriteConflictTest {

    @Inject
    AgroalDataSource database;

    private final String name = UUID.randomUUID().toString();

    @BeforeEach
    void createFailures() throws SQLException {
        execute("create sequence attempts");
    }

    @AfterEach
    void dropFailures() throws SQLException {
        execute("drop sequence attempts", "drop function if exists fail cascade");
    }

    @ParameterizedTest
    @CsvSource({
        "40P01, deadlock, immediate",
        "40P01, deadlock, deferred",
        "40001, serialization, immediate",
        "40001, serialization, deferred"
    })
    void everyKindOfWriteIsRunAgainAfterAConflict(String sqlState, String label, String time) throws Exception {
        failInserts(sqlState, time);
        String put = "/v1/notes/" + name + "-put";
        assertRunAgain(label, () -> given().contentType("application/json")
                .body(note(name + "-put"))
                .put(put));
        for (String query : List.of("?dryRun=true", "?dryRun=true&atomic=true", "", "?atomic=true")) {
            String id = name + "-batch" + query.length();
            assertRunAgain(label, () -> send("/v1/notes/batch" + query, List.of(note(id + "-b"), note(id + "-a"))));
        }
        Map<String, Object> bundle =
                Map.of("notes", List.of(note(name)), "comments", List.of(comment(name, "a"), comment(name, "b")));
        assertRunAgain(label, () -> send("/v1/bundles/notes?dryRun=true", bundle));
        assertRunAgain(label, () -> send("/v1/bundles/notes", bundle));

        for (String path : List.of(put, "/v1/notes/" + name, "/v1/notes/" + name + "/comments/b")) {
            given().get(path + "/history").then().body("items.version", contains(1));
        }
    }

    /** The first two attempts fail, unless nothing is inserted until the end of the transaction, as in a dry run. */
    private void assertRunAgain(String label, Callable<Response> write) throws Exception {
        execute("alter sequence attempts restart");
        int before = Retries.after(label);
        assertEquals(2, write.call().statusCode() / 100);
        int attempts = attempts();
        assertEquals(attempts > 1 ? 2 : 0, Retries.after(label) - before);
    }

    @Test
    void otherFailuresAreNotRunAgain() throws SQLException {
        failInserts("23514", "immediate");

        given().noFilters()
                .contentType("application/json")
                .body(note(name))
                .post("/v1/notes")
                .then()
                .statusCode(500);

        assertEquals(1, attempts());
    }

    @Test
    void deadlockWithAnotherSessionIsSurvived() throws Exception {
        List<Map<String, Object>> notes = List.of(note(name + "-a"), note(name + "-b"));
        send("/v1/notes/batch", notes).then().statusCode(200);
        notes.forEach(note -> note.put("topic", "RELEASES"));
        int before = Retries.after("deadlock");

        List<Object> results = AtOnce.run(List.of(
                () -> {
                    try (Connection other = database.getConnection();
                            Statement statement = other.createStatement()) {
                        other.setAutoCommit(false);
                        statement.execute("select 1 from note where key = '" + name + "-b' for update");
                        while (!hasWaitingWriter(statement)) {
                            Thread.sleep(5);
                        }
                        statement.execute("select 1 from note where key = '" + name + "-a' for update");
                        other.rollback();
                        return "waited";
                    }
                },
                () -> {
                    // the other session is to be first
                    Thread.sleep(200);
                    return send("/v1/notes/batch?atomic=true", notes).then().extract();
                }));

        assertEquals("waited", results.get(0));
        given().get("/v1/notes/" + name + "-a").then().body("version", is(2)).body("topic", is("RELEASES"));
        assertEquals(before + 1, Retries.after("deadlock"));
    }

    @Test
    void bundlesBatchesAndSingleWritesAtOnceEachEndAsIfAlone() {
        int deadlocks = Retries.after("deadlock");
        List<Map<String, Object>> notes = new ArrayList<>();
        List<Map<String, Object>> comments = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            notes.add(note(name + "-" + i));
            comments.add(comment(name + "-" + i, "c"));
        }
        for (String topic : List.of("TALKS", "RELEASES", "TALKS")) {
            notes.forEach(note -> note.put("topic", topic));
            List<Map<String, Object>> reversed = reversed(notes);
            List<Callable<Response>> writes = new ArrayList<>();
            writes.add(() -> send("/v1/bundles/notes", Map.of("notes", notes, "comments", reversed(comments))));
            writes.add(() -> send("/v1/bundles/notes", Map.of("notes", reversed, "comments", comments)));
            writes.add(() -> send("/v1/bundles/notes?dryRun=true", Map.of("notes", reversed, "comments", comments)));
            writes.add(() -> send("/v1/notes/batch?atomic=true", notes));
            writes.add(() -> send("/v1/notes/batch", reversed));
            IntStream.of(9, 0)
                    .forEach(i -> writes.add(() -> given().contentType("application/json")
                            .header("If-Match", "*")
                            .body(notes.get(i))
                            .put("/v1/notes/" + name + "-" + i)));
            for (Response response : AtOnce.run(writes)) {
                assertTrue(List.of(200, 201, 412).contains(response.statusCode()), response.asString());
            }
        }
        notes.forEach(note -> given().get("/v1/notes/" + note.get("id"))
                .then()
                .body("topic", is("TALKS"))
                .body("version", is(3)));
        assertEquals(deadlocks, Retries.after("deadlock"));
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    /** The first two inserts of notes fail, at once or when the transaction commits. */
    private void failInserts(String sqlState, String time) throws SQLException {
        execute(
                """
                create function fail() returns trigger language plpgsql as $$
                begin
                    if nextval('attempts') <= 2 then
                        raise exception 'on purpose' using errcode = '%s';
                    end if;
                    return new;
                end $$""".formatted(sqlState),
                time.equals("deferred")
                        ? "create constraint trigger fail after insert on note deferrable initially deferred"
                                + " for each row execute function fail()"
                        : "create trigger fail before insert on note for each row execute function fail()");
    }

    private int attempts() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select last_value from attempts")) {
            found.next();
            return found.getInt(1);
        }
    }

    private static boolean hasWaitingWriter(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery("select 1 from pg_locks where not granted")) {
            return waiting.next();
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
