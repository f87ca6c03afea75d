package dev.parley.journal;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What one transaction does to documents: each appears once, in the order of its first change, with its last content. */
public final class Changes {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private boolean allOrNone;

    record Entry(String collection, String table, Document<?> document, Change change) {}

    /** Whether the transaction has changed the document already, so that its version has been counted. */
    boolean has(String collection, String key) {
        return entries.containsKey(collection + "/" + key);
    }

    void add(DocumentCollection<?, ?, ?> collection, Document<?> document, Change change) {
        entries.merge(
                collection.name() + "/" + document.key,
                new Entry(collection.name(), collection.table(), document, change),
                (first, last) -> new Entry(first.collection, first.table, last.document, first.change));
    }

    /** Notes a document that was refused: others that name it are not faulty for that. */
    void refuse(String collection, String key) {
        refused.add(collection + "/" + key);
    }

    boolean refused(String collection, String key) {
        return refused.contains(collection + "/" + key);
    }

    /** Notes that one refused document keeps all the others from being written. */
    void allOrNone() {
        allOrNone = true;
    }

    /** Whether nothing will be written because a document of the collection, below this parent, was refused. */
    boolean refusedBelow(String collection, String parent) {
        String prefix = collection + "/" + parent + "/";
        return allOrNone && refused.stream().anyMatch(key -> key.startsWith(prefix));
    }

    Collection<Entry> entries() {
        return entries.values();
    }
}
