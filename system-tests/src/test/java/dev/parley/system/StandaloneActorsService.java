package dev.parley.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import dev.parley.launcher.EmbeddedDatabase;

/** actors-service without the other processes, on a durable database, with the memory that the launcher gives it. */
final class StandaloneActorsService implements AutoCloseable {

    private static final Path LOG = RunningSuite.ROOT.resolve("system-tests/target/standalone-actors-service.log");

    private final Path data = RunningSuite.temporaryDirectory();
    private EmbeddedDatabase database = EmbeddedDatabase.open(data, 0);
    private final BuiltProcess service = start();

    URI url() {
        return service.url();
    }

    /** The service's own API, validated against the service's own API document. */
    Api api() {
        return new Api(url(), "/q/openapi");
    }

    boolean isServiceAlive() {
        return service.isAlive();
    }

    /** A step of a test. */
    interface Step {
        void run() throws Exception;
    }

    /** Kills the database as a crash would, runs the step and starts the database again. */
    void whileDatabaseIsCrashed(Step step) throws Exception {
        ProcessHandle.of(database.pid()).orElseThrow().destroyForcibly();
        runAndReopenDatabase(step);
    }

    /** Stops the database in an orderly way, runs the step and starts the database again. */
    void whileDatabaseIsStopped(Step step) throws Exception {
        database.close();
        runAndReopenDatabase(step);
    }

    private void runAndReopenDatabase(Step step) throws Exception {
        int port = database.port();
        try {
            step.run();
        } finally {
            database.close();
            database = EmbeddedDatabase.open(data, port);
        }
    }

    /** Sends the service SIGTERM. */
    void terminate() {
        service.terminate();
    }

    /** Waits for the service to end. */
    int exitStatus() throws InterruptedException {
        return service.exitStatus();
    }

    /** The lines of the service's log. */
    static List<String> log() {
        try {
            return Files.readAllLines(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database connection with the service's own role. */
    Connection connect() throws SQLException {
        EmbeddedDatabase.Credentials credentials = database.credentials("actors");
        return DriverManager.getConnection(database.jdbcUrl(), credentials.username(), credentials.password());
    }

    private BuiltProcess start() {
        return BuiltProcess.start("actors-service", database.environment("actors"), LOG);
    }

    @Override
    public void close() {
        service.close();
        database.close();
    }
}
