package dev.parley.journal.document;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import dev.parley.kernel.AsOf;

/** Reads versions of documents from the journal. */
public final class JournalVersions {

    private final DocumentQueries queries;
    private final StoredDocuments stored;

    JournalVersions(DocumentQueries queries, StoredDocuments stored) {
        this.queries = queries;
        this.stored = stored;
    }

    /** A version and what it did to its document. */
    record JournaledVersion<D extends Draft<D>>(long seq, String change, String reason, DocumentVersion<D> version) {}

    /** The version of a document that was the last one recorded, visible or not; null if there was none. */
    <D extends Draft<D>> DocumentVersion<D> of(DocumentType<?, D> type, DocumentKey key, AsOf asOf) {
        return queries.hql(
                        "from JournalEntry v where {every v} and v.collection = :collection and v.key = :key"
                                + " and v.recordedAt <= :recordedAt order by v.recordedAt desc",
                        JournalEntry.class,
                        asOf)
                .setParameter("collection", type.name())
                .setParameter("key", key.toString())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(entry -> version(type, entry))
                .orElse(null);
    }

    /** The versions of a collection's documents that were the last ones recorded, in the collection's order. */
    <D extends Draft<D>> Slice<DocumentVersion<D>> list(
            DocumentType<?, D> type, String parent, AsOf asOf, String after, int limit) {
        Filter filter = new Filter()
                .equal("collection", type.name())
                .equal("parent", parent)
                .after(after);
        List<JournalEntry> entries = filter.bind(queries.hql(
                                "from JournalEntry d where {visible d} and " + filter.conditions() + " order by "
                                        + filter.order(),
                                JournalEntry.class,
                                asOf)
                        .setMaxResults(limit + 1))
                .getResultList();
        return Slice.of(entries, limit, entry -> entry.sortKey)
                .map(found -> found.stream().map(entry -> version(type, entry)).toList());
    }

    /**
     * The versions that were the last ones recorded, in the order of keys, of the documents that ever had the value in
     * one of the properties. The service that asks has an index on {@code content ->> property}.
     */
    public <D extends Draft<D>> List<DocumentVersion<D>> withProperty(
            DocumentType<?, D> type, List<String> properties, String value, AsOf asOf) {
        String hasValue = properties.stream()
                .map(property -> "named.content ->> '" + property + "' = :value")
                .collect(Collectors.joining(" or "));
        return queries
                .sql("""
                        select v.* from journal v where v.collection = '%1$s' and {visible v}
                            and v.key in (select named.key from journal named
                                where named.collection = '%1$s' and {every named} and (%2$s))
                        order by v.key""".formatted(type.name(), hasValue), JournalEntry.class, asOf)
                .setParameter("value", value)
                .getResultList()
                .stream()
                .map(entry -> version(type, entry))
                .toList();
    }

    /** The versions of a document after {@code version}, the oldest first. */
    <D extends Draft<D>> Slice<JournaledVersion<D>> history(
            DocumentType<?, D> type, DocumentKey key, int version, int limit) {
        List<JournalEntry> entries = queries.hql(
                        "from JournalEntry v where {every v} and v.collection = :collection and v.key = :key"
                                + " and v.version > :version order by v.version",
                        JournalEntry.class,
                        AsOf.NOW)
                .setParameter("collection", type.name())
                .setParameter("key", key.toString())
                .setParameter("version", version)
                .setMaxResults(limit + 1)
                .getResultList();
        return Slice.of(entries, limit, entry -> String.valueOf(entry.version)).map(found -> found.stream()
                .map(entry -> new JournaledVersion<>(entry.seq, entry.change, entry.reason, version(type, entry)))
                .toList());
    }

    /**
     * Every version of documents of a collection, visible or not, in the order in which they were recorded.
     *
     * @param property {@code key} or {@code parent}
     */
    <D extends Draft<D>> List<DocumentVersion<D>> all(DocumentType<?, D> type, String property, String value) {
        Filter filter = new Filter().equal("collection", type.name()).equal(property, value);
        return filter
                .bind(queries.hql(
                        "from JournalEntry d where {every d} and " + filter.conditions() + " order by d.recordedAt",
                        JournalEntry.class,
                        AsOf.NOW))
                .getResultList()
                .stream()
                .map(entry -> version(type, entry))
                .toList();
    }

    /** The entries after a number in the journal, in the order in which they were committed. */
    public List<JournalEntry> after(long seq, int limit) {
        return queries.hql(
                        "from JournalEntry v where {every v} and v.seq > :seq order by v.seq",
                        JournalEntry.class,
                        AsOf.NOW)
                .setParameter("seq", seq)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The entries recorded after a moment, in the order in which they were committed. */
    public List<JournalEntry> after(Instant recordedAt, int limit) {
        return queries.hql(
                        "from JournalEntry v where {every v} and v.recordedAt > :recordedAfter order by v.recordedAt",
                        JournalEntry.class,
                        AsOf.NOW)
                .setParameter("recordedAfter", recordedAt)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The last entry; null if the journal is empty. */
    JournalEntry last() {
        return queries.hql("from JournalEntry v where {every v} order by v.seq desc", JournalEntry.class, AsOf.NOW)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** The number of the last entry; 0 if the journal is empty. */
    public long lastSeq() {
        return queries.hql("select coalesce(max(v.seq), 0) from JournalEntry v where {every v}", Long.class, AsOf.NOW)
                .getSingleResult();
    }

    <D extends Draft<D>> DocumentVersion<D> version(DocumentType<?, D> type, JournalEntry entry) {
        return stored.read(
                type,
                entry.key,
                entry.version,
                entry.content,
                entry.retraction,
                entry.knownAt,
                entry.recordedAt,
                entry.recordedBy);
    }
}
