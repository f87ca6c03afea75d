package dev.parley.k8s;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1HTTPGetAction;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How the pods run: security, resources, probes, and the order in which replicas are replaced. */
class PodsTest {

    @Test
    void everyPodMeetsTheRestrictedStandard() {
        for (Kustomization manifests : Kustomization.all()) {
            Map<String, String> labels =
                    manifests.named(V1Namespace.class, "parley").getMetadata().getLabels();
            for (String mode : List.of("enforce", "warn", "audit")) {
                assertEquals("restricted", labels.get("pod-security.kubernetes.io/" + mode));
            }
            for (Workload workload : manifests.workloads()) {
                assertEquals(List.of(), PodSecurity.violations(workload.pod()), workload.name());
            }
        }
    }

    @Test
    void violationsOfTheStandardAreDetected() {
        Workload gateway = Kustomization.base().workload("gateway");
        V1PodSpec insecure = copy(gateway).hostNetwork(true);
        insecure.getSecurityContext().setRunAsNonRoot(null);
        insecure.getContainers().get(0).getSecurityContext().setCapabilities(null);
        insecure.getContainers().get(0).getSecurityContext().setRunAsUser(0L);

        assertEquals(
                Set.of("/hostNetwork", "process: runAsNonRoot", "process: runAsUser", "process: capabilities dropped"),
                Set.copyOf(PodSecurity.violations(insecure)));
    }

    @Test
    void everyPodHasAReadOnlyImageAndNoApiToken() {
        for (Kustomization manifests : Kustomization.all()) {
            for (Workload workload : manifests.workloads()) {
                assertTrue(workload.container().getSecurityContext().getReadOnlyRootFilesystem(), workload.name());
                assertFalse(workload.pod().getAutomountServiceAccountToken(), workload.name());
                assertFalse(workload.pod().getEnableServiceLinks(), workload.name());
                Set<String> mounted = workload.container().getVolumeMounts().stream()
                        .map(mount -> mount.getMountPath())
                        .collect(Collectors.toSet());
                assertTrue(mounted.contains("/tmp"), workload.name());
                workload.pod().getVolumes().stream()
                        .filter(volume -> volume.getEmptyDir() != null)
                        .forEach(volume -> assertNotNull(volume.getEmptyDir().getSizeLimit(), volume.getName()));
            }
        }
    }

    @Test
    void everyPodRequestsCpuAndMemoryAndLimitsMemoryOnly() {
        for (Kustomization manifests : Kustomization.all()) {
            for (Workload workload : manifests.workloads()) {
                var resources = workload.container().getResources();
                assertEquals(Set.of("cpu", "memory"), resources.getRequests().keySet(), workload.name());
                assertEquals(Set.of("memory"), resources.getLimits().keySet(), workload.name());
                assertTrue(
                        resources
                                        .getRequests()
                                        .get("memory")
                                        .getNumber()
                                        .compareTo(resources
                                                .getLimits()
                                                .get("memory")
                                                .getNumber())
                                <= 0,
                        workload.name());
            }
        }
    }

    @Test
    void everyImageHasAVersionTag() {
        for (Kustomization manifests : Kustomization.all()) {
            for (Workload workload : manifests.workloads()) {
                String image = workload.container().getImage();
                assertTrue(image.matches(".+:[^:/]+") && !image.endsWith(":latest"), image);
            }
        }
        for (Workload workload : Kustomization.production().workloads()) {
            assertTrue(workload.container().getImage().startsWith("registry.example/parley/" + workload.name() + ":"));
        }
    }

    @Test
    void probesUseThePortOnWhichTheProcessListens() throws IOException {
        for (Kustomization manifests : Kustomization.all()) {
            for (Workload process : manifests.processes()) {
                int port = Integer.parseInt(properties(process.name() + "/src/main/resources/application.properties")
                        .getProperty("quarkus.http.port"));
                assertTrue(process.variable("QUARKUS_HTTP_PORT").isEmpty(), process.name());
                assertEquals("0.0.0.0", process.value("QUARKUS_HTTP_HOST"));
                assertEquals(port, process.port(new IntOrString("http")).orElseThrow(), process.name());
                for (V1Probe probe : probes(process.container())) {
                    V1HTTPGetAction get = probe.getHttpGet();
                    assertEquals(port, process.port(get.getPort()).orElseThrow(), process.name());
                }
            }
        }
    }

    @Test
    void noProbeRestartsAProcessThatWaitsForItsDatabaseOrMigrates() {
        for (Workload process : Kustomization.base().processes()) {
            V1Container container = process.container();
            for (V1Probe restarting : List.of(container.getStartupProbe(), container.getLivenessProbe())) {
                assertEquals("/q/health/live", restarting.getHttpGet().getPath(), process.name());
            }
            assertEquals(
                    "/q/health/ready",
                    container.getReadinessProbe().getHttpGet().getPath(),
                    process.name());
        }
    }

    @Test
    void gracePeriodIsLongerThanPreStopAndDrain() throws IOException {
        Properties properties = properties("http-kit/src/main/resources/META-INF/microprofile-config.properties");
        Duration drain = duration(properties.getProperty("parley.drain.notice"))
                .plus(duration(properties.getProperty("parley.drain.late")))
                .plus(duration(properties.getProperty("quarkus.shutdown.timeout")));
        for (Kustomization manifests : Kustomization.all()) {
            for (Workload process : manifests.processes()) {
                long sleep = process.container()
                        .getLifecycle()
                        .getPreStop()
                        .getSleep()
                        .getSeconds();
                long grace = process.pod().getTerminationGracePeriodSeconds();

                assertTrue(sleep > 0, process.name());
                assertTrue(
                        sleep + drain.toSeconds() < grace,
                        process.name() + ": the grace period of " + grace + " s is too short for " + sleep
                                + " s of preStop and a drain of " + drain);
            }
        }
    }

    @Test
    void replicaIsReplacedAfterItsSuccessorIsReadyAndOneIsEvictedAtATime() {
        for (Kustomization manifests : Kustomization.all()) {
            for (V1Deployment deployment : manifests.all(V1Deployment.class)) {
                assertEquals(
                        new IntOrString(0),
                        deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable());
                V1PodDisruptionBudget budget =
                        manifests.named(V1PodDisruptionBudget.class, Kustomization.name(deployment));
                assertEquals(new IntOrString(1), budget.getSpec().getMaxUnavailable());
                assertEquals(
                        deployment.getSpec().getSelector(), budget.getSpec().getSelector());
            }
        }
    }

    @Test
    void everyProcessIsScaledAndSpreadInProduction() {
        Kustomization production = Kustomization.production();
        for (Workload process : production.processes()) {
            V2HorizontalPodAutoscaler scaler = production.named(V2HorizontalPodAutoscaler.class, process.name());
            assertEquals(process.name(), scaler.getSpec().getScaleTargetRef().getName());
            assertTrue(scaler.getSpec().getMinReplicas() >= 2, process.name());
            assertEquals(
                    List.of("topology.kubernetes.io/zone", "kubernetes.io/hostname"),
                    process.pod().getTopologySpreadConstraints().stream()
                            .map(constraint -> constraint.getTopologyKey())
                            .toList());
            // A number of replicas would undo the autoscaler's at every apply.
            production.documents().stream()
                    .filter(document -> document.get("kind").asText().equals("Deployment"))
                    .forEach(
                            document -> assertTrue(document.at("/spec/replicas").isMissingNode()));
        }
    }

    private static List<V1Probe> probes(V1Container container) {
        return List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe());
    }

    private static V1PodSpec copy(Workload workload) {
        return JSON.getGson().fromJson(JSON.getGson().toJson(workload.pod()), V1PodSpec.class);
    }

    private static Properties properties(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Kustomization.ROOT.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }

    // Quarkus reads a number as seconds, and accepts a duration without its PT.
    private static Duration duration(String text) {
        return text.matches("\\d+")
                ? Duration.ofSeconds(Long.parseLong(text))
                : Duration.parse(text.startsWith("P") ? text : "PT" + text);
    }
}
