package dev.parley.journal.database;

import java.sql.SQLException;
import java.util.Set;

import org.flywaydb.core.api.FlywayException;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/**
 * Why the database cannot be used now.
 *
 * @param reason one line
 * @param passing whether it can end while the process runs: the database comes back, or its administrator mends it
 * @param expected whether the reason says it all, so that no stack trace is needed
 */
public record DatabaseFailure(String reason, boolean passing, boolean expected) {

    /**
     * SQLSTATE classes: connection, sign-in, database, schema, rollback, resources, object in use, operator intervention,
     * system error.
     */
    private static final Set<String> PASSING = Set.of("08", "28", "3D", "3F", "40", "53", "55", "57", "58");

    /** Further states: a privilege is missing; the server is a replica that has not taken over yet. */
    private static final Set<String> PASSING_STATES = Set.of("42501", "25006");

    public static DatabaseFailure of(Throwable thrown) {
        SQLException sql = SqlCauses.of(thrown).findFirst().orElse(null);
        if (sql != null && isPassing(sql.getSQLState())) {
            return new DatabaseFailure(oneLine(sql.getMessage()), true, true);
        }
        if (thrown instanceof PendingMigrationsException) {
            return new DatabaseFailure(oneLine(thrown.getMessage()), true, true);
        }
        boolean expected = thrown instanceof FlywayException
                || thrown instanceof SchemaManagementException
                || thrown instanceof UnusableDatabaseException;
        return new DatabaseFailure(oneLine(expected ? thrown.getMessage() : thrown.toString()), false, expected);
    }

    /** The pool's own exceptions, as when no connection is free in time, have no SQLSTATE. */
    private static boolean isPassing(String sqlState) {
        return sqlState == null || PASSING_STATES.contains(sqlState) || PASSING.contains(sqlState.substring(0, 2));
    }

    private static String oneLine(String text) {
        return String.valueOf(text)
                .replaceAll("-{3,}", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
