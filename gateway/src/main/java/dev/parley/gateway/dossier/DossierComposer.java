package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.ServiceCollection;
import dev.parley.gateway.merge.MergedActors;
import dev.parley.http.AsOfParameters;
import dev.parley.kernel.AsOf;

/** Brings an exchange together with everything around it, as of the instants that the client asks for. */
@RequestScoped
class DossierComposer {

    private static final Comparator<JsonNode> BY_ID =
            Comparator.comparing(document -> document.path("id").asText());

    private final ServiceClients services;
    private final ParallelCalls parallel;
    private final Catalog catalog;

    DossierComposer(ServiceClients services, ParallelCalls parallel, Catalog catalog) {
        this.services = services;
        this.parallel = parallel;
        this.catalog = catalog;
    }

    ObjectNode compose(String id, AsOf asOf) {
        ObjectNode exchange = exchange(id, asOf);
        List<JsonNode> events = findBy("exchange", Set.of(id), catalog.collection(Dossier.EVENTS), asOf).stream()
                .filter(event -> texts(event.path("exchanges")).contains(id))
                .toList();
        References references = new References(catalog);
        addExchange(references, exchange);
        references.addAll(catalog.collection(Dossier.EVENTS), events);

        Actors actors = new Actors();
        actors.addAll(references.idsOf(Dossier.ACTORS), asOf);
        List<List<JsonNode>> links = parallel.all(List.of(
                () -> findBetween(actors, Dossier.RELATIONS, asOf), () -> findBetween(actors, Dossier.CHANNELS, asOf)));
        references.addAll(catalog.collection(Dossier.RELATIONS), links.get(0));
        references.addAll(catalog.collection(Dossier.CHANNELS), links.get(1));

        List<List<JsonNode>> referenced = parallel.all(List.of(
                () -> findById(Dossier.SOURCES, references.idsOf(Dossier.SOURCES), asOf),
                () -> actors.addAll(references.idsOf(Dossier.ACTORS), asOf)));

        ObjectNode dossier = JsonNodeFactory.instance.objectNode().put(Dossier.FORMAT, DossierFile.FORMAT);
        dossier.putArray(Dossier.SOURCES).addAll(referenced.get(0));
        dossier.putArray(Dossier.ACTORS).addAll(referenced.get(1));
        dossier.putArray(Dossier.RELATIONS).addAll(links.get(0));
        dossier.putArray(Dossier.CHANNELS).addAll(links.get(1));
        dossier.putArray(Dossier.EXCHANGES).add(exchange);
        dossier.putArray(Dossier.EVENTS).addAll(events);
        return actors.survivors.isEmpty()
                ? dossier
                : new MergedReferences(new MergedActors(actors.survivors), catalog).follow(dossier);
    }

    /** The actors of a dossier. Where one was merged, the dossier has the survivor. */
    private final class Actors {

        private final Map<String, JsonNode> byId = new TreeMap<>();
        private final Map<String, String> survivors = new TreeMap<>();
        private final Set<String> requested = new TreeSet<>();

        /** Reads those of the actors that are not there yet. All actors, in the order of their ids. */
        List<JsonNode> addAll(Set<String> ids, AsOf asOf) {
            Set<String> further = new TreeSet<>(ids);
            further.removeAll(requested);
            requested.addAll(further);
            ServiceCollection collection = catalog.collection(Dossier.ACTORS);
            List<JsonNode> shown = List.of();
            if (asOf.recordedAt() == null) {
                shown = services.listForEach(collection, "id", further, AsOfParameters.queryString(asOf));
            } else if (asOf.includeRetracted()) {
                shown = readEach(collection, further, asOf);
            }
            for (JsonNode actor : shown) {
                byId.put(actor.path("id").asText(), actor);
                if (!actor.at("/retraction/into").isTextual()) {
                    further.remove(actor.path("id").asText());
                }
            }
            // what is not shown may be merged: reading it leads to the survivor
            AsOf live = asOf.withoutRetracted();
            List<Supplier<Void>> calls = new ArrayList<>();
            for (String id : further) {
                calls.add(() -> {
                    readIfPresent(collection, id, live).ifPresent(actor -> addRead(id, actor));
                    return null;
                });
            }
            parallel.all(calls);
            return List.copyOf(byId.values());
        }

        private synchronized void addRead(String id, JsonNode actor) {
            String survivor = actor.path("id").asText();
            byId.putIfAbsent(survivor, actor);
            if (!survivor.equals(id)) {
                survivors.put(id, survivor);
            }
        }

        Set<String> ids() {
            return byId.keySet();
        }
    }

    private void addExchange(References references, ObjectNode exchange) {
        ServiceCollection exchanges = catalog.collection(Dossier.EXCHANGES);
        references.add(exchanges, exchange, "");
        for (ServiceCollection child : catalog.childrenOf(exchanges)) {
            references.addAll(child, exchange.path(child.name()));
        }
    }

    /** The exchange with its records and its ledger inside. */
    private ObjectNode exchange(String id, AsOf asOf) {
        ServiceCollection exchanges = catalog.collection(Dossier.EXCHANGES);
        ObjectNode exchange = (ObjectNode) read(exchanges, id, asOf);
        List<ServiceCollection> children = catalog.childrenOf(exchanges);
        String path = path(exchanges, id);
        List<Supplier<List<JsonNode>>> calls = new ArrayList<>();
        for (ServiceCollection child : children) {
            calls.add(
                    () -> services.list(child.service(), path + "/" + child.name(), AsOfParameters.queryString(asOf)));
        }
        calls.add(() -> List.of(services.get(
                exchanges.service(), withQuery(path + "/" + Dossier.LEDGER, AsOfParameters.queryString(asOf)))));
        List<List<JsonNode>> responses = parallel.all(calls);
        for (int i = 0; i < children.size(); i++) {
            exchange.putArray(children.get(i).name()).addAll(inKeyOrder(children.get(i), responses.get(i)));
        }
        exchange.set(Dossier.LEDGER, responses.get(children.size()).get(0));
        return exchange;
    }

    /** Past versions are listed by the text of their keys, in which 10 comes before 2. */
    private static List<JsonNode> inKeyOrder(ServiceCollection collection, List<JsonNode> records) {
        return collection.key().equals("number")
                ? records.stream()
                        .sorted(Comparator.comparingInt(
                                item -> item.path("number").asInt()))
                        .toList()
                : records;
    }

    /** The documents of a collection all of whose ends are among the actors. */
    private List<JsonNode> findBetween(Actors actors, String name, AsOf asOf) {
        ServiceCollection collection = catalog.collection(name);
        return findBy("actor", actors.ids(), collection, asOf).stream()
                .filter(document -> actors.ids().containsAll(Dossier.ends(collection, document)))
                .sorted(BY_ID)
                .toList();
    }

    /** The documents that the filter selects for any of the ids, each once, in the order of their collection. */
    private List<JsonNode> findBy(String filter, Set<String> ids, ServiceCollection collection, AsOf asOf) {
        if (asOf.recordedAt() == null) {
            return distinct(services.listForEach(collection, filter, ids, AsOfParameters.queryString(asOf)));
        }
        // past versions cannot be filtered: the documents that match now are read as they were recorded then
        List<JsonNode> now = distinct(services.listForEach(collection, filter, ids, "includeRetracted=true"));
        return readEach(
                collection,
                now.stream().map(document -> document.path("id").asText()).toList(),
                asOf);
    }

    /** The documents with the ids, in the order of the ids. */
    private List<JsonNode> findById(String name, Set<String> ids, AsOf asOf) {
        ServiceCollection collection = catalog.collection(name);
        List<JsonNode> found = asOf.recordedAt() == null
                ? services.listForEach(collection, "id", ids, AsOfParameters.queryString(asOf))
                : readEach(collection, ids, asOf);
        return found.stream().sorted(BY_ID).toList();
    }

    /** The documents with the ids, without those that did not exist then or were retracted. */
    private List<JsonNode> readEach(ServiceCollection collection, Iterable<String> ids, AsOf asOf) {
        List<Supplier<Optional<JsonNode>>> calls = new ArrayList<>();
        ids.forEach(id -> calls.add(() -> readIfPresent(collection, id, asOf)));
        return parallel.all(calls).stream().flatMap(Optional::stream).toList();
    }

    private Optional<JsonNode> readIfPresent(ServiceCollection collection, String id, AsOf asOf) {
        return services.getIfPresent(
                collection.service(), withQuery(path(collection, id), AsOfParameters.queryString(asOf)));
    }

    private JsonNode read(ServiceCollection collection, String id, AsOf asOf) {
        return services.get(collection.service(), withQuery(path(collection, id), AsOfParameters.queryString(asOf)));
    }

    private static String path(ServiceCollection collection, String id) {
        return "/v1/" + collection.name() + "/" + ServiceClients.encode(id);
    }

    private static String withQuery(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static List<JsonNode> distinct(List<JsonNode> documents) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        documents.forEach(document -> byId.putIfAbsent(document.path("id").asText(), document));
        return List.copyOf(byId.values());
    }

    private static Set<String> texts(Iterable<JsonNode> list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
