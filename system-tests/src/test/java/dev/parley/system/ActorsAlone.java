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

/** actors-service with a durable database and nothing else, in the memory that the launcher gives it. */
final class ActorsAlone implements AutoCloseable {

    private static final Path LOG = RunningSuite.ROOT.resolve("system-tests/target/actors-alone.log");

    private final Path data = RunningSuite.temporaryDirectory();
    private EmbeddedDatabase database = EmbeddedDatabase.open(data, 0);
    private final BuiltProcess service = start();

    URI url() {
        return service.url();
    }

    /** Its own API, by its own document. */
    Api api() {
        return new Api(url(), "/q/openapi?format=json");
    }

    boolean isServiceAlive() {
        return service.isAlive();
    }

    /** Ends the database as a crash would, and starts it again after a while. */
    void crashDatabase(long awayForMillis) throws InterruptedException {
        int port = database.port();
        ProcessHandle.of(database.pid()).orElseThrow().destroyForcibly();
        Thread.sleep(awayForMillis);
        database.close();
        database = EmbeddedDatabase.open(data, port);
    }

    /** What is done while the database is away. */
    interface Meanwhile {
        void happens() throws Exception;
    }

    /** Ends the database in an orderly way, and starts it again afterwards. */
    void whileDatabaseIsAway(Meanwhile meanwhile) throws Exception {
        int port = database.port();
        database.close();
        try {
            meanwhile.happens();
        } finally {
            database = EmbeddedDatabase.open(data, port);
        }
    }

    /** Asks the service to end, as an operator would. */
    void terminate() {
        service.terminate();
    }

    /** Its exit status, once it has ended; null if that takes too long. */
    Integer exitStatus(int seconds) throws InterruptedException {
        return service.exitStatus(seconds);
    }

    /** What it has logged. */
    static List<String> log() {
        try {
            return Files.readAllLines(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of the service's own role. */
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
