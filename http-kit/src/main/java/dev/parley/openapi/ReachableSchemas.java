package dev.parley.openapi;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Finds the schemas to which operations lead. */
final class ReachableSchemas {

    private final Map<String, Schema> schemas;
    private final Set<String> used = new HashSet<>();

    private ReachableSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    /**
     * Removes the schemas to which no operation leads. The scanner collects all of a library's types, and its own
     * clean-up overlooks references within {@code allOf}.
     */
    static void removeOthersFrom(OpenAPI document) {
        Components components = document.getComponents();
        ReachableSchemas search = new ReachableSchemas(components.getSchemas());
        document.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(search::follow));
        values(components.getResponses()).forEach(response -> search.follow(response.getContent()));
        Map<String, Schema> kept = new TreeMap<>(components.getSchemas());
        kept.keySet().retainAll(search.used);
        components.setSchemas(kept);
    }

    /** The names of the schemas that describe what clients send, or a part of it. */
    static Set<String> sent(OpenAPI document) {
        ReachableSchemas search = new ReachableSchemas(document.getComponents().getSchemas());
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .forEach(operation -> search.follow(operation.getRequestBody().getContent()));
        return search.used;
    }

    private void follow(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> follow(parameter.getSchema()));
        }
        if (operation.getRequestBody() != null) {
            follow(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> follow(response.getContent()));
    }

    private void follow(Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> follow(type.getSchema()));
        }
    }

    private void follow(Schema schema) {
        if (schema == null) {
            return;
        }
        String ref = schema.getRef();
        String name = ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
        if (name != null && used.add(name)) {
            follow(schemas.get(name));
        }
        follow(schema.getItems());
        follow(schema.getAdditionalPropertiesSchema());
        values(schema.getProperties()).forEach(this::follow);
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(this::follow);
    }

    private static <T> Collection<T> values(Map<String, T> map) {
        return map == null ? List.of() : map.values();
    }
}
