package dev.parley.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The README's queries, sent by a TypeScript client whose types are generated from the merged API document and which is
 * compiled strictly. Needs Node and the packages that {@code npm ci} installs beside the client; without them the test
 * is skipped.
 */
class TypeScriptClientIT {

    private static final Path CLIENT = RunningSuite.ROOT.resolve("system-tests/src/test/typescript");
    private static final Path DOCUMENT =
            RunningSuite.ROOT.resolve("gateway/target/classes/META-INF/parley/openapi.json");

    @BeforeAll
    static void requirePackages() {
        assumeTrue(
                Files.isDirectory(CLIENT.resolve("node_modules")),
                "Skipped: run `npm ci` in system-tests/src/test/typescript to test the TypeScript client as well");
    }

    @Test
    void generatedClientCompilesStrictlyAndAsksTheQuestions() throws Exception {
        node("node_modules/openapi-typescript/bin/cli.js", DOCUMENT.toString(), "--output", "build/parley.d.ts");
        node("node_modules/typescript/bin/tsc");
        String output = node("build/questions.js", RunningSuite.api().root().toString());
        assertEquals("six questions answered", output.strip());
    }

    /** Runs a script of the client to its end and returns what it prints. */
    private static String node(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "node";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(CLIENT.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try (InputStream printed = process.getInputStream()) {
            String output = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ":\n" + output);
            return output;
        }
    }
}
