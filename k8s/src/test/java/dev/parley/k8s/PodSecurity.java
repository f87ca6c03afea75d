package dev.parley.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1PodSpec;

/** The Pod Security Standard "restricted", as of Kubernetes 1.34: the rules that a pod violates. */
final class PodSecurity {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");
    private static final List<String> MUST_BE_UNSET = List.of(
            "hostNetwork",
            "hostPID",
            "hostIPC",
            "hostPort",
            "privileged",
            "procMount",
            "seLinuxOptions",
            "sysctls",
            "windowsOptions",
            "appArmorProfile",
            "supplementalGroupsPolicy");

    private PodSecurity() {}

    static List<String> violations(V1PodSpec spec) {
        List<String> violations = new ArrayList<>();
        JsonObject pod = JSON.getGson().toJsonTree(spec).getAsJsonObject();
        JsonObject shared = object(pod, "securityContext");
        // The standard allows harmless values of some of these; our pods set none of them.
        requireUnset("", pod, violations);
        elements(pod, "volumes").forEach(volume -> volume.keySet().stream()
                .filter(type -> !type.equals("name") && !VOLUMES.contains(type))
                .forEach(type -> violations.add("volume of type " + type)));
        containers(pod).forEach(container -> {
            JsonObject own = object(container, "securityContext");
            String name = container.get("name").getAsString();
            require(is(own, "allowPrivilegeEscalation", "false"), name + ": allowPrivilegeEscalation", violations);
            require(is(either(own, shared, "runAsNonRoot"), "true"), name + ": runAsNonRoot", violations);
            require(!is(either(own, shared, "runAsUser"), "0"), name + ": runAsUser", violations);
            JsonElement seccomp = either(own, shared, "seccompProfile");
            require(
                    seccomp != null
                            && SECCOMP.contains(
                                    seccomp.getAsJsonObject().get("type").getAsString()),
                    name + ": seccompProfile",
                    violations);
            JsonObject capabilities = object(own, "capabilities");
            require(
                    capabilities.has("drop")
                            && capabilities.getAsJsonArray("drop").toString().contains("\"ALL\""),
                    name + ": capabilities dropped",
                    violations);
            require(
                    !capabilities.has("add")
                            || Set.of("[]", "[\"NET_BIND_SERVICE\"]")
                                    .contains(capabilities.get("add").toString()),
                    name + ": capabilities added",
                    violations);
            Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                    .forEach(probe -> require(
                            !object(object(container, probe), "httpGet").has("host"),
                            name + ": host of " + probe,
                            violations));
        });
        return violations;
    }

    private static void requireUnset(String pointer, JsonElement element, List<String> violations) {
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(each -> requireUnset(pointer, each, violations));
        } else if (element.isJsonObject()) {
            element.getAsJsonObject().asMap().forEach((name, value) -> {
                boolean isEmptyList =
                        value.isJsonArray() && value.getAsJsonArray().isEmpty();
                require(!MUST_BE_UNSET.contains(name) || isEmptyList, pointer + "/" + name, violations);
                requireUnset(pointer + "/" + name, value, violations);
            });
        }
    }

    private static Stream<JsonObject> containers(JsonObject pod) {
        return Stream.of("initContainers", "containers", "ephemeralContainers").flatMap(list -> elements(pod, list));
    }

    private static Stream<JsonObject> elements(JsonObject object, String name) {
        return object.has(name)
                ? object.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject)
                : Stream.empty();
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.has(name) ? parent.getAsJsonObject(name) : new JsonObject();
    }

    private static JsonElement either(JsonObject own, JsonObject shared, String name) {
        return own.has(name) ? own.get(name) : shared.get(name);
    }

    private static boolean is(JsonObject object, String name, String value) {
        return is(object.get(name), value);
    }

    private static boolean is(JsonElement element, String value) {
        return element != null && element.getAsString().equals(value);
    }

    private static void require(boolean isMet, String rule, List<String> violations) {
        if (!isMet) {
            violations.add(rule);
        }
    }
}
