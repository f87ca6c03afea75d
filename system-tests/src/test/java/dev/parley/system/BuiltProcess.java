package dev.parley.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.parley.launcher.Ports;
import dev.parley.launcher.Program;
import dev.parley.launcher.ServiceProcess;
import dev.parley.launcher.Suite;

/** One of the four processes by itself, on a free port, ready. */
public final class BuiltProcess implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI url;

    private BuiltProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one.
     *
     * @param environment all that it is told, but for where it listens
     * @param log where its output goes
     */
    public static BuiltProcess start(String module, Map<String, String> environment, Path log) {
        int port = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(
                Program.of(Suite.Options.of(RunningSuite.ROOT), module).command());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        try {
            BuiltProcess started = new BuiltProcess(
                    builder.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    URI.create("http://127.0.0.1:" + port));
            started.awaitReady(log);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, as an operator would. */
    void terminate() {
        process.destroy();
    }

    /** Its exit status, once it has ended; null if that takes too long. */
    Integer exitStatus(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : null;
    }

    /** The status of an answer. */
    public int send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(Path log) {
        for (int attempt = 0; attempt < 600 && process.isAlive(); attempt++) {
            try {
                if (send("GET", "/q/health/ready", "") == 200) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                // it does not listen
            }
            pause();
        }
        close();
        throw new AssertionError("not ready; its log is " + log);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ServiceProcess.SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
