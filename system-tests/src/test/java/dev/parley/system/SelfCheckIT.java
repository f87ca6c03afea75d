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

/** {@code --self-check} of the built processes. */
class SelfCheckIT {

    private record Result(int status, String output) {}

    @Test
    void gatewayPassesWithoutAnyService() throws Exception {
        assertPasses(Suite.GATEWAY);
    }

    /** The images' build checks the jars in the same way. */
    @Test
    @EnabledIfSystemProperty(named = "parley.executables", matches = "true")
    void servicesPassWithoutADatabase() throws Exception {
        for (String service : Suite.SERVICES) {
            assertPasses(service);
        }
    }

    private static void assertPasses(String module) throws IOException, InterruptedException {
        Result result = run(module, Map.of(), "--self-check");

        assertEquals(0, result.status(), result.output());
        assertTrue(result.output().contains(module + ": nothing is missing"), result.output());
    }

    @Test
    void databaseIsCheckedAndNotChanged() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            Map<String, String> environment = database.environment("actors");

            Result before = run("actors-service", environment, "--self-check");
            assertEquals(1, before.status(), before.output());
            assertTrue(before.output().contains("migrations are to be applied"), before.output());

            try (BuiltProcess service = BuiltProcess.start(
                    "actors-service", environment, RunningSuite.ROOT.resolve("system-tests/target/self-check.log"))) {
                Result after = run("actors-service", environment, "--self-check");
                assertEquals(0, after.status(), after.output());
                assertFalse(after.output().contains("503"), after.output());
                assertEquals(404, service.send("GET", "/v1/actors/qatar", ""));
            }
        }
    }

    @Test
    void missingDatabaseIsReported() throws Exception {
        Result result = run(
                "exchanges-service",
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:2/parley",
                        "QUARKUS_DATASOURCE_USERNAME", "parley_exchanges",
                        "QUARKUS_DATASOURCE_PASSWORD", "kept"),
                "--self-check");

        assertEquals(1, result.status(), result.output());
        assertTrue(result.output().contains("MISSING  database"), result.output());
        assertTrue(result.output().contains("1 of 10 checks failed"), result.output());
        assertFalse(result.output().contains("kept"), result.output());
    }

    @Test
    void unknownArgumentIsRefused() throws Exception {
        assertEquals(2, run("gateway", Map.of(), "--selfcheck").status());
    }

    private static Result run(String module, Map<String, String> environment, String argument)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                Program.of(Suite.Options.of(RunningSuite.ROOT), module).command());
        command.add(argument);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
