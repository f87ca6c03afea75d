package dev.parley.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.parley.launcher.EmbeddedDatabase;

/** actors-service with a durable database and nothing else, in the memory that the launcher gives it. */
final class ActorsAlone implements AutoCloseable {

    private static final Path LOG = RunningSuite.ROOT.resolve("system-tests/target/actors-alone.log");

    private final Path data = RunningSuite.temporaryDirectory();
    private EmbeddedDatabase database = EmbeddedDatabase.open(data, 0);
    private final Process service;
    private final URI url;

    ActorsAlone() {
        int port = freePort();
        url = URI.create("http://127.0.0.1:" + port);
        service = start(port);
        awaitReady();
    }

    URI url() {
        return url;
    }

    /** Its own API, by its own document. */
    Api api() {
        return new Api(url, "/q/openapi?format=json");
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
        service.destroy();
    }

    /** Its exit status, once it has ended; null if that takes too long. */
    Integer exitStatus(int seconds) throws InterruptedException {
        return service.waitFor(seconds, TimeUnit.SECONDS) ? service.exitValue() : null;
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

    private Process start(int port) {
        Path jar = RunningSuite.ROOT.resolve("actors-service/target/quarkus-app/quarkus-run.jar");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(List.of(java, "-Xmx160m", "-XX:+ExitOnOutOfMemoryError", "-jar", jar.toString()));
        EmbeddedDatabase.Credentials credentials = database.credentials("actors");
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME", credentials.username(),
                        "QUARKUS_DATASOURCE_PASSWORD", credentials.password(),
                        "QUARKUS_HTTP_PORT", String.valueOf(port)));
        builder.redirectErrorStream(true).redirectOutput(LOG.toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Api api = api();
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                if (api.send("GET", "/q/health/ready", null).status() == 200) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                pause();
            }
        }
        throw new AssertionError("actors-service did not become ready");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        service.destroy();
        try {
            service.waitFor(50, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
