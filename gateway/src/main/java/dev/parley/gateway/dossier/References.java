package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.catalog.Catalog;
import dev.parley.gateway.catalog.ServiceCollection;

/** Collects the references of documents to other documents. The catalog says which properties are references. */
final class References {

    private final Catalog catalog;
    private final List<Reference> found = new ArrayList<>();

    /**
     * A property, or an element of one, that holds the id of a document.
     *
     * @param to the name of the document's collection
     */
    record Reference(String to, String id, String pointer) {}

    References(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Adds the references of a document, with pointers that start with {@code pointer}. */
    void add(ServiceCollection collection, ObjectNode document, String pointer) {
        catalog.visit(collection, document, pointer, (schema, object, place) -> schema.references()
                .forEach((property, to) -> add(to, object.path(property), place + "/" + property)));
    }

    private void add(String to, JsonNode value, String pointer) {
        if (value.isTextual()) {
            found.add(new Reference(to, value.textValue(), pointer));
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            add(to, value.get(i), pointer + "/" + i);
        }
    }

    /** Adds the references of documents, if it does not matter where they are. */
    void addAll(ServiceCollection collection, Iterable<JsonNode> documents) {
        documents.forEach(document -> add(collection, (ObjectNode) document, ""));
    }

    List<Reference> all() {
        return found;
    }

    /** The ids that are references to documents of a collection. */
    Set<String> idsOf(String collection) {
        return found.stream()
                .filter(reference -> reference.to().equals(collection))
                .map(Reference::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
