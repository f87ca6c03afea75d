package dev.parley.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A small shell process that outlives a killed launcher and stops what the launcher started.
 *
 * <p>It reads the ids of the running processes from a pipe, which closes however the launcher ends.
 */
final class Watchdog implements AutoCloseable {

    // Each line replaces the one before: the services' process ids, a colon, the database's.
    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT
            running=:
            while read -r line; do running=$line; done
            services=${running%%:*} database=${running#*:}
            living() { for process in $services; do kill -0 "$process" && return; done; return 1; }
            for process in $services; do kill -TERM "$process"; done
            tenths=0
            while living && [ $tenths -lt 100 ]; do sleep 0.1; tenths=$((tenths + 1)); done
            for process in $services; do kill -KILL "$process"; done
            for process in $database; do kill -INT "$process"; done
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    static Watchdog start() {
        try {
            return new Watchdog(new ProcessBuilder("sh", "-c", SCRIPT, "parley-watchdog")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets which processes are running now; it leaves all others alone, as their ids may be reused. */
    synchronized void watch(Collection<Long> services, Collection<Long> database) {
        try {
            OutputStream pipe = shell.getOutputStream();
            pipe.write((spaced(services) + ":" + spaced(database) + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException theWatchdogWasKilled) {
            shell.destroy();
        }
    }

    long pid() {
        return shell.pid();
    }

    @Override
    public synchronized void close() {
        watch(List.of(), List.of());
        try {
            shell.getOutputStream().close();
        } catch (IOException theWatchdogWasKilled) {
            shell.destroy();
        }
    }

    private static String spaced(Collection<Long> pids) {
        return pids.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
