package dev.parley.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Gives every body of every operation an example. What a schema says of itself is taken; the rest follows: a document
 * as it is read is the one that was sent with what the service adds, a page holds one item.
 */
final class ApiExamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenAPI document;
    private final Map<String, Example> shared = new TreeMap<>();

    private ApiExamples(OpenAPI document) {
        this.document = document;
    }

    static void addTo(OpenAPI document) {
        ApiExamples examples = new ApiExamples(document);
        document.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(examples::add));
        document.getComponents().setExamples(examples.shared);
        // what was written on a document is now where it is sent and read; by itself it lacks what is derived
        document.getComponents().getSchemas().values().stream()
                .filter(schema -> ApiConventions.is(schema, Schema.SchemaType.OBJECT))
                .forEach(schema -> {
                    schema.setExample(null);
                    schema.setExamples(null);
                });
    }

    private void add(Operation operation) {
        Content sent = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        if (sent != null) {
            sent.getMediaTypes().forEach((type, body) -> add(operation, type, body, false));
        }
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .forEach(response -> response.getContent()
                        .getMediaTypes()
                        .forEach((type, body) -> add(operation, type, body, true)));
    }

    private void add(Operation operation, String type, MediaType body, boolean answered) {
        if (body.getExample() != null || body.getExamples() != null) {
            return;
        }
        String ref = body.getSchema().getRef();
        if (type.equals(ApiConventions.LINES)) {
            body.setExample(
                    answered
                            ? lines(
                                    operation
                                            .getResponses()
                                            .getAPIResponse("200")
                                            .getContent(),
                                    true)
                            : lines(operation.getRequestBody().getContent(), false));
        } else if (ref == null) {
            body.setExample(
                    body.getSchema().getAdditionalPropertiesSchema() == null
                            ? example(body.getSchema(), answered)
                            : each(operation, body.getSchema().getAdditionalPropertiesSchema()));
        } else {
            String name = name(ref);
            shared.computeIfAbsent(name, any -> OASFactory.createExample().value(example(body.getSchema(), answered)));
            body.addExample(name, OASFactory.createExample().ref("#/components/examples/" + name));
        }
    }

    /** The batch or page of one, as lines. */
    private String lines(Content content, boolean answered) {
        Schema list = resolved(content.getMediaType("application/json").getSchema());
        Schema item = answered ? list.getProperties().get("items").getItems() : list.getItems();
        try {
            return JSON.writeValueAsString(example(item, answered)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One value for each member of what is sent: a bundle is answered by a report for each of its collections. */
    private Map<String, Object> each(Operation operation, Schema value) {
        Map<String, Object> example = new LinkedHashMap<>();
        Schema sent = resolved(operation
                .getRequestBody()
                .getContent()
                .getMediaType("application/json")
                .getSchema());
        sent.getProperties().keySet().forEach(name -> example.put(name, example(value, true)));
        return example;
    }

    /** The schema's own example if it has one, otherwise one that is made of its parts'. */
    private Object example(Schema schema, boolean answered) {
        Schema resolved = resolved(schema);
        Object written = schema.getRef() == null ? written(schema) : null;
        if (written == null) {
            written = written(resolved);
        }
        if (written == null && schema.getRef() != null) {
            written = writtenOfDraft(name(schema.getRef()), resolved);
        }
        if (written != null) {
            return completed(resolved, written, answered);
        }
        if (resolved.getEnumeration() != null) {
            return resolved.getEnumeration().get(0);
        }
        if (resolved.getItems() != null) {
            return List.of(example(resolved.getItems(), answered));
        }
        if (resolved.getProperties() != null) {
            return completed(resolved, Map.of(), answered);
        }
        if (ApiConventions.is(resolved, Schema.SchemaType.BOOLEAN)) {
            return false;
        }
        if ("date-time".equals(resolved.getFormat())) {
            return "2026-11-24T12:00:00Z";
        }
        throw new IllegalStateException("Say what an example is: " + resolved);
    }

    /** What is read has all members of what is sent, and is named after it: Relation and ActorRelation, RelationDraft. */
    private Object writtenOfDraft(String name, Schema read) {
        return document.getComponents().getSchemas().entrySet().stream()
                .filter(draft -> draft.getKey().endsWith("Draft")
                        && name.endsWith(
                                draft.getKey().substring(0, draft.getKey().length() - "Draft".length()))
                        && read.getProperties() != null
                        && read.getProperties()
                                .keySet()
                                .containsAll(draft.getValue().getProperties().keySet()))
                .map(draft -> written(draft.getValue()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Object completed(Schema schema, Object example, boolean answered) {
        if (example instanceof List<?> list && schema.getItems() != null) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(completed(resolved(schema.getItems()), item, answered)));
            return items;
        }
        if (!(example instanceof Map<?, ?> given) || schema.getProperties() == null) {
            return example;
        }
        // what an example leaves out where nothing is required is not needed
        List<String> required = schema.getRequired() != null
                ? schema.getRequired()
                : given.isEmpty() ? List.copyOf(schema.getProperties().keySet()) : List.of();
        Map<String, Object> complete = new LinkedHashMap<>();
        given.forEach((name, value) -> complete.put((String) name, value));
        schema.getProperties().forEach((name, property) -> {
            if (complete.containsKey(name)) {
                complete.computeIfPresent(name, (any, value) -> completed(resolved(property), value, answered));
            } else if (required.contains(name) && (answered || !Boolean.TRUE.equals(property.getReadOnly()))) {
                boolean isLeftOut = !given.isEmpty() && resolved(property).getItems() != null;
                complete.put(name, isLeftOut ? List.of() : example(property, answered));
            }
        });
        return complete;
    }

    private static Object written(Schema schema) {
        Object written = schema.getExample() == null && schema.getExamples() != null
                ? schema.getExamples().get(0)
                : schema.getExample();
        try {
            return written instanceof String text && ApiConventions.is(schema, Schema.SchemaType.OBJECT)
                    ? JSON.readValue(text, Map.class)
                    : written;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This example is not JSON: " + written, e);
        }
    }

    private Schema resolved(Schema schema) {
        if (schema.getRef() != null) {
            return document.getComponents().getSchemas().get(name(schema.getRef()));
        }
        return schema.getAllOf() == null ? schema : resolved(schema.getAllOf().get(0));
    }

    private static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }
}
