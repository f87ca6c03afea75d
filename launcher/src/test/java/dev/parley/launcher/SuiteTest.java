package dev.parley.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SuiteTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    // Shared, so that the database is made only once.
    @TempDir
    static Path temporary;

    private Suite.Options options;

    @BeforeEach
    void layOutProject() throws IOException {
        Path root = StandIn.project(temporary.resolve("a project"));
        options = Suite.Options.of(root)
                .withPort(0)
                .withOutput(new PrintStream(output, true, StandardCharsets.UTF_8), false);
    }

    @Test
    void processesGetWhatTheyNeedAndAllStopTogether() throws Exception {
        List<ProcessHandle> handles;
        try (Suite suite = Suite.start(options)) {
            handles = suite.pids().values().stream()
                    .map(pid -> ProcessHandle.of(pid).orElseThrow())
                    .toList();
            assertEquals(5, handles.size());

            for (String schema : EmbeddedDatabase.SCHEMAS) {
                Properties given =
                        environment(suite.process(schema + "-service").url());
                assertEquals("127.0.0.1", given.getProperty("QUARKUS_HTTP_HOST"));
                assertEquals("WARN", given.getProperty("QUARKUS_LOG_CONSOLE_LEVEL"));
                DriverManager.getConnection(
                                given.getProperty("QUARKUS_DATASOURCE_JDBC_URL"),
                                given.getProperty("QUARKUS_DATASOURCE_USERNAME"),
                                given.getProperty("QUARKUS_DATASOURCE_PASSWORD"))
                        .close();
            }
            Properties gateway = environment(suite.url());
            assertEquals(
                    suite.process("timeline-service").url().toString(), gateway.getProperty("PARLEY_TIMELINE_URL"));
            assertFalse(gateway.containsKey("QUARKUS_DATASOURCE_PASSWORD"));
        }
        handles.forEach(handle -> assertFalse(RunningProcesses.isRunning(handle)));
        String log = output.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("actors    | listening on "), log);
        assertTrue(
                log.indexOf("gateway   | stopping on request") < log.indexOf("actors    | stopping on request"), log);
    }

    @Test
    void killedProcessCanBeStartedAgain() {
        try (Suite suite = Suite.start(options)) {
            ServiceProcess actors = suite.process("actors-service");
            long before = actors.pid();
            actors.kill();
            assertFalse(actors.isAlive());
            assertFalse(suite.pids().containsKey("actors-service"));

            actors.start();
            suite.awaitReady(List.of("actors-service"));
            assertTrue(actors.pid() != before);
        }
    }

    @Test
    void takenPortIsNamed() throws IOException {
        List<Integer> free = Ports.free(1);
        int base = free.get(0) - 2;
        try (ServerSocket other = new ServerSocket(base + 2, 1, InetAddress.getLoopbackAddress())) {
            LauncherException refusal =
                    assertThrows(LauncherException.class, () -> Suite.start(options.withPort(base)));
            assertEquals(
                    "Port " + other.getLocalPort() + ", for exchanges-service, is taken by another program."
                            + " Free it, or choose other ports: --port N takes N to N+4.",
                    refusal.getMessage());
        }
    }

    @Test
    void processThatDiesAtStartShowsItsLastLines() throws IOException {
        StandIn.install(options.root(), "exchanges-service", StandIn.Broken.class);
        LauncherException failure = assertThrows(LauncherException.class, () -> Suite.start(options));
        assertEquals("""
                exchanges-service ended with status 3. Its last lines:
                    first words
                    the schema is not as expected""", failure.getMessage());
        assertNothingIsLeft();
    }

    @Test
    void processThatIsNotReadyInTimeShowsItsLastLines() throws IOException {
        StandIn.install(options.root(), "gateway", StandIn.Slow.class);
        LauncherException failure =
                assertThrows(LauncherException.class, () -> Suite.start(options.withPatience(Duration.ofSeconds(5))));
        assertEquals("""
                gateway was not ready within 5 s. Its last lines:
                    still migrating""", failure.getMessage());
        assertNothingIsLeft();
    }

    @Test
    void failedStartLeavesNothingInANewDataDirectory() throws IOException {
        StandIn.install(options.root(), "timeline-service", StandIn.Broken.class);
        Path data = temporary.resolve("new/data");
        assertThrows(LauncherException.class, () -> Suite.start(options.withData(data)));
        assertFalse(Files.exists(temporary.resolve("new")));
    }

    @Test
    void failedStartKeepsExistingData() throws IOException {
        Suite.start(options).close();
        StandIn.install(options.root(), "timeline-service", StandIn.Broken.class);
        assertThrows(LauncherException.class, () -> Suite.start(options));
        assertTrue(Files.exists(options.data().resolve("postgresql/PG_VERSION")));
    }

    @Test
    void moduleThatIsNotBuiltIsNamed() throws IOException {
        Files.delete(options.root().resolve("gateway/target/quarkus-app/quarkus-run.jar"));
        LauncherException refusal = assertThrows(LauncherException.class, () -> Suite.start(options));
        assertTrue(refusal.getMessage().startsWith("gateway is not built"), refusal.getMessage());
    }

    private void assertNothingIsLeft() {
        assertFalse(Files.exists(options.data().resolve("processes")));
        assertFalse(Files.exists(options.data().resolve("postgresql/postmaster.pid")));
        DataDirectory.claim(options.data()).close();
    }

    private static Properties environment(URI url) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = URI.create(url + "/environment").toURL().openStream()) {
            properties.load(in);
        }
        return properties;
    }
}
