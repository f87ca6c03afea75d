package dev.parley.k8s;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every kustomization renders and loads; faulty manifests are refused. */
class StrictLoadingTest {

    private static final String CONTAINER = "/spec/template/spec/containers/0";

    @Test
    void everyKustomizationRendersAndLoads() {
        List<String> processes = List.of("actors-service", "exchanges-service", "gateway", "timeline-service");

        assertEquals(processes, names(Kustomization.base()));
        assertEquals(processes, names(Kustomization.production()));
        assertEquals(
                Stream.concat(processes.stream(), Stream.of("postgresql"))
                        .sorted()
                        .toList(),
                names(Kustomization.local()));
    }

    @Test
    void namespaceComesFirstAndHoldsEverything() {
        for (Kustomization manifests : Kustomization.all()) {
            assertEquals("Namespace", manifests.documents().get(0).get("kind").asText());
            String namespace = manifests.documents().get(0).at("/metadata/name").asText();
            manifests.documents().stream()
                    .skip(1)
                    .forEach(document -> assertEquals(
                            namespace, document.at("/metadata/namespace").asText(), document.toString()));
        }
    }

    @Test
    void misspeltFieldIsRefused() {
        assertRefused("readinesProbe", CONTAINER, container -> {
            JsonNode probe = container.remove("readinessProbe");
            container.set("readinesProbe", probe);
        });
    }

    @Test
    void missingFieldIsRefused() {
        assertRefused("port", CONTAINER + "/livenessProbe/httpGet", get -> get.remove("port"));
    }

    @Test
    void unknownKindIsRefused() {
        assertRefused("Deploymnt", "", deployment -> deployment.put("kind", "Deploymnt"));
        assertRefused("apps/v1beta1", "", deployment -> deployment.put("apiVersion", "apps/v1beta1"));
    }

    @Test
    void valueOfTheWrongTypeIsRefused() {
        assertRefused(
                "/spec/template/spec/terminationGracePeriodSeconds",
                "/spec/template/spec",
                pod -> pod.put("terminationGracePeriodSeconds", "60"));
        assertRefused("hostNetwork", "/spec/template/spec", pod -> pod.put("hostNetwork", "yes"));
    }

    private static void assertRefused(String expected, String pointer, Consumer<ObjectNode> change) {
        ObjectNode deployment = Kustomization.base().documents().stream()
                .filter(document -> document.get("kind").asText().equals("Deployment"))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        change.accept((ObjectNode) deployment.at(pointer));

        String message = assertThrows(IllegalArgumentException.class, () -> StrictLoading.load(deployment))
                .getMessage();
        assertTrue(message.contains(expected), message);
    }

    private static List<String> names(Kustomization manifests) {
        return manifests.workloads().stream().map(Workload::name).sorted().toList();
    }
}
