package dev.parley.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // Shared, so that the database is made only once.
    @TempDir
    static Path temporary;

    private Path root;
    private Path output;
    private int port;
    private Process launcher;

    @BeforeEach
    void layOutProject() throws IOException {
        root = StandIn.project(temporary.resolve("project"));
        output = temporary.resolve("output");
        port = 20000 + (int) (ProcessHandle.current().pid() % 2000) * 5;
    }

    @AfterEach
    void stopLauncher() throws InterruptedException {
        if (launcher != null) {
            launcher.destroy();
            launcher.waitFor();
        }
    }

    @Test
    void askedToStopItStopsEverythingAndSucceeds() throws Exception {
        Path dossier = Files.writeString(temporary.resolve("dossier.json"), "{}");
        Path another = Files.writeString(temporary.resolve("another.json"), "fault");
        start("--load", dossier.toString(), "--load", another.toString());
        awaitOutput("Ctrl-C here stops everything.");
        assertTrue(output().contains(dossier + " is loaded: 2 created, 0 updated, 1 unchanged"), output());
        assertTrue(output().contains(another + " was refused with status 422: The dossier has faults"), output());
        List<ProcessHandle> processes = processes();
        assertEquals(5, processes.size());

        launcher.destroy();
        assertTrue(launcher.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, launcher.exitValue());
        processes.forEach(process -> assertFalse(RunningProcesses.isRunning(process)));
        assertTrue(output().endsWith("Parley has stopped.\n"), output());
    }

    @Test
    void processThatDiesStopsTheOthersAndIsNamed() throws Exception {
        start();
        awaitOutput("Ctrl-C here stops everything.");
        List<ProcessHandle> processes = processes();
        process("timeline-service").destroyForcibly();

        assertTrue(launcher.waitFor(30, TimeUnit.SECONDS));
        assertEquals(1, launcher.exitValue());
        processes.forEach(process -> assertFalse(RunningProcesses.isRunning(process)));
        assertTrue(
                output().contains("Parley cannot continue: timeline-service ended with status 137. Its last lines:\n"
                        + "    listening on " + (port + 3)),
                output());
    }

    @Test
    void killedLauncherLeavesNothingThatBlocksTheNextStart() throws Exception {
        start();
        awaitOutput("Ctrl-C here stops everything.");
        List<ProcessHandle> first = processes();
        launcher.destroyForcibly().waitFor();
        await(() -> first.stream().noneMatch(RunningProcesses::isRunning), "nothing is left running");

        start();
        awaitOutput("Ctrl-C here stops everything.");
        assertFalse(output().contains("left running"), output());
        List<ProcessHandle> second = processes();
        killWatchdog();
        launcher.destroyForcibly().waitFor();
        assertTrue(second.stream().allMatch(RunningProcesses::isRunning));

        start();
        awaitOutput("Ctrl-C here stops everything.");
        second.forEach(process -> assertFalse(RunningProcesses.isRunning(process)));
        assertTrue(output().contains("Stopping postgresql (process "), output());
        assertTrue(output().contains("Stopping gateway (process "), output());
    }

    @Test
    void unusableCommandLinesAreRefusedAtOnce() throws Exception {
        for (String wrong : List.of("--prot=80", "--port=many", "--port=65535", "--load=missing.json", "--data")) {
            start(wrong);
            assertTrue(launcher.waitFor(30, TimeUnit.SECONDS));
            assertEquals(2, launcher.exitValue(), wrong);
            assertTrue(output().contains("./run --help"), output());
        }
    }

    private void start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dparley.root=" + root,
                "-Dparley.programs=" + System.getProperty("parley.programs"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.parley.launcher.Main",
                "--port",
                String.valueOf(port)));
        command.addAll(List.of(arguments));
        launcher = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private void killWatchdog() {
        launcher.children()
                .filter(child -> child.info().commandLine().orElse("").contains("parley-watchdog"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> processes() throws IOException {
        List<ProcessHandle> processes = new ArrayList<>();
        for (String line : Files.readAllLines(data().resolve("processes"))) {
            processes.add(processWith(line.split(" ")[1]));
        }
        processes.add(processWith(
                Files.readAllLines(data().resolve("postgresql/postmaster.pid")).get(0)));
        return processes;
    }

    private ProcessHandle process(String name) throws IOException {
        for (String line : Files.readAllLines(data().resolve("processes"))) {
            if (line.startsWith(name + " ")) {
                return processWith(line.split(" ")[1]);
            }
        }
        throw new AssertionError("no " + name);
    }

    private static ProcessHandle processWith(String id) {
        return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
    }

    private Path data() {
        return root.resolve(".parley/data");
    }

    private String output() throws IOException {
        return Files.readString(output);
    }

    private void awaitOutput(String expected) throws Exception {
        await(
                () -> {
                    try {
                        return output().contains(expected) || !launcher.isAlive();
                    } catch (IOException e) {
                        return false;
                    }
                },
                expected);
        assertTrue(output().contains(expected), output());
    }

    private void await(BooleanSupplier condition, String what) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(deadline), "within " + PATIENCE + ": " + what + "\n" + output());
            Thread.sleep(50);
        }
    }
}
