package dev.parley.journal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A lock that one transaction of the service at a time has, until it ends: PostgreSQL's advisory lock of that name. */
public final class NamedLock {

    private static final String TAKE = "select pg_advisory_xact_lock(hashtext(current_schema() || '.' || ?))";
    private static final String TRY = "select pg_try_advisory_xact_lock(hashtext(current_schema() || '.' || ?))";

    private NamedLock() {}

    /** Waits until no other transaction has the lock. */
    public static void take(Connection connection, String name) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, name);
            take.execute();
        }
    }

    /** Takes the lock if no other transaction has it. */
    static boolean isFree(Connection connection, String name) throws SQLException {
        try (PreparedStatement attempt = connection.prepareStatement(TRY)) {
            attempt.setString(1, name);
            try (ResultSet result = attempt.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }
}
