package dev.parley.system.manifests;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import dev.parley.launcher.EmbeddedDatabase;
import dev.parley.system.BuiltProcess;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A version runs on, and starts again, beside the next one, which has migrated the schema that both use. */
class PreviousVersionIT {

    private static final String ACTOR = "{\"kind\": \"STATE\", \"name\": \"Norway\", \"marking\": \"CLEAR\"}";

    @Test
    void serviceRunsOnAndStartsAgainAfterALaterVersionHasMigrated() throws SQLException {
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

    /** As a later version would: one migration of the service's own, and one of the journal's, whose numbers are lower. */
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
        return ManifestProcess.start("actors-service", database.environment("actors"));
    }
}
