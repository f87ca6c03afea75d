package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.kernel.Fault;

/**
 * A dossier as it was sent, taken apart into the documents that the services know. What an exchange has inside of it
 * becomes documents of its own that name it; each document keeps its place in the file.
 */
final class DossierFile {

    static final String FORMAT = "parley-dossier/1";

    /** What a document that lies inside of an exchange calls it, once it stands by itself. */
    static final String PARENT = "exchange";

    private final JsonNode root;
    private final Map<Collection, List<Item>> items = new EnumMap<>(Collection.class);
    private final Set<Fault> faults = new LinkedHashSet<>();

    /** One document, as a service is sent it, and its place in the file. */
    record Item(Collection collection, String pointer, ObjectNode document) {}

    DossierFile(JsonNode root) {
        this.root = root;
        for (Collection collection : Collection.values()) {
            items.put(collection, new ArrayList<>());
        }
        if (!root.isObject()) {
            faults.add(new Fault("", "needs an object here"));
            return;
        }
        if (!FORMAT.equals(root.path("format").textValue())) {
            faults.add(new Fault("/format", "is not " + FORMAT));
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!name.equals("format")
                    && Collection.TOP.stream().noneMatch(top -> top.path().equals(name))) {
                faults.add(new Fault(Fault.member("", name), "is not a property that is known here"));
            }
        });
        for (Collection collection : Collection.TOP) {
            objects(root, "", collection, this::take);
        }
    }

    private interface Taking {
        void take(Collection collection, String pointer, ObjectNode document);
    }

    private void objects(JsonNode holder, String holderPointer, Collection collection, Taking taking) {
        JsonNode list = holder.path(collection.path());
        String pointer = holderPointer + "/" + collection.path();
        if (!list.isMissingNode() && !list.isArray()) {
            faults.add(new Fault(pointer, "needs a list here"));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            String place = pointer + "/" + i;
            if (list.get(i) instanceof ObjectNode document) {
                requireKey(collection, place, document);
                taking.take(collection, place, document);
            } else {
                faults.add(new Fault(place, "needs an object here"));
            }
        }
    }

    private void requireKey(Collection collection, String pointer, JsonNode document) {
        if (!document.has(collection.key())) {
            faults.add(
                    new Fault(pointer + "/" + collection.key(), "is needed in a file, so that it can be loaded again"));
        }
    }

    private void take(Collection collection, String pointer, ObjectNode document) {
        if (collection != Collection.EXCHANGES) {
            items.get(collection).add(new Item(collection, pointer, document));
            return;
        }
        // one without an id is refused, but what is in it is to be looked at all the same
        String id =
                document.path("id").asText("exchange-" + items.get(collection).size());
        ObjectNode exchange = document.deepCopy();
        exchange.put("id", id);
        if (document.has("id")) {
            exchange.set("id", document.get("id"));
        }
        Collection.OF_AN_EXCHANGE.forEach(inside -> exchange.remove(inside.path()));
        items.get(collection).add(new Item(collection, pointer, exchange));
        for (Collection inside : Collection.OF_AN_EXCHANGE) {
            objects(document, pointer, inside, (kind, place, child) -> {
                JsonNode named = child.get(PARENT);
                if (named != null && !named.asText().equals(id)) {
                    faults.add(new Fault(place + "/" + PARENT, "is inside of " + id));
                }
                items.get(kind).add(new Item(kind, place, child.deepCopy().put(PARENT, id)));
            });
        }
    }

    /** What is wrong with the file itself, whatever the services say of the documents in it. */
    Set<Fault> faults() {
        return faults;
    }

    List<Item> items(Collection collection) {
        return items.get(collection);
    }

    /** The documents of some collections as a service is sent them together; those without any are left out. */
    ObjectNode bundle(List<Collection> collections) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        for (Collection collection : collections) {
            if (!items.get(collection).isEmpty()) {
                ArrayNode list = bundle.putArray(collection.path());
                items.get(collection).forEach(item -> list.add(item.document()));
            }
        }
        return bundle;
    }

    /** All references to documents that are not in the file. */
    List<References.Reference> outward() {
        Map<Collection, Set<String>> here = new EnumMap<>(Collection.class);
        items.forEach((collection, list) -> {
            Set<String> ids = new HashSet<>();
            list.forEach(item -> ids.add(item.document().path("id").asText()));
            here.put(collection, ids);
        });
        return items.values().stream()
                .flatMap(List::stream)
                .flatMap(item -> References.in(item.document(), item.pointer()).stream())
                .filter(reference -> !here.get(reference.to()).contains(reference.id()))
                .toList();
    }

    /** The faults in the order of their places in the file, each once. */
    List<Fault> inOrder(Iterable<Fault> found) {
        record Placed(Fault fault, List<Integer> place) {}
        Set<Fault> once = new LinkedHashSet<>();
        found.forEach(once::add);
        return once.stream()
                .map(fault -> new Placed(fault, place(fault.pointer())))
                .sorted((a, b) -> compare(a.place(), b.place()))
                .map(Placed::fault)
                .toList();
    }

    /** Where in the file a pointer leads, as the number of each step among its neighbours. */
    List<Integer> place(String pointer) {
        List<Integer> place = new ArrayList<>();
        JsonNode node = root;
        String[] steps =
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
        for (String step : steps) {
            String name = step.replace("~1", "/").replace("~0", "~");
            int number = Integer.MAX_VALUE;
            JsonNode next = null;
            if (node != null && node.isArray() && name.matches("\\d{1,9}")) {
                number = Integer.parseInt(name);
                next = node.get(number);
            } else if (node != null && node.has(name)) {
                number = indexOf(name, node);
                next = node.get(name);
            }
            place.add(number);
            node = next;
        }
        return place;
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

    static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
