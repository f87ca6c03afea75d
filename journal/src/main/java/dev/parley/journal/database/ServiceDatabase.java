package dev.parley.journal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.XAConnection;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.pool.ConnectionFactory;
import org.flywaydb.core.Flyway;
import org.hibernate.relational.SchemaManager;

/** The service's database: whether it can be reached, and whether its schema is the one that this version needs. */
@Singleton
class ServiceDatabase {

    private static final int OLDEST_POSTGRESQL = 14;
    private static final int LONGEST_WAIT_MILLIS = 30_000;
    private static final Pattern HOSTS = Pattern.compile("jdbc:postgresql://([^/?]+)");

    private final AgroalDataSource pool;
    private final Flyway flyway;
    private final SchemaManager tables;

    ServiceDatabase(AgroalDataSource pool, Flyway flyway, SchemaManager tables) {
        this.pool = pool;
        this.flyway = flyway;
        this.tables = tables;
    }

    /** The host and port in its URL. */
    String address() {
        Matcher hosts = HOSTS.matcher(settings().jdbcUrl());
        return hosts.find() ? hosts.group(1) : "localhost";
    }

    /**
     * Connects once.
     *
     * @return the server's version and the schema
     */
    String connect() throws SQLException {
        try (Session session = new Session()) {
            Connection connection = session.connection;
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRESQL) {
                throw new UnusableDatabaseException(
                        "PostgreSQL " + version + " is too old: Parley needs " + OLDEST_POSTGRESQL + " or later");
            }
            return "PostgreSQL " + version + ", schema " + connection.getSchema();
        }
    }

    /** Fails if two sessions can have the lock of the same name at once: nothing would keep writers apart. */
    void requireLocks() throws SQLException {
        // a name of its own, so that the check waits for nobody
        String name = UUID.randomUUID().toString();
        try (Session holder = new Session();
                Session other = new Session()) {
            NamedLock.take(holder.connection, name);
            if (NamedLock.isFree(other.connection, name)) {
                throw new UnusableDatabaseException("two sessions had the same advisory lock at once, so this database"
                        + " does not keep writers apart: Parley needs PostgreSQL's pg_advisory_xact_lock");
            }
            holder.connection.rollback();
            if (!NamedLock.isFree(other.connection, name)) {
                throw new UnusableDatabaseException("an advisory lock did not end with its transaction: Parley needs"
                        + " PostgreSQL's pg_advisory_xact_lock");
            }
        }
    }

    /** Whether a connection of the pool works, or a new one does. */
    boolean isHealthy() throws SQLException {
        return pool.isHealthy(false);
    }

    /** Applies the pending migrations. */
    void migrate() {
        flyway.migrate();
    }

    /** Fails if migrations are pending. */
    void requireMigrated() throws PendingMigrationsException {
        int pending = flyway.info().pending().length;
        if (pending > 0) {
            throw new PendingMigrationsException(pending);
        }
    }

    /** Fails if the tables are not those that the service's classes are mapped to. */
    void validate() {
        tables.validateMappedObjects();
    }

    /** A transaction in a session of its own: not of the pool, which logs a warning for each failed connection. */
    private final class Session implements AutoCloseable {

        private final XAConnection handle;
        private final Connection connection;

        Session() throws SQLException {
            handle = new ConnectionFactory(settings()).createConnection();
            connection = handle.getConnection();
            connection.setNetworkTimeout(Runnable::run, LONGEST_WAIT_MILLIS);
            connection.setAutoCommit(false);
        }

        @Override
        public void close() throws SQLException {
            try {
                connection.rollback();
            } finally {
                handle.close();
            }
        }
    }

    private AgroalConnectionFactoryConfiguration settings() {
        return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
    }
}
