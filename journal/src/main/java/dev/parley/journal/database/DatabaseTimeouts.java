package dev.parley.journal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import io.agroal.api.AgroalPoolInterceptor;
import io.smallrye.config.ConfigMapping;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * How long a request waits for one statement (docs/adr/0032). The server ends the statement; if it does not do even that,
 * because it is frozen or the network has lost the connection, the driver gives the connection up.
 */
@Singleton
public class DatabaseTimeouts implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(DatabaseTimeouts.class);

    /** What the driver waits longer than the server, so that the server's answer still arrives. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** How long a statement may take, waits for locks included. */
    @ConfigMapping(prefix = "parley.database.timeout")
    interface Settings {

        /** A statement outside of a writing transaction. */
        Duration read();

        /** A statement of a writing transaction, which waits for those that came before. */
        Duration write();
    }

    private final Settings settings;

    DatabaseTimeouts(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            limit(connection, settings.read());
            statement.execute("set statement_timeout = " + settings.read().toMillis());
        } catch (SQLException e) {
            LOG.warnf("A new connection has no time-out: %s", e.getMessage());
        }
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            limit(connection, settings.read());
        } catch (SQLException theNextStatementFailsToo) {
            LOG.debugf("The connection is broken: %s", theNextStatementFailsToo.getMessage());
        }
    }

    /** Gives the statements of the current transaction the time that a write has. */
    public void allowWriting(EntityManager entities) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (Statement statement = connection.createStatement()) {
                limit(connection, settings.write());
                statement.execute(
                        "set local statement_timeout = " + settings.write().toMillis());
            }
        });
    }

    private static void limit(Connection connection, Duration timeout) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(timeout.plus(GRACE).toMillis()));
    }
}
