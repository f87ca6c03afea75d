package dev.parley.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** The calls that read as of a moment of knowledge, made from the API document: every GET that takes {@code knownAt}. */
final class ReadOperations {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final String KNOWN_AT = "knownAt";

    /** Given by the test itself. */
    private static final Set<String> CLOCKS =
            Set.of(KNOWN_AT, "recordedAt", "includeRetracted", "limit", "cursor", "If-None-Match");

    private final JsonNode document;

    /**
     * A read.
     *
     * @param path with the query, but for the clocks
     * @param accept the media type of the answer
     * @param isPlain whether it has no filter, so that it can be read as of a moment of recording, too
     * @param isList whether it has pages
     */
    record Call(String operation, String path, String accept, boolean isPlain, boolean isList) {

        /** The path with more parameters. */
        String with(String parameters) {
            return path + (path.contains("?") ? "&" : "?") + parameters;
        }
    }

    ReadOperations(JsonNode document) {
        this.document = document;
    }

    /** The ids of all operations that read and take no {@code knownAt}. */
    Set<String> withoutKnownAt() {
        Set<String> found = new TreeSet<>();
        document.path("paths").forEach(path -> {
            if (path.has("get") && !has(parameters(path), KNOWN_AT)) {
                found.add(path.at("/get/operationId").asText());
            }
        });
        return found;
    }

    /**
     * Every operation for every document, and every operation with each value of each of its parameters.
     *
     * @param ids the ids of documents, by collection
     * @param values the values of parameters, by name or by operation and name
     */
    List<Call> calls(Map<String, List<String>> ids, Map<String, List<String>> values) {
        List<Call> calls = new ArrayList<>();
        document.path("paths").fields().forEachRemaining(path -> {
            List<JsonNode> parameters = parameters(path.getValue());
            if (path.getValue().has("get") && has(parameters, KNOWN_AT)) {
                addCalls(path.getKey(), path.getValue().get("get"), parameters, ids, values, calls);
            }
        });
        return calls;
    }

    private void addCalls(
            String path,
            JsonNode operation,
            List<JsonNode> parameters,
            Map<String, List<String>> ids,
            Map<String, List<String>> values,
            List<Call> calls) {
        String name = operation.get("operationId").asText();
        boolean isList = has(parameters, "cursor");
        List<String> types = new ArrayList<>();
        operation.at("/responses/200/content").fieldNames().forEachRemaining(types::add);
        List<String> paths = filled(path, ids);
        String collection = path.replaceAll("/\\{\\w+}$", "").replaceAll(".*/", "");
        List<JsonNode> queries = parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .filter(parameter -> !CLOCKS.contains(parameter.get("name").asText()))
                .toList();
        String required = "";
        for (JsonNode parameter : queries) {
            if (parameter.path("required").asBoolean()) {
                required += (required.isEmpty() ? "?" : "&")
                        + parameter(
                                parameter,
                                values(name, parameter, collection, ids, values).get(0));
            }
        }
        for (String one : paths) {
            for (String type : types) {
                calls.add(new Call(name, one + required, type, true, isList));
            }
        }
        // of documents, some are enough for the parameters: the first, and those that became known last
        List<String> few = paths.size() < 4
                ? paths
                : Stream.concat(paths.stream().limit(1), paths.stream().skip(paths.size() - 2))
                        .toList();
        for (JsonNode parameter : queries) {
            for (String value : values(name, parameter, collection, ids, values)) {
                for (String one : few) {
                    String query = parameter.path("required").asBoolean()
                            ? required.replaceAll(
                                    "\\?" + parameter.get("name").asText() + "=[^&]*",
                                    "?" + parameter(parameter, value))
                            : (required.isEmpty() ? "?" : required + "&") + parameter(parameter, value);
                    calls.add(new Call(name, one + query, types.get(0), false, isList));
                }
            }
        }
    }

    private static String parameter(JsonNode parameter, String value) {
        return parameter.get("name").asText() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private List<String> values(
            String operation,
            JsonNode parameter,
            String collection,
            Map<String, List<String>> ids,
            Map<String, List<String>> values) {
        String name = parameter.get("name").asText();
        List<String> given = values.getOrDefault(operation + "." + name, values.get(name));
        if (given != null) {
            return given;
        }
        if (name.equals("id")) {
            return ids.getOrDefault(collection, ids.get("exchanges"));
        }
        JsonNode schema = resolved(parameter.path("schema"));
        JsonNode one = schema.has("items") ? resolved(schema.get("items")) : schema;
        if (one.has("enum")) {
            List<String> constants = new ArrayList<>();
            one.get("enum").forEach(constant -> constants.add(constant.asText()));
            return constants;
        }
        if (one.path("type").asText().equals("boolean")) {
            return List.of("true");
        }
        throw new AssertionError(operation + " has a parameter `" + name + "` that is new to this test: give it values"
                + " that only later reports have");
    }

    /** The path with each id of the collection that is before the placeholder in its place. */
    private static List<String> filled(String path, Map<String, List<String>> ids) {
        Matcher placeholder = PLACEHOLDER.matcher(path);
        if (!placeholder.find()) {
            return List.of(path);
        }
        String before = path.substring(0, placeholder.start() - 1);
        String collection = before.substring(before.lastIndexOf('/') + 1);
        List<String> known = ids.get(collection);
        if (known == null) {
            throw new AssertionError(path + " names documents that are new to this test: " + collection);
        }
        return known.stream()
                .flatMap(id ->
                        filled(path.substring(0, placeholder.start()) + id + path.substring(placeholder.end()), ids)
                                .stream())
                .toList();
    }

    private List<JsonNode> parameters(JsonNode path) {
        List<JsonNode> parameters = new ArrayList<>();
        path.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        path.at("/get/parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        return parameters;
    }

    private static boolean has(List<JsonNode> parameters, String name) {
        return parameters.stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals(name));
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.has("allOf") ? node.at("/allOf/0/$ref") : node.path("$ref");
        return reference.isMissingNode()
                ? node
                : resolved(document.at(reference.asText().substring(1)));
    }
}
