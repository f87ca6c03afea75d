package dev.parley.journal.document;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.kernel.AsOf;

/** Reads the documents of a collection at any point of knowledge. */
public final class DocumentReader<E extends Document<D>, D extends Draft<D>> {

    private static final int READ_AT_ONCE = 500;

    private final DocumentCollection<E, D, ?> collection;
    private final DocumentType<E, D> type;
    private final Journal journal;
    private final DocumentQueries queries;

    DocumentReader(DocumentCollection<E, D, ?> collection, Journal journal) {
        this.collection = collection;
        this.type = collection.type();
        this.journal = journal;
        this.queries = journal.queries();
    }

    /**
     * The document as it was recorded and known.
     *
     * @throws ProblemException NOT_FOUND or RETRACTED
     * @throws MergedException if it was merged into another document
     */
    public DocumentVersion<D> find(DocumentKey key, AsOf asOf) {
        if (key.parent() != null) {
            collection.requireParent(key.parent(), asOf);
        }
        DocumentVersion<D> found = version(key, asOf);
        if (found == null || !Visibility.of(asOf).shows(found)) {
            throw notFound(key, asOf);
        }
        if (found.isRetracted() && !asOf.includeRetracted()) {
            throw found.mergedInto() == null
                    ? retracted(found.versionInfo().retraction(), null)
                    : new MergedException(found.key(), survivor(key, asOf));
        }
        return found.knownAt(asOf.knownAt());
    }

    /** The document as it was recorded and known; empty if it was not, or had been retracted. */
    public Optional<DocumentVersion<D>> ifShown(DocumentKey key, AsOf asOf) {
        return Optional.ofNullable(version(key, asOf))
                .filter(version -> Visibility.of(asOf).shows(version) && !version.isRetracted())
                .map(version -> version.knownAt(asOf.knownAt()));
    }

    /** The version that was recorded, whether or not it was public; null if there was none. */
    public DocumentVersion<D> version(DocumentKey key, AsOf asOf) {
        return asOf.recordedAt() == null
                ? version(row(key))
                : journal.versions().of(type, key, asOf);
    }

    /** The id of the document that a merged one was merged into at last; otherwise the document's own. */
    public String survivor(DocumentKey key, AsOf asOf) {
        String id = key.id();
        DocumentVersion<D> version = version(key, asOf);
        while (version != null && version.mergedInto() != null) {
            id = version.mergedInto();
            version = version(new DocumentKey(key.parent(), id), asOf);
        }
        return id;
    }

    /**
     * The documents that meet the filter, in its order.
     *
     * @param after the place in the order after which they begin; null: its start
     */
    public Slice<DocumentVersion<D>> list(Filter filter, AsOf asOf, String after, int limit) {
        return Slice.of(inOrder(filter.after(after), asOf, limit + 1), limit, SortedVersion::sortKey)
                .map(rows -> collection.known(
                        rows.stream().map(SortedVersion::version).toList(), asOf));
    }

    /** The documents below a parent (null: all) as they were recorded, in the collection's order. */
    public Slice<DocumentVersion<D>> listAsRecorded(String parent, AsOf asOf, String after, int limit) {
        return journal.versions().list(type, parent, asOf, after, limit).map(found -> collection.known(found, asOf));
    }

    /** Everything below a parent as it was recorded and known, for what is derived from all of it; never the retracted. */
    public List<DocumentVersion<D>> below(String parent, AsOf asOf) {
        AsOf shown = asOf.withoutRetracted();
        return shown.recordedAt() == null
                ? all(new Filter().equal("parent", parent), shown)
                : listAsRecorded(parent, shown, null, Integer.MAX_VALUE - 1).items();
    }

    /** Every version of a document, the oldest first, as far as it was public; what is not shown has no content. */
    public List<DocumentVersion<D>> versions(DocumentKey key, AsOf asOf) {
        return shown(journal.versions().all(type, "key", key.toString()), asOf);
    }

    /** The same for all documents below a parent, in the order in which they were recorded. */
    public List<DocumentVersion<D>> versionsBelow(String parent, AsOf asOf) {
        return shown(journal.versions().all(type, "parent", parent), asOf);
    }

    private static <D extends Draft<D>> List<DocumentVersion<D>> shown(List<DocumentVersion<D>> versions, AsOf asOf) {
        Visibility visibility = Visibility.of(asOf);
        return versions.stream()
                .map(version -> visibility.shows(version) ? version.knownAt(asOf.knownAt()) : version.withoutContent())
                .toList();
    }

    /** Every document that meets the filter, as far as it was public. */
    public List<DocumentVersion<D>> all(Filter filter, AsOf asOf) {
        return list(filter, asOf, null, Integer.MAX_VALUE - 1).items();
    }

    /**
     * A whole list, read and shown part by part as it is taken, so that memory does not grow with its length. Each part
     * is read and shown as of one moment. The first part is read at once: what keeps it from being read is known before
     * an answer has begun.
     *
     * @param parts reads the part after a place in the order (null: the first) that has at most so many documents
     * @param show makes of the documents of a part what is taken
     */
    public <T> Iterator<T> stream(
            BiFunction<String, Integer, Slice<DocumentVersion<D>>> parts,
            Function<List<DocumentVersion<D>>, List<T>> show) {
        return new Iterator<>() {

            private Slice<T> part = next(null);
            private Iterator<T> items = part.items().iterator();

            private Slice<T> next(String after) {
                return journal.snapshot(() -> parts.apply(after, READ_AT_ONCE).map(show));
            }

            @Override
            public boolean hasNext() {
                while (!items.hasNext() && part.end() != null) {
                    part = next(part.end());
                    items = part.items().iterator();
                }
                return items.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return items.next();
            }
        };
    }

    /** The versions of a document after {@code version}, the oldest first. */
    Slice<JournalVersions.JournaledVersion<D>> history(DocumentKey key, int version, int limit) {
        Slice<JournalVersions.JournaledVersion<D>> history = journal.versions().history(type, key, version, limit);
        if (history.items().isEmpty() && version == 0) {
            throw notFound(key, AsOf.NOW);
        }
        return history;
    }

    /** A row as the journal has its latest version; null for null. */
    public DocumentVersion<D> version(E row) {
        return row == null
                ? null
                : journal.stored()
                        .read(
                                type,
                                row.key,
                                row.version,
                                row.content,
                                row.retraction,
                                row.knownAt,
                                row.recordedAt,
                                row.recordedBy);
    }

    /** The stored content of a row. */
    public D content(E row) {
        return journal.json().stored(row.content, type.draft());
    }

    /**
     * The stored content of a row, to be written again with a change.
     *
     * @throws ProblemException RULE_VIOLATION if today's types cannot hold all of it, as the rest would be lost
     */
    public D wholeContent(E row) {
        DocumentVersion<D> version = version(row);
        if (!version.isWhole()) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION,
                    type.path(DocumentKey.parse(row.key))
                            + " was stored under other rules and has what is not known any"
                            + " more. Replace it first.");
        }
        return version.content();
    }

    /** Why the document is no longer shown; null if it is. */
    public Retraction retraction(E row) {
        return journal.json().stored(row.retraction, Retraction.class);
    }

    /** The present row of a document, shown or not; null if there is none. */
    public E row(DocumentKey key) {
        return journal.entities().find(type.entity(), key.toString());
    }

    private record SortedVersion<D extends Draft<D>>(String sortKey, DocumentVersion<D> version) {}

    private List<SortedVersion<D>> inOrder(Filter filter, AsOf asOf, int limit) {
        String hql = "select %s, d from %s d%s where {visible d} and %s order by %s"
                .formatted(
                        filter.order(),
                        type.entity().getSimpleName(),
                        filter.joined(),
                        filter.conditions(),
                        filter.order());
        return filter.bind(queries.hql(hql, Object[].class, asOf).setMaxResults(limit)).getResultList().stream()
                .map(row -> new SortedVersion<>(
                        (String) row[0], version(type.entity().cast(row[1]))))
                .toList();
    }

    private ProblemException notFound(DocumentKey key, AsOf asOf) {
        String name = "%s `%s`".formatted(type.singular(), key.id());
        return new ProblemException(
                ProblemType.NOT_FOUND,
                asOf.isNow() ? "There is no " + name + "." : "No " + name + " was known or recorded at that moment.");
    }

    /**
     * The problem of naming a document that is retracted or merged.
     *
     * @param survivor id of the document that it was merged into; null if it was not
     */
    public static ProblemException retracted(Retraction retraction, String survivor) {
        return survivor == null
                ? new ProblemException(
                        ProblemType.RETRACTED, "Retracted at " + retraction.at() + ": " + retraction.reason())
                : new ProblemException(
                        ProblemType.RETRACTED,
                        "Merged into `" + survivor + "` at " + retraction.at() + ": " + retraction.reason(),
                        List.of(),
                        Map.of("into", survivor));
    }
}
