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
    private final Path log;

    private BuiltProcess(Process process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Starts a process and waits until it is ready.
     *
     * @param environment the variables to add to this JVM's; host and port are set here
     * @param log the file for its output
     */
    static BuiltProcess start(String module, Map<String, String> environment, Path log) {
        BuiltProcess started = launch(module, environment, log);
        started.awaitReady();
        return started;
    }

    /** Starts a process, as {@link #start} does, and does not wait. */
    static BuiltProcess launch(String module, Map<String, String> environment, Path log) {
        int port = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(
                Program.of(Suite.Options.of(RunningSuite.ROOT), module).command());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        try {
            return new BuiltProcess(
                    builder.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    URI.create("http://127.0.0.1:" + port),
                    log);
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
        return response(method, path, body).statusCode();
    }

    HttpResponse<String> response(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Await.TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the process is ready. */
    void awaitReady() {
        await("/q/health/ready");
    }

    /** Waits until the process answers, ready or not. */
    void awaitAlive() {
        await("/q/health/live");
    }

    private void await(String path) {
        try {
            Await.until(
                    path + " answers 200 or the process has ended; its log is " + log, () -> !isAlive() || isOk(path));
            if (!isAlive()) {
                throw new AssertionError("the process has ended; its log is " + log);
            }
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    private boolean isOk(String path) {
        try {
            return send("GET", path, "") == 200;
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
