package dev.parley.journal.notes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.parley.journal.notes.TestData.note;
import static dev.parley.journal.notes.TestData.send;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A database that does not answer in time. That the application starts shows that a slow migration is not cut. */
@NotesTest
@TestProfile(DatabaseTimeoutsTest.ShortTimeouts.class)
class DatabaseTimeoutsTest {

    private static final int CONNECTIONS = 4;
    private static final int TRIES = 200;
    private static final String JOURNAL_LOCK = "select pg_advisory_xact_lock(hashtext(current_schema() || '.journal'))";

    public static class ShortTimeouts implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "parley.database.timeout.read", "1s",
                    "parley.database.timeout.write", "2s",
                    "quarkus.datasource.jdbc.acquisition-timeout", "2s",
                    "quarkus.datasource.jdbc.max-size", String.valueOf(CONNECTIONS),
                    "quarkus.flyway.locations", "db/migration,db/slow");
        }
    }

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final List<Long> frozen = new ArrayList<>();
    private Connection other;

    @BeforeEach
    void connect() throws SQLException {
        other = DriverManager.getConnection(url, user, password);
        other.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws Exception {
        thaw();
        other.close();
        try (Connection cleaner = DriverManager.getConnection(url, user, password);
                Statement statement = cleaner.createStatement()) {
            statement.execute("drop trigger if exists disturb on note");
        }
    }

    @Test
    void lockedTableIsUnavailableUntilItIsReleased() throws SQLException {
        execute("lock table note in access exclusive mode");
        assertUnavailable(given().get("/v1/notes"));
        assertUnavailable(put("locked-table"));
        given().get("/q/health/live").then().statusCode(200);
        other.rollback();
        given().get("/v1/notes").then().statusCode(200);
        put("locked-table").then().statusCode(201);
    }

    @Test
    void lockedDocumentIsReadAndNotReplacedUntilItIsReleased() throws SQLException {
        put("locked-row").then().statusCode(201);
        execute("select key from note where key = 'locked-row' for update");
        assertUnavailable(replace("locked-row"));
        given().get("/v1/notes/locked-row").then().statusCode(200).body("version", is(1));
        other.rollback();
        replace("locked-row").then().statusCode(200).body("version", is(2));
    }

    @Test
    void writeThatCannotBeJournaledIsNotDone() throws SQLException {
        execute(JOURNAL_LOCK);
        assertUnavailable(put("not-journaled"));
        given().get("/v1/notes/not-journaled").then().statusCode(404);
        other.rollback();
        put("not-journaled").then().statusCode(201);
    }

    @Test
    void requestsWithoutAConnectionAreUnavailableUntilThereAreSome() throws Exception {
        execute("lock table note in access exclusive mode");
        ExecutorService clients = Executors.newFixedThreadPool(3 * CONNECTIONS);
        try {
            List<Future<Response>> answers = IntStream.range(0, 3 * CONNECTIONS)
                    .mapToObj(i -> clients.submit(() -> given().get("/v1/notes")))
                    .toList();
            for (Future<Response> answer : answers) {
                assertUnavailable(answer.get());
            }
        } finally {
            clients.shutdownNow();
        }
        other.rollback();
        given().get("/v1/notes").then().statusCode(200);
    }

    @Test
    void frozenConnectionsAreGivenUpOneByOne() throws Exception {
        given().get("/v1/notes").then().statusCode(200);
        freeze(backends());
        assertUnavailable(given().get("/v1/notes"));
        int failures = 1;
        while (given().get("/v1/notes").statusCode() != 200) {
            failures++;
            assertTrue(failures <= 2 * CONNECTIONS, "still unavailable");
        }
    }

    @Test
    void serviceOfAFrozenServerIsAliveAndNotReadyUntilTheServerGoesOn() throws Exception {
        given().get("/q/health/ready").then().statusCode(200);
        List<Long> backends = backends();
        freeze(Stream.concat(
                        Stream.of(ProcessHandle.of(backends.get(0))
                                .flatMap(ProcessHandle::parent)
                                .orElseThrow()
                                .pid()),
                        backends.stream())
                .toList());
        assertUnavailable(given().get("/v1/notes"));
        assertUnavailable(put("frozen-server"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
        thaw();
        awaitOk("/v1/notes");
        awaitOk("/q/health/ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "53200", "53300", "55P03", "57014", "57P01", "57P02", "57P03", "58030"})
    void stateOfTheDatabaseThatPassesIsUnavailable(String state) throws SQLException {
        disturb("raise exception 'insert into note' using errcode = '" + state + "'");
        assertUnavailable(put("state-" + state.toLowerCase(Locale.ROOT)));
    }

    @Test
    void faultThatDoesNotPassIsNot() throws SQLException {
        disturb("raise exception 'insert into note' using errcode = '22012'");
        // no API document has a 500
        given().noFilters()
                .contentType("application/json")
                .body(note("fault"))
                .put("/v1/notes/fault")
                .then()
                .statusCode(500)
                .header("Retry-After", equalTo(null))
                .body("type", equalTo("https://parley.dev/problems/internal-error"));
    }

    @Test
    void writingManyDocumentsMayTakeLongerThanOneStatement() throws SQLException {
        disturb("perform pg_sleep(0.1)");
        List<Map<String, Object>> notes =
                IntStream.range(0, 24).mapToObj(i -> note("slow-" + i)).toList();
        send("/v1/notes/batch?dryRun=true", notes).then().statusCode(200).body("created", is(24));
        send("/v1/bundles/notes", Map.of("notes", notes)).then().statusCode(200).body("notes.created", is(24));
    }

    @Test
    void longPollMayTakeLongerThanAStatement() {
        put("polled").then().statusCode(201);
        int last = given().get("/v1/notes/polled/history").path("items[-1].seq");
        given().get("/v1/feeds/notes?timeout=4&lastEventId=" + last)
                .then()
                .statusCode(200)
                .body("", empty());
    }

    private static Response put(String id) {
        return given().contentType("application/json").body(note(id)).put("/v1/notes/" + id);
    }

    private static Response replace(String id) {
        Map<String, Object> note = note(id);
        note.put("title", "Replaced");
        return given().header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(note)
                .put("/v1/notes/" + id);
    }

    private static void assertUnavailable(Response response) {
        response.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("https://parley.dev/problems/unavailable"))
                .body("detail", equalTo("The database does not answer now. Send the request again later."));
    }

    private static void awaitOk(String path) throws InterruptedException {
        int status = 0;
        for (int i = 0; i < TRIES && status != 200; i++) {
            status = given().get(path).statusCode();
            Thread.sleep(100);
        }
        assertEquals(200, status, path);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs PL/pgSQL before every new row of a note. */
    private void disturb(String body) throws SQLException {
        execute("create or replace function disturb() returns trigger language plpgsql as $$ begin " + body
                + "; return new; end $$");
        execute("create trigger disturb before insert on note for each row execute function disturb()");
        other.commit();
    }

    private List<Long> backends() throws SQLException {
        List<Long> pids = new ArrayList<>();
        try (Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("select pid from pg_stat_activity"
                        + " where usename = current_user and pid <> pg_backend_pid()")) {
            while (rows.next()) {
                pids.add(rows.getLong(1));
            }
        }
        other.rollback();
        return pids;
    }

    private void freeze(List<Long> pids) throws Exception {
        frozen.addAll(pids);
        signal("-STOP", pids);
    }

    private void thaw() throws Exception {
        if (!frozen.isEmpty()) {
            signal("-CONT", frozen);
            frozen.clear();
        }
    }

    private static void signal(String signal, List<Long> pids) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("kill", signal), pids.stream().map(String::valueOf))
                .toList();
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
