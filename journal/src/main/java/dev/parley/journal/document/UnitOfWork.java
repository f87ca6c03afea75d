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
    private final Locks locks = new Locks();
    private boolean allOrNone;

    /**
     * A document that the transaction writes.
     *
     * @param reason why; null where no reason is asked for
     * @param document the entity that receives {@code recordedAt}; null once released
     */
    record Entry(
            String collection,
            String table,
            String key,
            String parent,
            Change change,
            String reason,
            Document<?> document) {

        private Entry released() {
            return new Entry(collection, table, key, parent, change, reason, null);
        }
    }

    /** Whether the transaction has changed the document already, so that its version has been counted. */
    boolean has(String collection, String key) {
        return entries.containsKey(collection + "/" + key);
    }

    void add(DocumentType<?, ?> type, Document<?> document, Change change, String reason) {
        absent.remove(type.name() + "/" + document.key);
        entries.merge(
                type.name() + "/" + document.key,
                new Entry(type.name(), type.table(), document.key, document.parent(), change, reason, document),
                (first, last) -> new Entry(
                        first.collection,
                        first.table,
                        first.key,
                        first.parent,
                        first.change,
                        first.reason,
                        last.document));
    }

    /** Releases the entities, so that a large batch does not hold all of its content in memory. */
    public void release() {
        entries.replaceAll((name, entry) -> entry.released());
    }

    /** Notes that no document had this key when the transaction looked. */
    void noteAbsent(String collection, String key) {
        absent.add(collection + "/" + key);
    }

    /** Whether the transaction need not look for a document. */
    boolean isAbsent(String collection, DocumentKey key) {
        return absent.contains(collection + "/" + key);
    }

    /** Notes a document that was refused: another that refers to it is not at fault for that. */
    public void refuse(String collection, DocumentKey key) {
        refused.add(collection + "/" + key);
    }

    boolean isRefused(String collection, DocumentKey key) {
        return refused.contains(collection + "/" + key);
    }

    /** Notes that one refused document keeps all the others from being written. */
    public void allOrNone() {
        allOrNone = true;
    }

    /** Whether nothing will be written because a document of the collection, below this parent, was refused. */
    public boolean isRefusedBelow(String collection, String parent) {
        String prefix = collection + "/" + parent + "/";
        return allOrNone && refused.stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** The locks that the transaction holds. */
    Locks locks() {
        return locks;
    }

    Collection<Entry> entries() {
        return entries.values();
    }
}
