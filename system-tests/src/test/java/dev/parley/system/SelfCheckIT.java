package dev.parley.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.parley.launcher.EmbeddedDatabase;
import dev.parley.launcher.Program;
import dev.parley.launcher.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SelfCheckIT {

    private record Ended(int status, String output) {}

    @Test
    void gatewayHasWhatItNeedsWithoutAnyService() throws Exception {
        requireNothingMissing(Suite.GATEWAY);
    }

    /** Of jars the images' build does the same. */
    @Test
    @EnabledIfSystemProperty(named = "parley.executables", matches = "true")
    void servicesHaveWhatTheyNeedWithoutADatabase() throws Exception {
        for (String service : Suite.SERVICES) {
            requireNothingMissing(service);
        }
    }

    private static void requireNothingMissing(String module) throws IOException, InterruptedException {
        Ended ended = run(module, Map.of(), "--self-check");

        assertEquals(0, ended.status(), ended.output());
        assertTrue(ended.output().contains(module + ": nothing is missing"), ended.output());
    }

    @Test
    void databaseIsLookedAtAndLeftAsItIs() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            Map<String, String> environment = database.environment("actors");

            Ended before = run("actors-service", environment, "--self-check");
            assertEquals(1, before.status(), before.output());
            assertTrue(before.output().contains("migrations are to be applied"), before.output());

            try (BuiltProcess service = BuiltProcess.start(
                    "actors-service", environment, RunningSuite.ROOT.resolve("system-tests/target/self-check.log"))) {
                Ended after = run("actors-service", environment, "--self-check");
                assertEquals(0, after.status(), after.output());
                assertFalse(after.output().contains("503"), after.output());
                assertEquals(404, service.send("GET", "/v1/actors/qatar", ""));
            }
        }
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        Ended ended = run(
                "exchanges-service",
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:2/parley",
                        "QUARKUS_DATASOURCE_USERNAME", "parley_exchanges",
                        "QUARKUS_DATASOURCE_PASSWORD", "kept"),
                "--self-check");

        assertEquals(1, ended.status(), ended.output());
        assertTrue(ended.output().contains("MISSING  database"), ended.output());
        assertTrue(ended.output().contains("1 of 10 checks failed"), ended.output());
        assertFalse(ended.output().contains("kept"), ended.output());
    }

    @Test
    void unknownArgumentIsRefused() throws Exception {
        assertEquals(2, run("gateway", Map.of(), "--selfcheck").status());
    }

    private static Ended run(String module, Map<String, String> environment, String argument)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                Program.of(Suite.Options.of(RunningSuite.ROOT), module).command());
        command.add(argument);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
