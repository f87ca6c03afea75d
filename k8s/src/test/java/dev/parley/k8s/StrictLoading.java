package dev.parley.k8s;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;

/** Loads an object as the API server does with strict field validation. */
final class StrictLoading {

    private static final Map<String, Kind> KINDS = Map.of(
            "v1 Namespace", new Kind(V1Namespace.class, V1Namespace::validateJsonElement),
            "v1 Service", new Kind(V1Service.class, V1Service::validateJsonElement),
            "v1 Secret", new Kind(V1Secret.class, V1Secret::validateJsonElement),
            "v1 ConfigMap", new Kind(V1ConfigMap.class, V1ConfigMap::validateJsonElement),
            "apps/v1 Deployment", new Kind(V1Deployment.class, V1Deployment::validateJsonElement),
            "apps/v1 StatefulSet", new Kind(V1StatefulSet.class, V1StatefulSet::validateJsonElement),
            "policy/v1 PodDisruptionBudget",
                    new Kind(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "autoscaling/v2 HorizontalPodAutoscaler",
                    new Kind(V2HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement),
            "networking.k8s.io/v1 NetworkPolicy",
                    new Kind(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement));

    private record Kind(Class<? extends KubernetesObject> type, FieldValidation fields) {}

    private interface FieldValidation {
        void validate(JsonElement object) throws IOException;
    }

    private StrictLoading() {}

    /** @throws IllegalArgumentException for an unknown kind or field, a missing field, or a value of another type */
    static KubernetesObject load(JsonNode document) {
        String name = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("unknown kind " + name);
        }
        JsonElement object = JsonParser.parseString(document.toString());
        try {
            kind.fields().validate(object);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        KubernetesObject loaded = JSON.getGson().fromJson(object, kind.type());
        requireSame("", object, JSON.getGson().toJsonTree(loaded));
        return loaded;
    }

    // The models do not validate the types of values: they read the text "8080" as a number, and write a number.
    private static void requireSame(String pointer, JsonElement written, JsonElement loaded) {
        if (written.isJsonObject() && loaded != null && loaded.isJsonObject()) {
            written.getAsJsonObject()
                    .asMap()
                    .forEach((name, value) -> requireSame(
                            pointer + "/" + name,
                            value,
                            loaded.getAsJsonObject().get(name)));
        } else if (written.isJsonArray() && loaded != null && loaded.isJsonArray()) {
            JsonArray values = loaded.getAsJsonArray();
            for (int i = 0; i < written.getAsJsonArray().size(); i++) {
                requireSame(pointer + "/" + i, written.getAsJsonArray().get(i), values.get(i));
            }
        } else if (!written.equals(loaded)) {
            throw new IllegalArgumentException(pointer + ": " + written + " is read as " + loaded);
        }
    }
}
