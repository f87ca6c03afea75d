package dev.parley.journal;

import java.util.Map;

import dev.parley.launcher.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A throw-away PostgreSQL for a service's tests, set up as the launcher sets it up. */
public class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    /** System properties by which a test finds the database that the process under test has. */
    static final String URL = "parley.test.database.url";

    static final String USERNAME = "parley.test.database.username";
    static final String PASSWORD = "parley.test.database.password";

    private static final String SERVICE = "service";

    private String service;
    private EmbeddedDatabase database;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get(SERVICE);
    }

    @Override
    public Map<String, String> start() {
        database = EmbeddedDatabase.temporary();
        EmbeddedDatabase.Credentials credentials = database.credentials(service);
        System.setProperty(URL, database.jdbcUrl());
        System.setProperty(USERNAME, credentials.username());
        System.setProperty(PASSWORD, credentials.password());
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", credentials.username(),
                "quarkus.datasource.password", credentials.password());
    }

    @Override
    public void stop() {
        database.close();
    }
}
