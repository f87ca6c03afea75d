package dev.parley.system.manifests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.launcher.Suite;
import dev.parley.system.BuiltProcess;
import dev.parley.system.RunningSuite;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Probe;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The running processes answer the probes of the manifests. */
class ProbesIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void processesAnswerEveryProbe() throws IOException, InterruptedException {
        for (Workload process : Overlay.production().workloads()) {
            V1Container container = process.container();
            answer(process, container.getStartupProbe());
            answer(process, container.getReadinessProbe());
            answer(process, container.getLivenessProbe());
        }
    }

    @Test
    void livenessAsksNothingThatAProcessDependsOn() throws IOException, InterruptedException {
        for (Workload process : Overlay.production().workloads()) {
            JsonNode live = answer(process, process.container().getLivenessProbe());

            assertTrue(live.get("checks").isEmpty(), process.name() + ": " + live);
        }
    }

    @Test
    void servicesAreReadyOnlyWithTheirDatabase() throws IOException, InterruptedException {
        for (String service : Suite.SERVICES) {
            Workload process = Overlay.production().workload(service);
            JsonNode ready = answer(process, process.container().getReadinessProbe());

            assertTrue(ready.get("checks").toString().contains("Database"), service + ": " + ready);
        }
    }

    @Test
    void gatewayIsReadyWithoutAnyService() {
        Map<String, String> nowhere = Map.of(
                "PARLEY_ACTORS_URL", "http://127.0.0.1:1",
                "PARLEY_EXCHANGES_URL", "http://127.0.0.1:1",
                "PARLEY_TIMELINE_URL", "http://127.0.0.1:1");
        V1Container container = Overlay.production().workload(Suite.GATEWAY).container();
        try (BuiltProcess gateway = ManifestProcess.start(Suite.GATEWAY, nowhere)) {
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

    private static JsonNode answer(Workload process, V1Probe probe) throws IOException, InterruptedException {
        URI asked =
                URI.create(RunningSuite.url(process.name()) + probe.getHttpGet().getPath());
        HttpResponse<String> answer =
                CLIENT.send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), asked + ": " + answer.body());
        return new ObjectMapper().readTree(answer.body());
    }
}
