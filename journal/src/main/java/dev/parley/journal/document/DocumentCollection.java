package dev.parley.journal.document;

import java.time.Instant;
import java.util.List;

import dev.parley.journal.table.Table;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Faults;

/**
 * All documents of one kind in a service. A subclass says what is particular to its kind; what holds for every document
 * is in {@link DocumentReader} and {@link DocumentWriter}.
 *
 * @param <E> the table's row
 * @param <D> what is sent and stored
 * @param <V> what is read
 */
public abstract class DocumentCollection<E extends Document<D>, D extends Draft<D>, V> {

    private final DocumentType<E, D> type;
    private final DocumentReader<E, D> reader;
    private final DocumentWriter<E, D> writer;
    private final Journal journal;
    private final DocumentAnswers<D, V> answers;

    protected DocumentCollection(Journal journal, DocumentType<E, D> type) {
        this.type = type;
        this.journal = journal;
        this.reader = new DocumentReader<>(this, journal);
        this.writer = new DocumentWriter<>(this, journal);
        this.answers = new DocumentAnswers<>(this, journal.stored());
    }

    public final DocumentType<E, D> type() {
        return type;
    }

    public final DocumentReader<E, D> reader() {
        return reader;
    }

    public final DocumentWriter<E, D> writer() {
        return writer;
    }

    protected final DocumentQueries queries() {
        return journal.queries();
    }

    protected final JournalVersions versions() {
        return journal.versions();
    }

    /** Each version as far as it was public at the point of knowledge. */
    protected final List<DocumentVersion<D>> known(List<DocumentVersion<D>> versions, AsOf asOf) {
        return versions.stream().map(version -> version.knownAt(asOf.knownAt())).toList();
    }

    /** The document as it is shown, with what is derived from it at that point of knowledge. */
    public abstract V view(DocumentVersion<D> version, AsOf asOf);

    /** Several documents as they are shown: override it to fetch at once what each needs. */
    public List<V> views(List<DocumentVersion<D>> versions, AsOf asOf) {
        return versions.stream().map(version -> view(version, asOf)).toList();
    }

    /**
     * The document as an answer has it: its view or, where today's rules cannot show it in full, what is stored. It can
     * only be written as JSON.
     */
    @SuppressWarnings("unchecked")
    public final V answer(DocumentVersion<D> version, AsOf asOf) {
        return (V) answers.one(version, asOf);
    }

    /** The same for several documents. */
    @SuppressWarnings("unchecked")
    public final List<V> answers(List<DocumentVersion<D>> versions, AsOf asOf) {
        return (List<V>) answers.all(versions, asOf);
    }

    /** How documents are shown as a table; null if they are not. */
    public Table<V> table() {
        return null;
    }

    /** Several documents as an answer has them, each as JSON in one line. */
    public final List<String> lines(List<DocumentVersion<D>> versions, AsOf asOf) {
        return answers.all(versions, asOf).stream()
                .map(answer -> (String) answer.rawValue())
                .toList();
    }

    /** The names of the columns of {@link #rows}. */
    public final List<String> header(AsOf asOf) {
        return answers.header(asOf);
    }

    /** Several documents as rows of the table: the texts of their cells, null where there is none. */
    public final List<List<String>> rows(List<DocumentVersion<D>> versions, AsOf asOf) {
        return answers.rows(versions, asOf);
    }

    /** The versions of a document after {@code version} as an answer has them, the oldest first. */
    @SuppressWarnings("unchecked")
    public final Slice<HistoryEntry<D>> history(DocumentKey key, int version, int limit) {
        Slice<?> entries = reader.history(key, version, limit).map(found -> found.stream()
                .map(entry -> new HistoryEntry<Object>(
                        entry.change(),
                        entry.reason(),
                        entry.seq(),
                        entry.version().versionInfo(),
                        answers.content(entry.version())))
                .toList());
        return (Slice<HistoryEntry<D>>) entries;
    }

    /** One of this collection's versions as an answer had it when it was the last one recorded. */
    public final V asRecorded(JournalEntry entry) {
        return answer(versions().version(type, entry), new AsOf(null, entry.recordedAt, true));
    }

    /** Notes the rules that the document breaks in view of what else is stored. */
    protected void check(D document, UnitOfWork unitOfWork, Faults faults) {}

    /**
     * Refuses (409) a document that is sound in itself but may not follow the stored one.
     *
     * @param document null if the stored one is retracted
     * @param present null if there is none
     */
    protected void checkTransition(String parent, D document, D present, UnitOfWork unitOfWork) {}

    /** Refuses (400, 404, 410) to write below a parent that is missing or retracted. */
    protected void requireWritableParent(String parent, UnitOfWork unitOfWork) {}

    /** Adds the lock of the parent of a document that is to be written. */
    protected void lockParent(String parent, Locks locks) {}

    /** Adds the locks of what a document that is to be written refers to. */
    protected void lockReferences(D document, Locks locks) {}

    /**
     * The document with the ids of merged documents that it refers to replaced by those that they were merged into; the
     * same instance if there are none. Called until it changes nothing, and again when they are locked.
     */
    protected D followReferences(D document) {
        return document;
    }

    /** The document with the last survivors in the places of merged documents, as far as they are known by now. */
    protected final D followed(D document) {
        D next = followReferences(document);
        return next == document ? document : followed(next);
    }

    /** Called after a document was written, retracted or restored, in the same transaction. */
    protected void afterWrite(E document, UnitOfWork unitOfWork) {}

    /** Refuses (404, 410) to show what is below a document that is not shown itself. */
    public void requireParent(String parent, AsOf asOf) {}

    /** When the document became public: the earliest publication among its citations; null without any. */
    protected Instant knownAt(E row, D document) {
        return document.publicSince();
    }
}
