package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.ServiceCollection;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Id;
import dev.parley.kernel.Marking;

/**
 * A dossier as it was sent, taken apart into the documents that the services keep. The records inside an exchange
 * become documents that name the exchange; each document keeps the pointer to where it is in the file. What a service
 * derives is left out, so that a dossier can be sent as it was read. Citations that are named by a key are written out,
 * and a document without a marking is {@code CLEAR}.
 */
final class DossierFile {

    static final String FORMAT = "parley-dossier/1";

    private final Catalog catalog;
    private final JsonNode root;
    private final CitationDictionary citations;
    private final Map<String, List<Item>> items = new LinkedHashMap<>();
    private final Set<Fault> faults = new LinkedHashSet<>();

    /** One document as a service is sent it, and the pointer to it in the file. */
    record Item(ServiceCollection collection, String pointer, ObjectNode document) {

        /** Where a service has the document; empty if it has no key, or none that could be part of a path. */
        Optional<String> path() {
            String own = segments(collection.name(), collection.key());
            String whole = collection.parent() == null
                    ? own
                    : segments(collection.parent(), collection.parentProperty()) + own;
            return whole.matches("[a-z0-9._/-]+") && !whole.endsWith("/")
                    ? Optional.of("/v1" + whole)
                    : Optional.empty();
        }

        private String segments(String collection, String property) {
            return "/" + collection + "/" + document.path(property).asText();
        }
    }

    DossierFile(JsonNode root, Catalog catalog) {
        this.root = root;
        this.catalog = catalog;
        this.citations = new CitationDictionary(root.path(CitationDictionary.PROPERTY), catalog);
        if (!root.isObject()) {
            faults.add(new Fault("", "must be an object"));
            return;
        }
        if (!FORMAT.equals(root.path(Dossier.FORMAT).textValue())) {
            faults.add(new Fault("/" + Dossier.FORMAT, "must be `" + FORMAT + "`"));
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!name.equals(Dossier.FORMAT)
                    && !name.equals(CitationDictionary.PROPERTY)
                    && !Dossier.LOAD_ORDER.contains(name)) {
                faults.add(new Fault(
                        Fault.member("", name),
                        "unknown property (known: format, citations, " + String.join(", ", Dossier.LOAD_ORDER) + ")"));
            }
        });
        for (String name : Dossier.LOAD_ORDER) {
            readItems(catalog.collection(name), root, "").forEach(this::addRecords);
        }
        faults.addAll(citations.faults());
    }

    /** Adds the list of a collection that {@code holder} has. */
    private List<Item> readItems(ServiceCollection collection, JsonNode holder, String holderPointer) {
        JsonNode list = holder.path(collection.name());
        String listPointer = holderPointer + "/" + collection.name();
        if (!list.isMissingNode() && !list.isArray()) {
            faults.add(new Fault(listPointer, "must be an array"));
            return List.of();
        }
        List<Item> read = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String pointer = listPointer + "/" + i;
            if (list.get(i) instanceof ObjectNode document) {
                if (!document.hasNonNull(collection.key())) {
                    faults.add(new Fault(
                            pointer + "/" + collection.key(), "is required, so that the file can be loaded again"));
                }
                ObjectNode sent = document.deepCopy();
                citations.expandIn(collection, sent, pointer);
                catalog.removeReadOnly(collection, sent);
                if (!sent.has(Dossier.MARKING)) {
                    sent.put(Dossier.MARKING, Marking.CLEAR.name());
                }
                read.add(new Item(collection, pointer, sent));
            } else {
                faults.add(new Fault(pointer, "must be an object"));
            }
        }
        items.computeIfAbsent(collection.name(), any -> new ArrayList<>()).addAll(read);
        return read;
    }

    /** Takes the records out of the document that they are inside of; only exchanges have any. */
    private void addRecords(Item parent) {
        List<ServiceCollection> children = catalog.childrenOf(parent.collection());
        if (children.isEmpty()) {
            return;
        }
        ObjectNode document = parent.document();
        String key = parent.collection().key();
        boolean hasId = document.hasNonNull(key);
        if (!hasId || !isId(document.get(key))) {
            if (hasId) {
                faults.add(new Fault(parent.pointer() + "/" + key, Id.DOCUMENT_HINT));
            }
            // the file is refused, but the records, which need an id to belong to, are to be checked too
            document.put(key, parent.pointer().substring(1).replace('/', '-'));
        }
        String id = document.get(key).textValue();
        for (ServiceCollection child : children) {
            for (Item item : readItems(child, document, parent.pointer())) {
                JsonNode named = item.document().get(child.parentProperty());
                if (named != null && !named.asText().equals(id)) {
                    faults.add(new Fault(
                            item.pointer() + "/" + child.parentProperty(),
                            "must be `" + id + "`, the id of the document around it, or be left out"));
                }
                item.document().put(child.parentProperty(), id);
            }
            document.remove(child.name());
        }
        document.remove(Dossier.LEDGER);
    }

    private static boolean isId(JsonNode value) {
        return value.isTextual() && value.textValue().matches(Id.DOCUMENT_PATTERN);
    }

    /** What is wrong with the file itself, whatever the services find wrong with its documents. */
    Set<Fault> faults() {
        return faults;
    }

    /** Faults that services find in documents, as faults of the file that was sent. */
    List<Fault> asSent(Collection<Fault> found) {
        return citations.asSent(found);
    }

    boolean has(String pointer) {
        return !root.at(pointer).isMissingNode();
    }

    List<Item> items(ServiceCollection collection) {
        return items.getOrDefault(collection.name(), List.of());
    }

    List<Item> items() {
        return items.values().stream().flatMap(List::stream).toList();
    }

    /** Takes a document out, so that it is not sent to a service. */
    void remove(String pointer) {
        items.values().forEach(list -> list.removeIf(item -> item.pointer().equals(pointer)));
    }

    /** The document with an index in the list of its collection. */
    Optional<Item> item(String collection, int index) {
        List<Item> list = items.getOrDefault(collection, List.of());
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    /** The documents of some collections, as the body of a bundle; a collection without documents is left out. */
    ObjectNode bundle(List<ServiceCollection> collections) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        for (ServiceCollection collection : collections) {
            if (!items(collection).isEmpty()) {
                ArrayNode list = bundle.putArray(collection.name());
                items(collection).forEach(item -> list.add(item.document()));
            }
        }
        return bundle;
    }

    /** All references, with pointers into the file. */
    References references() {
        References references = new References(catalog);
        items().forEach(item -> references.add(item.collection(), item.document(), item.pointer()));
        return references;
    }

    /** The references to documents that are not in the file. */
    List<References.Reference> externalReferences() {
        Map<String, Set<String>> ids = new HashMap<>();
        items.forEach((collection, list) -> ids.put(
                collection,
                list.stream().map(item -> item.document().path("id").asText()).collect(Collectors.toSet())));
        return references().all().stream()
                .filter(reference -> !ids.getOrDefault(reference.to(), Set.of()).contains(reference.id()))
                .toList();
    }

    /** Each fault once, in the order of the file; of one place, in the order of their messages. */
    List<Fault> inOrder(Collection<Fault> faults) {
        return inOrder(
                faults.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Fault::message))
                        .toList(),
                Fault::pointer);
    }

    /** Things that have a pointer into the file, in the order of the file. */
    <T> List<T> inOrder(Collection<T> things, Function<T, String> pointer) {
        record Located<T>(T thing, List<Step> position) {}
        return things.stream()
                .map(thing -> new Located<>(thing, position(pointer.apply(thing))))
                .sorted((a, b) -> compare(a.position(), b.position()))
                .map(Located::thing)
                .toList();
    }

    /** One step of a pointer: its index among its siblings; those that the file does not have come last, by name. */
    private record Step(int index, String name) implements Comparable<Step> {

        @Override
        public int compareTo(Step other) {
            return index == other.index ? name.compareTo(other.name) : Integer.compare(index, other.index);
        }
    }

    private List<Step> position(String pointer) {
        List<Step> position = new ArrayList<>();
        JsonNode node = root;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (node.isArray() && name.matches("\\d{1,9}")) {
                position.add(new Step(Integer.parseInt(name), name));
                node = node.path(Integer.parseInt(name));
            } else {
                position.add(new Step(indexOf(name, node), name));
                node = node.path(name);
            }
        }
        return position;
    }

    private static int indexOf(String name, JsonNode object) {
        int index = 0;
        for (var names = object.fieldNames(); names.hasNext(); index++) {
            if (names.next().equals(name)) {
                return index;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static int compare(List<Step> a, List<Step> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
