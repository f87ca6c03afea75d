package dev.parley.journal.database;

import java.sql.Connection;
import java.sql.SQLException;
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
        // not from the pool, which logs a warning of its own for each failed connection
        XAConnection handle = new ConnectionFactory(settings()).createConnection();
        try (Connection connection = handle.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, LONGEST_WAIT_MILLIS);
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRESQL) {
                throw new UnusableDatabaseException(
                        "PostgreSQL " + version + " is too old: Parley needs " + OLDEST_POSTGRESQL + " or later");
            }
            return "PostgreSQL " + version + ", schema " + connection.getSchema();
        } finally {
            handle.close();
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

    private AgroalConnectionFactoryConfiguration settings() {
        return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
    }
}
