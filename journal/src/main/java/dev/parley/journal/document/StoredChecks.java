package dev.parley.journal.document;

import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.metamodel.EntityType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import dev.parley.json.DocumentJson;
import dev.parley.process.Check;
import dev.parley.process.Trial;
import io.agroal.api.AgroalDataSource;
import io.quarkus.flyway.runtime.QuarkusPathLocationScanner;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** What a service needs to store documents, for {@code --self-check}. */
class StoredChecks {

    /** What the profile of the self-check says where no database is configured: nobody listens there. */
    static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/none";

    /** A connection was refused: the driver has spoken for itself. */
    private static final String CANNOT_CONNECT = "08001";

    private static final int OLDEST_POSTGRESQL = 14;

    @Produces
    @Singleton
    Check migrations(Flyway flyway) {
        return new Trial("migrations", () -> {
            Configuration configuration = flyway.getConfiguration();
            int found = 0;
            for (LoadableResource migration : new QuarkusPathLocationScanner(
                            configuration, Arrays.asList(configuration.getLocations()))
                    .scanForResources()) {
                try (Reader reader = migration.read()) {
                    if (reader.read() < 0) {
                        throw Check.missing(migration.getFilename() + " is empty");
                    }
                    found++;
                }
            }
            if (found == 0) {
                throw Check.missing("there are none at " + List.of(configuration.getLocations()));
            }
            return found + " can be read";
        });
    }

    @Produces
    @Singleton
    Check database(
            AgroalDataSource database,
            Flyway flyway,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        return new Trial("database", () -> {
            try (Connection connection = database.getConnection()) {
                int version = connection.getMetaData().getDatabaseMajorVersion();
                if (version < OLDEST_POSTGRESQL) {
                    throw Check.missing("PostgreSQL " + OLDEST_POSTGRESQL + " or later; this is " + version);
                }
                int pending = flyway.info().pending().length;
                if (pending > 0) {
                    throw Check.missing(pending + " migrations are to be applied: start the service once");
                }
                return "PostgreSQL " + version + ", schema " + connection.getSchema() + " is up to date";
            } catch (SQLException e) {
                if (url.equals(NOWHERE) && CANNOT_CONNECT.equals(e.getSQLState())) {
                    return "none configured; the driver is here";
                }
                throw e;
            }
        });
    }

    @Produces
    @Singleton
    Check tables(SessionFactory sessions) {
        return new Trial("tables", () -> {
            Set<EntityType<?>> entities = sessions.getMetamodel().getEntities();
            try (StatelessSession session = sessions.openStatelessSession()) {
                for (EntityType<?> entity : entities) {
                    session.createSelectionQuery("from " + entity.getName(), entity.getJavaType());
                    entity.getJavaType().getDeclaredConstructor();
                }
            }
            return entities.size() + " mapped";
        });
    }

    @Produces
    @Singleton
    Check ids() {
        return new Trial("ids", () -> Generators.timeBasedEpochGenerator().generate() + " is a new one");
    }

    @Produces
    @Singleton
    Check documents(
            Instance<DocumentCollection<?, ?, ?>> collections,
            OpenApiDocumentService service,
            ObjectMapper json,
            DocumentJson documents) {
        return new Trial("documents", () -> {
            JsonNode examples =
                    json.readTree(service.getDocument("<default>", Format.JSON)).at("/components/examples");
            int read = 0;
            for (DocumentCollection<?, ?, ?> collection : collections) {
                JsonNode example =
                        examples.path(collection.draft().getSimpleName()).path("value");
                try (JsonParser parser = json.createParser(example.toString())) {
                    Object document = documents.read(parser, collection.draft());
                    if (!documents
                            .stored(documents.write(document), collection.draft())
                            .equals(document)) {
                        throw Check.missing(
                                "something of " + example + ", which is stored as " + documents.write(document));
                    }
                }
                read++;
            }
            return read + " kinds are read, validated and stored";
        });
    }
}
