package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.proxy.Service;

/** Brings an exchange together with everything around it, as it was known and recorded. */
@RequestScoped
class DossierComposer {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private static final String LEDGER = "ledger";

    /** What a service says of a document beside its content. */
    private static final List<String> METADATA_PROPERTIES =
            List.of("version", "knownAt", "recordedAt", "recordedBy", "retraction", "present", LEDGER);

    private static final List<String> DERIVED_OF_AN_EXCHANGE = List.of("status", "currentRevision");

    /** What is derived from the rest of a value, wherever it stands. */
    private static final List<String> DERIVED = List.of("earliest", "latest", "bounds", "resolved", "envelope");

    private static final Comparator<JsonNode> BY_ID =
            Comparator.comparing(document -> document.path("id").asText());

    private final ServiceClients services;
    private final ParallelCalls parallel;

    DossierComposer(ServiceClients services, ParallelCalls parallel) {
        this.services = services;
        this.parallel = parallel;
    }

    ObjectNode compose(String id, AsOf point) {
        String path = "/v1/exchanges/" + ServiceClients.encode(id);
        ObjectNode exchange =
                services.get(Service.EXCHANGES, withQuery(path, point.query())).deepCopy();
        List<Supplier<List<JsonNode>>> calls = new ArrayList<>();
        for (Collection inside : Collection.OF_AN_EXCHANGE) {
            calls.add(() -> services.list(Service.EXCHANGES, path + "/" + inside.path(), point.query()));
        }
        calls.add(() -> List.of(services.get(Service.EXCHANGES, withQuery(path + "/" + LEDGER, point.query()))));
        List<List<JsonNode>> answers = parallel.all(calls);
        for (Collection inside : Collection.OF_AN_EXCHANGE) {
            exchange.putArray(inside.path())
                    .addAll(inKeyOrder(inside, answers.get(Collection.OF_AN_EXCHANGE.indexOf(inside))));
        }
        exchange.set(LEDGER, answers.get(Collection.OF_AN_EXCHANGE.size()).get(0));

        List<JsonNode> events = named(Collection.EVENTS, "exchange", Set.of(id), point).stream()
                .filter(event -> texts(event.path("exchanges")).contains(id))
                .toList();
        List<JsonNode> core = join(List.of(exchange), events);
        Set<String> around = References.ids(Collection.ACTORS, core);
        List<JsonNode> relations = between(
                Collection.RELATIONS,
                around,
                point,
                relation -> Stream.of(
                        relation.path("subject").asText(),
                        relation.path("object").asText()));
        List<JsonNode> channels = between(
                Collection.CHANNELS,
                around,
                point,
                channel -> texts(channel.path("endpoints").findValues("actor")).stream());
        List<JsonNode> all = join(core, relations, channels);

        ObjectNode dossier = JsonNodeFactory.instance.objectNode().put("format", DossierFile.FORMAT);
        put(dossier, Collection.SOURCES, byId(Collection.SOURCES, References.ids(Collection.SOURCES, all), point));
        put(dossier, Collection.ACTORS, byId(Collection.ACTORS, References.ids(Collection.ACTORS, all), point));
        put(dossier, Collection.RELATIONS, relations);
        put(dossier, Collection.CHANNELS, channels);
        put(dossier, Collection.EXCHANGES, List.of(exchange));
        put(dossier, Collection.EVENTS, events);
        return dossier;
    }

    private static void put(ObjectNode dossier, Collection collection, List<JsonNode> documents) {
        dossier.putArray(collection.path()).addAll(documents);
    }

    /** Past versions are listed by the text of their keys, in which 10 comes before 2. */
    private static List<JsonNode> inKeyOrder(Collection collection, List<JsonNode> records) {
        return collection.key().equals("number")
                ? records.stream()
                        .sorted(Comparator.comparingInt(
                                item -> item.path("number").asInt()))
                        .toList()
                : records;
    }

    /** The documents whose two ends are among the actors. */
    private List<JsonNode> between(Collection collection, Set<String> actors, AsOf point, Ends ends) {
        return named(collection, "actor", actors, point).stream()
                .filter(document -> ends.of(document).allMatch(actors::contains))
                .sorted(BY_ID)
                .toList();
    }

    private interface Ends {
        Stream<String> of(JsonNode document);
    }

    /** The documents that name one of the ids, in their collection's order, each once. */
    private List<JsonNode> named(Collection collection, String filter, Set<String> ids, AsOf point) {
        if (point.recordedAt() == null) {
            return once(services.listForEach(collection, filter, ids, point.query()));
        }
        // past versions cannot be filtered: those that match now are looked up as they stood then
        List<JsonNode> now = once(services.listForEach(collection, filter, ids, "includeRetracted=true"));
        return asRecorded(
                collection,
                now.stream().map(document -> document.path("id").asText()).toList(),
                point);
    }

    private List<JsonNode> byId(Collection collection, Set<String> ids, AsOf point) {
        List<JsonNode> found = point.recordedAt() == null
                ? services.listForEach(collection, "id", ids, point.query())
                : asRecorded(collection, ids, point);
        return found.stream().sorted(BY_ID).toList();
    }

    private List<JsonNode> asRecorded(Collection collection, Iterable<String> ids, AsOf point) {
        List<Supplier<Optional<JsonNode>>> calls = new ArrayList<>();
        ids.forEach(id -> calls.add(() -> find(
                collection.service(),
                withQuery("/v1/" + collection.path() + "/" + ServiceClients.encode(id), point.query()))));
        return parallel.all(calls).stream().flatMap(Optional::stream).toList();
    }

    private Optional<JsonNode> find(Service service, String uri) {
        try {
            return Optional.of(services.get(service, uri));
        } catch (ServiceProblemException problem) {
            if (problem.status() == NOT_FOUND || problem.status() == GONE) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static List<JsonNode> once(List<JsonNode> documents) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        documents.forEach(document -> byId.putIfAbsent(document.path("id").asText(), document));
        return List.copyOf(byId.values());
    }

    @SafeVarargs
    private static List<JsonNode> join(List<JsonNode>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    private static Set<String> texts(Iterable<JsonNode> list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String withQuery(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The dossier without what is derived, as it can be loaded again. */
    static ObjectNode asFile(ObjectNode dossier) {
        ObjectNode file = dossier.deepCopy();
        for (Collection collection : Collection.TOP) {
            for (JsonNode document : file.path(collection.path())) {
                ((ObjectNode) document).remove(METADATA_PROPERTIES);
            }
        }
        for (JsonNode exchange : file.path(Collection.EXCHANGES.path())) {
            ((ObjectNode) exchange).remove(DERIVED_OF_AN_EXCHANGE);
            for (Collection inside : Collection.OF_AN_EXCHANGE) {
                for (JsonNode document : exchange.path(inside.path())) {
                    ((ObjectNode) document).remove(METADATA_PROPERTIES);
                    ((ObjectNode) document).remove(DossierFile.PARENT);
                }
            }
        }
        removeDerived(file);
        return file;
    }

    private static void removeDerived(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.remove(DERIVED);
        }
        value.forEach(DossierComposer::removeDerived);
    }
}
