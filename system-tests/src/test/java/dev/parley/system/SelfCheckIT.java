package dev.parley.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

    private static final int CHECKS_OF_A_SERVICE = 10;

    /** Only services that search words of any script have it. */
    private static final int ROMANIZATION = 1;

    private static final Pattern CHECK = Pattern.compile("(ok    |FAILED)   (\\w+( \\w+)?) +\\S.*");
    private static final Pattern SUMMARY =
            Pattern.compile("[a-z-]+: (all \\d+ checks passed|\\d+ of \\d+ checks failed.*)");

    private record Result(int status, String output) {

        /** The subjects of the checks that failed. */
        List<String> failed() {
            return output.lines()
                    .map(CHECK::matcher)
                    .filter(line -> line.matches() && line.group(1).equals("FAILED"))
                    .map(line -> line.group(2))
                    .toList();
        }

        /** Nothing but a line for each check and the summary. */
        void requireLinesOfChecksOnly(int checks) {
            List<String> lines = output.lines().toList();
            assertEquals(checks + 1, lines.size(), output);
            assertTrue(lines.subList(0, checks).stream().allMatch(CHECK.asMatchPredicate()), output);
            assertTrue(SUMMARY.asMatchPredicate().test(lines.get(checks)), output);
        }
    }

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
        assertTrue(result.output().matches("(?s).*" + module + ": all \\d+ checks passed\n"), result.output());
    }

    @Test
    void databaseIsCheckedAndNotChanged() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            Map<String, String> environment = database.environment("actors");

            Result before = run("actors-service", environment, "--self-check");
            assertEquals(1, before.status(), before.output());
            assertEquals(List.of("database"), before.failed(), before.output());
            assertTrue(before.output().contains(" migrations are pending"), before.output());
            before.requireLinesOfChecksOnly(CHECKS_OF_A_SERVICE + ROMANIZATION);

            try (BuiltProcess service = BuiltProcess.start(
                    "actors-service", environment, RunningSuite.ROOT.resolve("system-tests/target/self-check.log"))) {
                Result after = run("actors-service", environment, "--self-check");
                assertEquals(0, after.status(), after.output());
                assertFalse(after.output().contains("503"), after.output());
                after.requireLinesOfChecksOnly(CHECKS_OF_A_SERVICE + ROMANIZATION);
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
        assertEquals(List.of("database"), result.failed(), result.output());
        assertTrue(result.output().contains("127.0.0.1:2"), result.output());
        assertFalse(result.output().contains("kept"), result.output());
        result.requireLinesOfChecksOnly(CHECKS_OF_A_SERVICE + ROMANIZATION);
    }

    @Test
    void refusedPasswordIsReported() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
            Map<String, String> environment = new HashMap<>(database.environment("timeline"));
            environment.put("QUARKUS_DATASOURCE_PASSWORD", "wrong");

            Result result = run("timeline-service", environment, "--self-check");

            assertEquals(1, result.status(), result.output());
            assertEquals(List.of("database"), result.failed(), result.output());
            assertTrue(result.output().contains("password authentication failed"), result.output());
            result.requireLinesOfChecksOnly(CHECKS_OF_A_SERVICE);
        }
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
