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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The file that says which processes a launcher has running, for the launcher that comes after a killed one. */
final class RunningProcesses {

    // The start of a process is counted from the machine's boot, and that moves a little when the clock is set.
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

    /** Stops what a killed launcher left running. A process that merely has the same id by now is left alone. */
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

    /** The living process with this id, if it is the one that was started then. */
    static Optional<ProcessHandle> find(long pid, Instant start) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> process.info()
                .startInstant()
                .filter(actual -> Duration.between(start, actual).abs().compareTo(CLOCK_DRIFT) <= 0)
                .isPresent());
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
