package dev.parley.system.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.parley.system.RunningSuite;

/** A built process with the plain variables of its manifest; what depends on the machine is given beside. */
final class ManifestProcess implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI url;

    ManifestProcess(String module, Map<String, String> onThisMachine) {
        int port = freePort();
        url = URI.create("http://127.0.0.1:" + port);
        Path target = RunningSuite.ROOT.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(List.of(java, "-Xmx160m", "-XX:TieredStopAtLevel=1", "-jar", target.toString()));
        Overlay.base().workload(module).container().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> builder.environment().put(variable.getName(), variable.getValue()));
        builder.environment().putAll(onThisMachine);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        Path log = RunningSuite.ROOT.resolve("system-tests/target/manifest-" + module + "-" + port + ".log");
        try {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady(log);
    }

    /** The status of an answer. */
    int send(String method, String path, String body) {
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
