package dev.parley.k8s;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;

/** A Deployment or StatefulSet and the template of its pods, which have one container each. */
public record Workload(String name, V1PodTemplateSpec template) {

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    V1PodSpec pod() {
        return template.getSpec();
    }

    /** The only container of the pods. */
    public V1Container container() {
        if (pod().getContainers().size() != 1) {
            throw new AssertionError(name + " has " + pod().getContainers().size() + " containers");
        }
        return pod().getContainers().get(0);
    }

    Optional<V1EnvVar> variable(String name) {
        return container().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst();
    }

    String value(String name) {
        return variable(name)
                .map(V1EnvVar::getValue)
                .orElseThrow(() -> new AssertionError(this.name + " has no value for " + name));
    }

    /** The number of the container's port of this name or number; empty if the container has no such port. */
    Optional<Integer> port(IntOrString port) {
        return container().getPorts().stream()
                .filter(each -> port.isInteger()
                        ? port.getIntValue().equals(each.getContainerPort())
                        : Objects.equals(port.getStrValue(), each.getName()))
                .map(V1ContainerPort::getContainerPort)
                .findFirst();
    }
}
