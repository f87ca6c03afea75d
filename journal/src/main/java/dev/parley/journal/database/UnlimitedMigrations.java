package dev.parley.journal.database;

import jakarta.inject.Singleton;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Lets a process wait for as long as another one migrates the same schema; by default Flyway gives up after 50 s. */
@Singleton
class MigrationLock implements FlywayConfigurationCustomizer {

    private static final int UNLIMITED = -1;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.lockRetryCount(UNLIMITED);
    }
}
