package dev.parley.journal.database;

import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.metamodel.EntityType;

import dev.parley.process.Check;
import dev.parley.process.NamedCheck;
import io.quarkus.flyway.runtime.QuarkusPathLocationScanner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Checks of the database and of what a service needs to use one. */
class DatabaseChecks {

    /** The URL in the profile of the self-check if no database is configured: nothing listens there. */
    static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/none";

    @Produces
    @Singleton
    Check migrations(Flyway flyway) {
        return new NamedCheck("migrations", () -> {
            Configuration configuration = flyway.getConfiguration();
            int found = 0;
            for (LoadableResource migration : new QuarkusPathLocationScanner(
                            configuration, Arrays.asList(configuration.getLocations()))
                    .scanForResources()) {
                try (Reader reader = migration.read()) {
                    if (reader.read() < 0) {
                        throw Check.failed(migration.getFilename() + " is empty");
                    }
                    found++;
                }
            }
            if (found == 0) {
                throw Check.failed("no migrations at " + List.of(configuration.getLocations()));
            }
            return found + " are readable";
        });
    }

    @Produces
    @Singleton
    Check database(ServiceDatabase database, @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        return new NamedCheck("database", () -> {
            try {
                String connected = database.connect();
                database.requireLocks();
                database.requireMigrated();
                database.validate();
                return connected + ", up to date";
            } catch (PendingMigrationsException e) {
                throw Check.failed(e.getMessage() + ": start the service once to apply them");
            } catch (Exception e) {
                DatabaseFailure failure = DatabaseFailure.of(e);
                if (url.equals(NOWHERE) && failure.passing()) {
                    return "none configured; the driver works";
                }
                throw Check.failed(database.address() + ": " + failure.reason());
            }
        });
    }

    @Produces
    @Singleton
    Check tables(SessionFactory sessions) {
        return new NamedCheck("tables", () -> {
            Set<EntityType<?>> entities = sessions.getMetamodel().getEntities();
            try (StatelessSession session = sessions.openStatelessSession()) {
                for (EntityType<?> entity : entities) {
                    session.createSelectionQuery("from " + entity.getName(), entity.getJavaType());
                    entity.getJavaType().getDeclaredConstructor();
                }
            }
            return entities.size() + " are mapped";
        });
    }
}
