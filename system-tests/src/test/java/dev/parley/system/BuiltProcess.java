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

/** One of the four processes, started without the suite on a free port. */
final class BuiltProcess implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI url;

    private BuiltProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a process and waits until it is ready.
     *
     * @param environment the variables to add to this JVM's; host and port are set here
     * @param log the file for its output
     */
    static BuiltProcess start(String module, Map<String, String> environment, Path log) {
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

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the process to end. */
    int exitStatus() throws InterruptedException {
        if (!process.waitFor(Await.TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(url + " does not end");
        }
        return process.exitValue();
    }

    /** Sends a request and returns the response's status. */
    int send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Await.TIMEOUT)
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
        try {
            Await.until("the process is ready or has ended; its log is " + log, () -> !isAlive() || isReady());
            if (!isAlive()) {
                throw new AssertionError("the process ended before it was ready; its log is " + log);
            }
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    private boolean isReady() {
        try {
            return send("GET", "/q/health/ready", "") == 200;
        } catch (UncheckedIOException notListeningYet) {
            return false;
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
