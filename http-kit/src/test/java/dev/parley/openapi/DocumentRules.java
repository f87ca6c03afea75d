package dev.parley.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** What generators of clients need of an API document, of one process or merged. */
public final class DocumentRules {

    private DocumentRules() {}

    /** Properties that only answers have and that are required nevertheless. */
    public static List<String> requiredAndReadOnly(JsonNode document) {
        List<String> found = new ArrayList<>();
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue().path("required").forEach(name -> {
                    if (schema.getValue()
                            .path("properties")
                            .path(name.asText())
                            .path("readOnly")
                            .asBoolean()) {
                        found.add(schema.getKey() + "." + name.asText());
                    }
                }));
        return found;
    }

    /** Patterns that are not anchored at both ends, or that look ahead or back. */
    public static List<String> unusualPatterns(JsonNode document) {
        return document.findValuesAsText("pattern").stream()
                .filter(pattern -> !pattern.matches("(?s)\\^.*\\$") || pattern.matches("(?s).*\\(\\?<?[=!].*"))
                .distinct()
                .toList();
    }

    /** Names of operations that several operations have. */
    public static List<String> repeatedOperationIds(JsonNode document) {
        Set<String> ids = new HashSet<>();
        return document.findValuesAsText("operationId").stream()
                .filter(id -> !ids.add(id))
                .toList();
    }
}
