package dev.parley.gateway.dossier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.StandIn;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerResponse;

/** Responds like a service that stores what it receives: bundles, filtered lists and single documents. */
final class StoringStandIn implements StandIn.Responder {

    private static final int PAGE = 2;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> stored = new TreeMap<>();

    private final Map<String, String> survivors = new TreeMap<>();

    /** The keys of the documents that were written, in order. */
    final List<String> written = new ArrayList<>();

    @Override
    public synchronized void respond(StandIn.Request request, HttpServerResponse response) {
        try {
            QueryStringDecoder uri = new QueryStringDecoder(request.uri());
            JsonNode answer = request.method().equals("POST")
                    ? bundle(
                            json.readTree(request.body().getBytes()),
                            request.uri().endsWith("?dryRun=true"))
                    : read(uri.path().substring("/v1/".length()), uri.parameters());
            if (answer.has("redirect")) {
                response.setStatusCode(308)
                        .putHeader("Location", answer.get("redirect").asText())
                        .end();
                return;
            }
            response.setStatusCode(answer.has("status") && answer.has("title") && answer.has("type") ? 404 : 200)
                    .putHeader("Content-Type", "application/json")
                    .end(answer.toString());
        } catch (IOException e) {
            response.setStatusCode(500).end("{}");
        }
    }

    /** Merges an actor into another one; what other documents say stays. */
    synchronized void merge(String actor, String into) {
        survivors.replaceAll((merged, survivor) -> survivor.equals(actor) ? into : survivor);
        survivors.put(actor, into);
    }

    private JsonNode merges(List<String> asked) {
        Set<String> groups = asked.stream()
                .flatMap(ids -> Arrays.stream(ids.split(",")))
                .map(id -> survivors.getOrDefault(id, id))
                .collect(Collectors.toSet());
        ObjectNode page = json.createObjectNode();
        ArrayNode items = page.putArray("items");
        survivors.forEach((actor, survivor) -> {
            if (groups.contains(survivor)) {
                items.addObject().put("actor", actor).put("survivor", survivor);
            }
        });
        return page;
    }

    private JsonNode bundle(JsonNode bundle, boolean dryRun) {
        ObjectNode reports = json.createObjectNode();
        bundle.fields().forEachRemaining(collection -> {
            ArrayNode items = reports.putObject(collection.getKey()).putArray("items");
            for (JsonNode document : collection.getValue()) {
                String id = document.path("id").asText(document.path("number").asText());
                String key = key(collection.getKey(), document.path("exchange").asText(null), id);
                ObjectNode before = stored.get(key);
                items.addObject()
                        .put("index", items.size() - 1)
                        .put("id", id)
                        .put("outcome", before == null ? "created" : isSame(before, document) ? "unchanged" : "updated")
                        .put("version", 1);
                if (!dryRun) {
                    written.add(key);
                    stored.put(key, (ObjectNode) document);
                }
            }
        });
        return reports;
    }

    private static boolean isSame(ObjectNode stored, JsonNode sent) {
        return StoredReferences.withoutEmptyLists(stored).equals(StoredReferences.withoutEmptyLists((ObjectNode) sent));
    }

    private static String key(String collection, String parent, String id) {
        return parent == null ? collection + "/" + id : "exchanges/" + parent + "/" + collection + "/" + id;
    }

    private JsonNode read(String path, Map<String, List<String>> query) {
        if (path.endsWith("/ledger")) {
            return json.createObjectNode().put("exchange", path.split("/")[1]);
        }
        if (path.equals("merges")) {
            return merges(query.get("actor"));
        }
        if (path.startsWith("actors/") && survivors.containsKey(path.substring("actors/".length()))) {
            return json.createObjectNode()
                    .put(
                            "redirect",
                            "http://elsewhere:8081/v1/actors/" + survivors.get(path.substring("actors/".length())));
        }
        if (stored.containsKey(path)) {
            return view(stored.get(path));
        }
        if (path.matches("[a-z]+/[^/]+")) {
            return json.createObjectNode()
                    .put("type", "t")
                    .put("title", "none")
                    .put("status", 404)
                    .put("detail", "Not found.");
        }
        List<JsonNode> matching = stored.entrySet().stream()
                .filter(entry -> entry.getKey().matches(Pattern.quote(path) + "/[^/]+"))
                .filter(entry -> !path.equals("actors")
                        || query.containsKey("includeRetracted")
                        || !survivors.containsKey(entry.getKey().substring("actors/".length())))
                .map(Map.Entry::getValue)
                .filter(document -> matches(document, query))
                .<JsonNode>map(this::view)
                .toList();
        int from = Integer.parseInt(query.getOrDefault("cursor", List.of("0")).get(0));
        ObjectNode page = json.createObjectNode();
        page.putArray("items").addAll(matching.subList(from, Math.min(from + PAGE, matching.size())));
        if (from + PAGE < matching.size()) {
            page.put("next", String.valueOf(from + PAGE));
        }
        return page;
    }

    private static boolean matches(JsonNode document, Map<String, List<String>> query) {
        Map<String, Set<String>> filters = new LinkedHashMap<>();
        query.forEach((name, values) -> filters.put(
                name,
                values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .collect(Collectors.toSet())));
        return (!filters.containsKey("id")
                        || filters.get("id").contains(document.path("id").asText()))
                && (!filters.containsKey("actor")
                        || Stream.of("actor", "subject", "object")
                                .flatMap(name -> document.findValuesAsText(name).stream())
                                .anyMatch(filters.get("actor")::contains))
                && (!filters.containsKey("exchange")
                        || StreamSupport.stream(document.path("exchanges").spliterator(), false)
                                .anyMatch(exchange -> filters.get("exchange").contains(exchange.asText())));
    }

    private ObjectNode view(ObjectNode document) {
        ObjectNode view = document.deepCopy();
        view.put("version", 1).put("recordedAt", "2026-11-24T00:00:00Z").put("knownAt", "2023-09-18T23:59:59.999Z");
        view.put("recordedBy", "anonymous");
        derive(view);
        if (view.has("title") && view.has("links")) {
            view.put("status", "COMPLETED").put("currentRevision", 1);
        }
        return view;
    }

    private static void derive(JsonNode value) {
        if (value instanceof ObjectNode object && object.has("edtf")) {
            object.put("earliest", "2023-09-18T00:00:00Z").put("latest", "2023-09-18T23:59:59.999Z");
        }
        if (value.path("figure") instanceof ObjectNode figure) {
            figure.putObject("resolved").put("min", 5);
            figure.putObject("envelope").put("min", 5);
        }
        value.forEach(StoringStandIn::derive);
    }
}
