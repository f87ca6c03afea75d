package dev.parley.journal.document;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What one transaction does to documents: each appears once, in the order of its first change. */
public final class UnitOfWork {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> absent = new HashSet<>();
    private boolean allOrNone;

    /**
     * A document that the transaction writes.
     *
     * @param document the row, to be told when it was recorded; null once nobody will show it
     */
    record Entry(String collection, String table, String key, String parent, Change change, Document<?> document) {

        private Entry released() {
            return new Entry(collection, table, key, parent, change, null);
        }
    }

    /** Whether the transaction has changed the document already, so that its version has been counted. */
    boolean has(String collection, String key) {
        return entries.containsKey(collection + "/" + key);
    }

    void add(DocumentCollection<?, ?, ?> collection, Document<?> document, Change change) {
        absent.remove(collection.name() + "/" + document.key);
        entries.merge(
                collection.name() + "/" + document.key,
                new Entry(collection.name(), collection.table(), document.key, document.parent(), change, document),
                (first, last) ->
                        new Entry(first.collection, first.table, first.key, first.parent, first.change, last.document));
    }

    /** Lets go of the rows themselves, so that a large batch does not hold all of its contents. */
    public void release() {
        entries.replaceAll((name, entry) -> entry.released());
    }

    /** Notes that no document had this key when the transaction looked. */
    void absent(String collection, String key) {
        absent.add(collection + "/" + key);
    }

    /** Whether the transaction need not look for a document. */
    boolean isAbsent(String collection, String key) {
        return absent.contains(collection + "/" + key);
    }

    /** Notes a document that was refused: others that name it are not faulty for that. */
    public void refuse(String collection, String key) {
        refused.add(collection + "/" + key);
    }

    boolean refused(String collection, String key) {
        return refused.contains(collection + "/" + key);
    }

    /** Notes that one refused document keeps all the others from being written. */
    public void allOrNone() {
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
