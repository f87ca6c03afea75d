package dev.parley.journal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import jakarta.inject.Inject;

import dev.parley.journal.PostgresTestResource;
import dev.parley.process.Check;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A database that accepts the calls for locks: PostgreSQL's own, or functions before them that do something else. */
@QuarkusTest
@QuarkusTestResource(value = PostgresTestResource.class, initArgs = @ResourceArg(name = "service", value = "timeline"))
class RequiredLocksTest {

    @Inject
    ServiceDatabase database;

    @Inject
    AgroalDataSource pool;

    @AfterEach
    void restore() throws SQLException {
        execute(
                "alter role parley_timeline set search_path = timeline",
                "drop function if exists timeline.pg_advisory_xact_lock(bigint)",
                "drop function if exists timeline.pg_try_advisory_xact_lock(bigint)");
    }

    @Test
    void locksOfPostgresqlExcludeEachOther() throws SQLException {
        database.requireLocks();
    }

    @ParameterizedTest
    @CsvSource({
        "pg_advisory_xact_lock(bigint) returns void, select, two sessions had the same advisory lock at once",
        "pg_try_advisory_xact_lock(bigint) returns boolean, select true, two sessions had the same advisory lock at once",
        "pg_try_advisory_xact_lock(bigint) returns boolean, select false, an advisory lock did not end"
    })
    void lockThatIsNoneIsFoundAndIsNoPassingFailure(String function, String body, String reason) throws SQLException {
        execute(
                "create function timeline." + function + " language sql as '" + body + "'",
                "alter role parley_timeline set search_path = timeline, pg_catalog");

        UnusableDatabaseException found = assertThrows(UnusableDatabaseException.class, database::requireLocks);

        assertTrue(found.getMessage().startsWith(reason), found.getMessage());
        assertFalse(DatabaseFailure.of(found).passing());
        assertTrue(DatabaseFailure.of(found).expected());
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        Check check = new DatabaseChecks().database(database, url);
        assertTrue(assertThrows(Exception.class, check::run).getMessage().contains(reason));
    }

    @Test
    void selfCheckPassesWhereLocksAreLocks() throws Exception {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        assertTrue(new DatabaseChecks().database(database, url).run().endsWith("up to date"));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
