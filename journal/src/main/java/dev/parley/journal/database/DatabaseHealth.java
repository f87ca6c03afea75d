package dev.parley.journal.database;

import java.sql.SQLException;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The process has started once its schema is up to date, and is ready while its database answers. */
class DatabaseHealth {

    private static final String NAME = "Database";

    private final DatabaseStartup startup;
    private final ServiceDatabase database;

    DatabaseHealth(DatabaseStartup startup, ServiceDatabase database) {
        this.startup = startup;
        this.database = database;
    }

    @Produces
    @Singleton
    @Startup
    HealthCheck started() {
        return () -> startup.isReady() ? HealthCheckResponse.up(NAME) : down(startup.reason());
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck ready() {
        return () -> {
            if (!startup.isReady()) {
                return down(startup.reason());
            }
            try {
                return database.isHealthy() ? HealthCheckResponse.up(NAME) : down("a connection is not valid");
            } catch (SQLException e) {
                return down(DatabaseFailure.of(e).reason());
            }
        };
    }

    private static HealthCheckResponse down(String reason) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).down();
        return response.withData("reason", reason).build();
    }
}
