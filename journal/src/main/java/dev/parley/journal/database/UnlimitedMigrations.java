package dev.parley.journal.database;

import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.pool.DataSource;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets migrations take as long as they need: they have connections of their own, without the time-outs of requests, and
 * wait for as long as another process migrates the same schema, where Flyway would give up after 50 s.
 */
@Singleton
class UnlimitedMigrations implements FlywayConfigurationCustomizer {

    private static final int UNLIMITED = -1;
    private static final int CONNECTIONS = 4;
    private static final Duration UNUSED = Duration.ofSeconds(30);

    private final AgroalDataSource connections;

    UnlimitedMigrations(AgroalDataSource requests) {
        this.connections =
                pool(requests.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration());
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.lockRetryCount(UNLIMITED);
        configuration.dataSource(connections);
    }

    @PreDestroy
    void close() {
        connections.close();
    }

    private static AgroalDataSource pool(AgroalConnectionFactoryConfiguration settings) {
        return new DataSource(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .reapTimeout(UNUSED)
                        .connectionFactoryConfiguration(new AgroalConnectionFactoryConfigurationSupplier(settings)))
                .get());
    }
}
