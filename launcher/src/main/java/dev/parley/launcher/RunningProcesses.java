package dev.parley.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file that lists a launcher's running processes, so that the next launcher can stop what a killed one left. */
final class RunningProcesses {

    // A process's start time is counted from the machine's boot, which shifts a little when the clock is set.
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(3);

    private final Path file;

    RunningProcesses(Path file) {
        this.file = file;
    }

    void write(Map<String, Long> pids) {
        List<String> lines = new ArrayList<>();
        pids.forEach((name, pid) -> ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .ifPresent(start -> lines.add(name + " " + pid + " " + start)));
        try {
            if (lines.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.write(unfinished, lines);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what a killed launcher left running. A process that only reuses the id is left alone. */
    void stopLeftovers(Terminal terminal) {
        try {
            if (!Files.exists(file)) {
                return;
            }
            List<ProcessHandle> leftovers = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ");
                if (parts.length == 3) {
                    find(Long.parseLong(parts[1]), Instant.parse(parts[2])).ifPresent(process -> {
                        terminal.say("Stopping " + parts[0] + " (process " + parts[1]
                                + "), left running by a launcher that was killed");
                        process.destroy();
                        leftovers.add(process);
                    });
                }
            }
            leftovers.forEach(RunningProcesses::awaitEnd);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The running process with this id, if it was started at that time. */
    private static Optional<ProcessHandle> find(long pid, Instant start) {
        return ProcessHandle.of(pid).filter(RunningProcesses::isRunning).filter(process -> process.info()
                .startInstant()
                .filter(actual -> Duration.between(start, actual).abs().compareTo(CLOCK_DRIFT) <= 0)
                .isPresent());
    }

    /** Whether it runs. An ended process counts as alive until its parent has waited for it, but has no command. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Waits for a process that has been sent a signal to end; kills it if that takes too long. */
    static void awaitEnd(ProcessHandle process) {
        long deadline = System.nanoTime() + ServiceProcess.SECONDS_TO_STOP * 1_000_000_000L;
        while (isRunning(process)) {
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
