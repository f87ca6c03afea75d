package dev.parley.system;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.parley.launcher.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A service that starts before its database can be used. */
class DatabaseStartupIT {

    private static final String ACTOR = "{\"kind\": \"STATE\", \"name\": \"Norway\", \"marking\": \"CLEAR\"}";

    @Test
    void serviceThatIsStartedBeforeItsDatabaseIsAliveAndBecomesReadyByItself() throws Exception {
        Path data = RunningSuite.temporaryDirectory();
        EmbeddedDatabase database = EmbeddedDatabase.open(data, 0);
        Map<String, String> environment = database.environment("actors");
        int port = database.port();
        database.close();

        try (BuiltProcess service = launch("before-database", environment)) {
            service.awaitAlive();
            assertEquals(503, service.send("GET", "/q/health/started", ""));
            assertEquals(503, service.send("GET", "/q/health/ready", ""));
            assertUnavailable(service.response("GET", "/v1/actors", ""));
            assertUnavailable(service.response("PUT", "/v1/actors/norway", ACTOR));
            assertUnavailable(service.response("GET", "/v1/feeds/actors?timeout=30", ""));
            assertEquals(404, service.send("GET", "/v1/nothing", ""));
            assertEquals(200, service.send("GET", "/q/metrics", ""));
            assertEquals(200, service.send("GET", "/q/openapi", ""));

            try (EmbeddedDatabase opened = EmbeddedDatabase.open(data, port)) {
                service.awaitReady();
                assertEquals(200, service.send("GET", "/q/health/started", ""));
                assertEquals(201, service.send("PUT", "/v1/actors/norway", ACTOR));
                assertEquals(200, service.send("GET", "/v1/actors/norway", ""));
            }
        }

        List<String> log = log("before-database");
        assertEquals(1, count(log, "Waiting for the database at 127.0.0.1:" + port + ": "), log.toString());
        assertEquals(1, count(log, "Database ready after "), log.toString());
        assertEquals(0, log.stream().filter(line -> line.startsWith("\tat ")).count(), log.toString());
    }

    @Test
    void refusedPasswordIsWaitedForUntilItIsRotated() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            Map<String, String> environment = new HashMap<>(database.environment("actors"));
            environment.put("QUARKUS_DATASOURCE_PASSWORD", "rotated");
            try (BuiltProcess service = launch("password", environment)) {
                service.awaitAlive();
                assertEquals(503, service.send("GET", "/v1/actors", ""));

                execute(database.superuserUrl(), "alter role parley_actors password 'rotated'");

                service.awaitReady();
                assertEquals(200, service.send("GET", "/v1/actors", ""));
            }
            List<String> log = log("password");
            assertEquals(1, count(log, "password authentication failed"), log.toString());
        }
    }

    @Test
    void serviceThatMayNotMigrateWaitsForOneThatDoes() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            Map<String, String> environment = new HashMap<>(database.environment("actors"));
            environment.put("PARLEY_DATABASE_MIGRATE", "false");
            try (BuiltProcess waiting = launch("may-not-migrate", environment)) {
                waiting.awaitAlive();
                assertEquals(503, waiting.send("GET", "/v1/actors", ""));
                assertEquals(1, count(log("may-not-migrate"), " migrations are pending"));

                try (BuiltProcess migrating = launch("migrates", database.environment("actors"))) {
                    migrating.awaitReady();
                }

                waiting.awaitReady();
                assertEquals(200, waiting.send("GET", "/v1/actors", ""));
            }
        }
    }

    @Test
    void schemaThatThisVersionCannotUseEndsTheProcess() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            Map<String, String> environment = database.environment("actors");
            try (BuiltProcess service = launch("usable", environment)) {
                service.awaitReady();
            }

            execute(ownUrl(database), "alter table actor rename column marking to label");
            assertEnds("other-tables", environment, "marking");

            execute(
                    ownUrl(database),
                    "alter table actor rename column label to marking",
                    "update flyway_schema_history set checksum = 1 where version = '2'");
            assertEnds("other-migration", environment, "checksum mismatch for migration version 2");
        }
    }

    @Test
    void databaseWhoseLocksDoNothingEndsTheProcess() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            Map<String, String> environment = database.environment("actors");
            execute(
                    ownUrl(database),
                    "create function pg_advisory_xact_lock(bigint) returns void language sql as 'select'",
                    "alter role parley_actors set search_path = actors, pg_catalog");
            assertEnds("no-locks", environment, "two sessions had the same advisory lock at once");

            execute(
                    ownUrl(database),
                    "drop function actors.pg_advisory_xact_lock(bigint)",
                    "alter role parley_actors set search_path = actors");
            try (BuiltProcess service = launch("locks", environment)) {
                service.awaitReady();
            }
        }
    }

    private static void assertEnds(String name, Map<String, String> environment, String reason) throws Exception {
        try (BuiltProcess service = launch(name, environment)) {
            assertEquals(1, service.exitStatus());
        }
        List<String> log = log(name);
        assertEquals(
                1,
                log.stream()
                        .filter(line -> line.contains("\"level\":\"ERROR\""))
                        .count(),
                log.toString());
        assertTrue(
                log.stream()
                        .anyMatch(line -> line.contains("This version cannot use the database at 127.0.0.1:")
                                && line.contains(reason)),
                log.toString());
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertEquals(503, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()) > 0);
        assertTrue(response.body().contains("https://parley.dev/problems/unavailable"), response.body());
    }

    private static BuiltProcess launch(String name, Map<String, String> environment) {
        return BuiltProcess.launch("actors-service", environment, logFile(name));
    }

    private static Path logFile(String name) {
        return RunningSuite.ROOT.resolve("system-tests/target/database-startup-" + name + ".log");
    }

    private static List<String> log(String name) throws IOException {
        return Files.readAllLines(logFile(name));
    }

    private static long count(List<String> log, String text) {
        return log.stream().filter(line -> line.contains(text)).count();
    }

    private static String ownUrl(EmbeddedDatabase database) {
        EmbeddedDatabase.Credentials actors = database.credentials("actors");
        return database.jdbcUrl() + "?user=" + actors.username() + "&password=" + actors.password();
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
