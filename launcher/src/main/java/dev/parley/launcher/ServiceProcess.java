package dev.parley.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One of the four processes: a JVM that is started, watched, and stopped. */
public final class ServiceProcess implements AutoCloseable {

    private static final int REMEMBERED_LINES = 40;

    /** Longer than a drain: 3 s of notice, 2 s for late requests, 40 s for requests in progress. */
    public static final int SECONDS_TO_STOP = 50;

    /** Receives the process's changes of state. */
    interface Listener {
        /** The process was started or has ended. */
        void changed();

        /** The process has ended without a request to stop. */
        void failed(ServiceProcess process);
    }

    private final String name;
    private final URI url;
    private final ProcessBuilder builder;
    private final Terminal terminal;
    private final Listener listener;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private Process process;
    private Thread reader;
    private boolean stopWanted;
    private boolean closed;

    ServiceProcess(
            String name,
            URI url,
            List<String> command,
            Map<String, String> environment,
            Path workingDirectory,
            Terminal terminal,
            Listener listener) {
        this.name = name;
        this.url = url;
        this.terminal = terminal;
        this.listener = listener;
        this.builder = new ProcessBuilder(ignoringInterrupts(command))
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true);
        this.builder.environment().putAll(environment);
    }

    // A terminal sends Ctrl-C to every process; only the launcher may act on it, so that it can stop them in order.
    private static List<String> ignoringInterrupts(List<String> command) {
        List<String> wrapped = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** The module's name, such as {@code actors-service}. */
    public String name() {
        return name;
    }

    /** The root of what it serves, without a slash at the end. */
    public URI url() {
        return url;
    }

    /** The process id. */
    public synchronized long pid() {
        return process.pid();
    }

    /** Whether the process is running. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized Optional<Long> runningPid() {
        return isAlive() ? Optional.of(process.pid()) : Optional.empty();
    }

    /** Starts the process, or starts it again after {@link #kill}; it becomes ready later. */
    public void start() {
        launch();
        listener.changed();
    }

    /** Kills the process, as a crash would. */
    public void kill() {
        synchronized (this) {
            stopWanted = true;
            process.destroyForcibly().onExit().join();
        }
        listener.changed();
    }

    /**
     * Whether {@code /q/health/ready} answers 200 now.
     *
     * @throws LauncherException if the process has ended; the message has the last lines it wrote
     */
    public boolean isReady() {
        if (!isAlive()) {
            throw new LauncherException(exitReport());
        }
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(5000);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The last lines the process wrote, oldest first. */
    public List<String> lastLines() {
        synchronized (lastLines) {
            return List.copyOf(lastLines);
        }
    }

    /** Stops the process: with a signal, or by killing it after {@link #SECONDS_TO_STOP}. */
    @Override
    public void close() {
        askToStop();
        synchronized (this) {
            if (process == null) {
                return;
            }
            try {
                if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
                reader.join(1000);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        listener.changed();
    }

    /** Sends the signal to stop and does not wait. */
    synchronized void askToStop() {
        closed = true;
        stopWanted = true;
        if (process != null) {
            // Not process.destroy(): that would close the pipe and lose its last lines.
            process.toHandle().destroy();
        }
    }

    /** Its exit status and last lines. */
    synchronized String exitReport() {
        if (process == null) {
            return name + " was never started.";
        }
        try {
            reader.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return name + " ended with status " + process.exitValue() + ". Its last lines:\n    "
                + String.join("\n    ", lastLines());
    }

    private synchronized void launch() {
        if (closed) {
            throw new LauncherException(name + " was stopped while it started");
        }
        if (isAlive()) {
            throw new IllegalStateException(name + " is running");
        }
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stopWanted = false;
        Process launched = process;
        reader = new Thread(() -> readLines(launched), name + "-output");
        reader.setDaemon(true);
        reader.start();
        launched.onExit().thenRun(() -> reportEndOf(launched));
    }

    private void reportEndOf(Process ended) {
        synchronized (this) {
            if (stopWanted || process != ended) {
                return;
            }
        }
        listener.changed();
        listener.failed(this);
    }

    private void readLines(Process launched) {
        String prefix = name.replace("-service", "");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(launched.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                remember(line);
                terminal.line(prefix, line);
            }
        } catch (IOException theProcessWasKilled) {
            remember("(the rest of its output is lost: " + theProcessWasKilled.getMessage() + ")");
        }
    }

    private void remember(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == REMEMBERED_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }
}
