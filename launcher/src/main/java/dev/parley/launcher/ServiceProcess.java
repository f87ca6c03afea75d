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

    /** Longer than a process drains: 3 s of notice, 2 s for what comes late, 40 s for what is under way. */
    public static final int SECONDS_TO_STOP = 50;

    /** Who wants to know how the process fares. */
    interface Listener {
        /** It was started or has ended. */
        void changed();

        /** It has ended and nobody here asked it to. */
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
        this.builder = new ProcessBuilder(deafToInterrupts(command))
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true);
        this.builder.environment().putAll(environment);
    }

    // A terminal sends Ctrl-C to everyone; only the launcher may act on it, or the order of stopping is lost.
    private static List<String> deafToInterrupts(List<String> command) {
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

    /** Starts the process, the first time or after {@link #kill}; it becomes ready later. */
    public void start() {
        launch();
        listener.changed();
    }

    /** Kills the process without a warning, as a crash would. */
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
     * @throws LauncherException if the process has ended; the message shows the last lines it wrote
     */
    public boolean isReady() {
        if (!isAlive()) {
            throw new LauncherException(obituary());
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

    /** Stops the process: it is asked to, and killed if it has not ended after fifty seconds. */
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

    /** Asks the process to stop and does not wait for it. */
    synchronized void askToStop() {
        closed = true;
        stopWanted = true;
        if (process != null) {
            // Not process.destroy(): that would close our end of the pipe and lose its last words.
            process.toHandle().destroy();
        }
    }

    /** How it ended, and what it wrote last. */
    synchronized String obituary() {
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
