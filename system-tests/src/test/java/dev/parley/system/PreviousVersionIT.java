package dev.parley.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import dev.parley.launcher.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A version keeps running, and starts again, after the next version has migrated the schema that both use. */
class PreviousVersionIT {

    private static final String ACTOR = "{\"kind\": \"STATE\", \"name\": \"Norway\", \"marking\": \"CLEAR\"}";

    @Test
    void serviceKeepsRunningAndStartsAgainAfterALaterVersionHasMigrated() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary();
                BuiltProcess running = start(database)) {
            assertEquals(201, running.send("PUT", "/v1/actors/before", ACTOR));

            expand(database);

            assertEquals(201, running.send("PUT", "/v1/actors/beside", ACTOR));
            try (BuiltProcess startedAgain = start(database)) {
                assertEquals(200, startedAgain.send("GET", "/v1/actors/beside", ""));
                assertEquals(201, startedAgain.send("PUT", "/v1/actors/again", ACTOR));
            }
        }
    }

    /** Adds what a later version would: a migration of the service, and one of the journal, which has a lower number. */
    private static void expand(EmbeddedDatabase database) throws SQLException {
        EmbeddedDatabase.Credentials credentials = database.credentials("actors");
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), credentials.username(), credentials.password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter table actor add column later text");
            statement.execute("alter table journal add column later text");
            for (String version : new String[] {"99", "0.99"}) {
                statement.execute("insert into flyway_schema_history (installed_rank, version, description, type,"
                        + " script, checksum, installed_by, execution_time, success)"
                        + " select max(installed_rank) + 1, '" + version + "', 'later', 'SQL', 'V" + version
                        + "__later.sql', 1, current_user, 1, true from flyway_schema_history");
            }
        }
    }

    private static BuiltProcess start(EmbeddedDatabase database) {
        return BuiltProcess.start(
                "actors-service",
                database.environment("actors"),
                RunningSuite.ROOT.resolve("system-tests/target/previous-version-" + System.nanoTime() + ".log"));
    }
}
