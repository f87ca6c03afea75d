package dev.parley.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.k8s.Kustomization;
import dev.parley.k8s.Workload;
import dev.parley.launcher.EmbeddedDatabase;
import dev.parley.launcher.Suite;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Probe;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The processes start with the variables of their manifests and answer the probes of their manifests. */
class ManifestProbesIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void processesAnswerEveryProbe() throws IOException, InterruptedException {
        for (Workload process : Kustomization.production().processes()) {
            V1Container container = process.container();
            answer(process, container.getStartupProbe());
            answer(process, container.getReadinessProbe());
            answer(process, container.getLivenessProbe());
        }
    }

    @Test
    void livenessDependsOnNothingOutsideOfTheProcess() throws IOException, InterruptedException {
        for (Workload process : Kustomization.production().processes()) {
            JsonNode live = answer(process, process.container().getLivenessProbe());

            assertTrue(live.get("checks").isEmpty(), process.name() + ": " + live);
        }
    }

    @Test
    void readinessOfAServiceIncludesItsDatabase() throws IOException, InterruptedException {
        for (String service : Suite.SERVICES) {
            Workload process = Kustomization.production().workload(service);
            JsonNode ready = answer(process, process.container().getReadinessProbe());

            assertTrue(ready.get("checks").toString().contains("Database"), service + ": " + ready);
        }
    }

    @Test
    void serviceStartsWithTheVariablesOfItsManifest() {
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary();
                BuiltProcess service = start("actors-service", database.environment("actors"))) {
            assertEquals(404, service.send("GET", "/v1/actors/qatar", ""));
        }
    }

    @Test
    void gatewayIsReadyWithoutAnyService() {
        Map<String, String> nowhere = Map.of(
                "PARLEY_ACTORS_URL", "http://127.0.0.1:1",
                "PARLEY_EXCHANGES_URL", "http://127.0.0.1:1",
                "PARLEY_TIMELINE_URL", "http://127.0.0.1:1");
        V1Container container =
                Kustomization.production().workload(Suite.GATEWAY).container();
        try (BuiltProcess gateway = start(Suite.GATEWAY, nowhere)) {
            assertEquals(503, gateway.send("GET", "/v1/actors", ""));
            assertEquals(
                    200,
                    gateway.send(
                            "GET", container.getReadinessProbe().getHttpGet().getPath(), ""));
            assertEquals(
                    200,
                    gateway.send(
                            "GET", container.getLivenessProbe().getHttpGet().getPath(), ""));
        }
    }

    /** @param overriding the variables that come from secrets, and those whose values hold in a cluster only */
    private static BuiltProcess start(String module, Map<String, String> overriding) {
        Map<String, String> environment = new HashMap<>();
        Kustomization.base().workload(module).container().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
        environment.putAll(overriding);
        return BuiltProcess.start(
                module, environment, RunningSuite.ROOT.resolve("system-tests/target/manifest-" + module + ".log"));
    }

    private static JsonNode answer(Workload process, V1Probe probe) throws IOException, InterruptedException {
        URI uri =
                URI.create(RunningSuite.url(process.name()) + probe.getHttpGet().getPath());
        HttpResponse<String> answer =
                CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), uri + ": " + answer.body());
        return Api.json(answer.body());
    }
}
