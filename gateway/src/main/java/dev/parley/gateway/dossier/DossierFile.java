package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.Collection;
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

/**
 * A dossier as it was sent, taken apart into the documents that the services keep. The records inside an exchange
 * become documents that name the exchange; each document keeps the pointer to where it is in the file. What a service
 * derives is left out, so that a dossier can be sent as it was read.
 */
final class DossierFile {

    static final String FORMAT = "parley-dossier/1";

    private final Catalog catalog;
    private final JsonNode root;
    private final Map<String, List<Item>> items = new LinkedHashMap<>();
    private final Set<Fault> faults = new LinkedHashSet<>();

    /** One document as a service is sent it, and the pointer to it in the file. */
    record Item(ServiceCollection collection, String pointer, ObjectNode document) {}

    DossierFile(JsonNode root, Catalog catalog) {
        this.root = root;
        this.catalog = catalog;
        if (!root.isObject()) {
            faults.add(new Fault("", "must be an object"));
            return;
        }
        if (!FORMAT.equals(root.path("format").textValue())) {
            faults.add(new Fault("/format", "must be `" + FORMAT + "`"));
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!name.equals("format") && !Dossier.LOAD_ORDER.contains(name)) {
                faults.add(new Fault(
                        Fault.member("", name),
                        "unknown property (known: format, " + String.join(", ", Dossier.LOAD_ORDER) + ")"));
            }
        });
        for (String name : Dossier.LOAD_ORDER) {
            readItems(catalog.collection(name), root, "").forEach(this::addRecords);
        }
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
                if (!document.has(collection.key())) {
                    faults.add(new Fault(
                            pointer + "/" + collection.key(), "is required, so that the file can be loaded again"));
                }
                ObjectNode sent = document.deepCopy();
                catalog.removeReadOnly(collection, sent);
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
        if (!document.has(key)) {
            // the file is refused, but the faults of the records are to be listed too
            document.put(key, parent.pointer().substring(1).replace('/', '-'));
        }
        String id = document.get(key).asText();
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

    /** What is wrong with the file itself, whatever the services find wrong with its documents. */
    Set<Fault> faults() {
        return faults;
    }

    List<Item> items(ServiceCollection collection) {
        return items.getOrDefault(collection.name(), List.of());
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

    /** The references to documents that are not in the file. */
    List<References.Reference> externalReferences() {
        Map<String, Set<String>> ids = new HashMap<>();
        items.forEach((collection, list) -> ids.put(
                collection,
                list.stream().map(item -> item.document().path("id").asText()).collect(Collectors.toSet())));
        References references = new References(catalog);
        items.values()
                .forEach(list ->
                        list.forEach(item -> references.add(item.collection(), item.document(), item.pointer())));
        return references.all().stream()
                .filter(reference -> !ids.getOrDefault(reference.to(), Set.of()).contains(reference.id()))
                .toList();
    }

    /** Each fault once, in the order of the file. */
    List<Fault> inOrder(Collection<Fault> faults) {
        return inOrder(new LinkedHashSet<>(faults), Fault::pointer);
    }

    /** Things that have a pointer into the file, in the order of the file. */
    <T> List<T> inOrder(Collection<T> things, Function<T, String> pointer) {
        record Located<T>(T thing, List<Integer> position) {}
        return things.stream()
                .map(thing -> new Located<>(thing, position(pointer.apply(thing))))
                .sorted((a, b) -> compare(a.position(), b.position()))
                .map(Located::thing)
                .toList();
    }

    /** The position in the file that a pointer leads to: for each step, the index among its siblings. */
    private List<Integer> position(String pointer) {
        List<Integer> position = new ArrayList<>();
        JsonNode node = root;
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (node.isArray() && name.matches("\\d{1,9}")) {
                position.add(Integer.parseInt(name));
                node = node.path(Integer.parseInt(name));
            } else {
                position.add(indexOf(name, node));
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

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
