package dev.parley.journal.canary;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Documents with the properties that the API document gives them, each of them or not at random: also those that nobody
 * has thought of when the test was written. Every text of a claim or a citation is a canary. The rules between properties
 * are kept only as far as reading needs them.
 */
final class RandomDocuments {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TIMES = List.of(
            "2023-10-07",
            "2023-10-08T06:30:00Z",
            "2023-10-08T06:30:00.000001Z",
            "2023-10-09T04:00:00Z",
            "2023-10-09",
            "2023-10-10T00:00:00+03:00",
            "2023-11-24");
    private static final List<String> DATES =
            List.of("2023-10-07", "2023-10", "[2023-10-07,2023-10-08]", "2023-10-05/2023-10-06", "2023-10-08~");
    private static final List<String> COUNTRIES = List.of("IL", "TH", "NP", "RU", "US");

    /** Combined with the rest of a quantity or a date they mean something of their own. */
    private static final Set<String> LEFT_OUT = Set.of("currency", "of", "perDay", "zone", "partOfDay");

    private final JsonNode schemas;
    private final Random random;
    private final Canaries canaries;

    RandomDocuments(JsonNode apiDocument, Random random, Canaries canaries) {
        this.schemas = apiDocument.at("/components/schemas");
        this.random = random;
        this.canaries = canaries;
    }

    ObjectNode next(String schema) {
        ObjectNode document = object(schemas.required(schema), null);
        String text = document.toString();
        canaries.published().keySet().removeIf(canary -> !text.contains(canary));
        return document;
    }

    private ObjectNode object(JsonNode schema, Instant publication) {
        JsonNode properties = schema.path("properties");
        ObjectNode object = JSON.objectNode();
        Instant inside = publication;
        if (properties.has("citation")) {
            object.set("citation", citation());
            inside = PublishedJson.published(object);
        } else if (properties.has("publishedAt")) {
            object.put("publishedAt", oneOf(TIMES));
            inside = PublishedJson.published(object);
        }
        List<String> required = texts(schema.path("required"));
        for (var names = properties.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean isLeftOut = object.has(name)
                    || properties.get(name).path("readOnly").asBoolean()
                    || LEFT_OUT.contains(name)
                    || !required.contains(name) && random.nextInt(4) == 0;
            if (!isLeftOut) {
                object.set(name, value(name, properties.get(name), inside));
            }
        }
        makeSound(object);
        return object;
    }

    private ObjectNode citation() {
        return object(schemas.required("Citation"), null);
    }

    private JsonNode value(String name, JsonNode given, Instant publication) {
        JsonNode schema = resolved(given);
        if (schema.has("enum")) {
            return oneOf(schema.get("enum"));
        }
        return switch (schema.path("type").asText()) {
            case "array" -> list(name, schema, publication);
            case "integer" -> JSON.numberNode(1 + random.nextInt(6));
            case "number" -> JSON.numberNode(1 + random.nextInt(80));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "string" -> JSON.textNode(text(name, schema.path("pattern").asText(), publication));
            default -> object(schema, publication);
        };
    }

    private JsonNode list(String name, JsonNode schema, Instant publication) {
        ArrayNode list = JSON.arrayNode();
        int length = name.equals("accounts") ? random.nextInt(3) : 1 + random.nextInt(3);
        for (int i = 0; i < length; i++) {
            list.add(value(name, schema.path("items"), publication));
        }
        JsonNode first = list.path(0).path("id");
        list.forEach(element -> {
            if (element.get("relation") instanceof ObjectNode relation) {
                relation.set("claim", first);
            }
        });
        return list;
    }

    private String text(String name, String pattern, Instant publication) {
        if (name.equals("publishedAt") || name.equals("rankSince")) {
            return oneOf(TIMES);
        }
        if (name.equals("edtf")) {
            return oneOf(DATES);
        }
        if (pattern.startsWith("^(A[")) {
            return oneOf(COUNTRIES);
        }
        if (pattern.startsWith("^[A-Za-z]{2,8}")) {
            return "en";
        }
        if (pattern.equals("^[A-Z]$") || pattern.equals("[A-Z]")) {
            return "A";
        }
        String text = publication == null ? "coded" + random.nextInt(1_000_000) : canaries.next(publication);
        return pattern.startsWith("^https?") ? "https://example.org/" + text : text;
    }

    /** Takes out what excludes something else in the object. */
    private void makeSound(ObjectNode object) {
        if (object.path("accounts").size() > 0) {
            object.remove(List.of("edtf", "verbatim"));
        } else if (object.has("accounts")) {
            object.put("edtf", oneOf(DATES));
        }
        if (object.has("unit")) {
            object.put("unit", "PERSONS");
        }
        if (object.has("kind") && object.has("unit")) {
            makeSoundQuantity(object);
        }
        if (object.has("quantity")) {
            object.remove("ratio");
        }
        if (!object.path("rank").asText().equals("DEPRECATED")) {
            object.remove("rankReason");
        }
    }

    private void makeSoundQuantity(ObjectNode quantity) {
        quantity.remove(List.of("value", "min", "max"));
        switch (quantity.get("kind").asText()) {
            case "ALL", "NONE", "UNKNOWN" -> {}
            case "RANGE" -> quantity.put("min", random.nextInt(20)).put("max", 20 + random.nextInt(20));
            default -> quantity.put("value", 1 + random.nextInt(900));
        }
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.has("allOf") ? schema.at("/allOf/0/$ref") : schema.path("$ref");
        if (reference.isMissingNode()) {
            return schema;
        }
        String name = reference.asText();
        return schemas.required(name.substring(name.lastIndexOf('/') + 1));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private JsonNode oneOf(JsonNode values) {
        return values.get(random.nextInt(values.size()));
    }
}
