package dev.parley.journal.document;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import com.fasterxml.uuid.Generators;
import dev.parley.http.Cursor;
import dev.parley.http.Page;
import dev.parley.http.Preconditions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Marking;
import dev.parley.process.SelfCheck;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigUtils;

/**
 * All documents of one kind in a service: reads them at any point of knowledge, writes them under the rules that hold
 * for every document, and journals each version. A subclass adds what is particular to its kind.
 *
 * @param <E> the table's row
 * @param <D> what is sent and stored
 * @param <V> what is read
 */
public abstract class DocumentCollection<E extends Document<D>, D extends Draft<D>, V> {

    private static final int INDEXED_AT_ONCE = 200;

    private final String name;
    private final String table;
    private final Class<E> entity;
    private final Class<D> draft;
    private final Supplier<E> blank;
    private final Journal journal;

    /**
     * @param name as in paths, feeds and files
     * @param table the name of the table
     */
    protected DocumentCollection(
            Journal journal, String name, String table, Class<E> entity, Class<D> draft, Supplier<E> blank) {
        this.journal = journal;
        this.name = name;
        this.table = table;
        this.entity = entity;
        this.draft = draft;
        this.blank = blank;
    }

    /** The document as it is shown, read with these clocks. */
    public abstract V view(DocumentVersion<D> recorded, AsOf asOf);

    /** Several documents as they are shown: the place to fetch for all at once what each needs. */
    protected List<V> views(List<DocumentVersion<D>> recorded, AsOf asOf) {
        return recorded.stream().map(one -> view(one, asOf)).toList();
    }

    /** Reads this collection's own filters from the query. */
    protected void filter(Query query, AsOf asOf, Filter filter) {}

    /** Notes the rules that the document breaks in view of what else is stored. */
    protected void check(D document, UnitOfWork unitOfWork, Faults faults) {}

    /** Refuses (409) a document that is sound in itself but may not follow on what is there; both null when absent. */
    protected void checkTransition(String parent, D document, D present, UnitOfWork unitOfWork) {}

    /** Called before the document's own row is locked: the place to lock what it names. */
    protected void lockReferences(D document, UnitOfWork unitOfWork) {}

    /** Called after a document was written, in the same transaction. */
    protected void afterWrite(E document, UnitOfWork unitOfWork) {}

    /** Locks and checks what the documents are below, before one of them is written. */
    protected void lockParent(String parent, UnitOfWork unitOfWork) {}

    /** Refuses (404, 410) to show what is below a document that is not shown itself. */
    protected void requireParent(String parent, AsOf asOf, boolean retractedToo) {}

    /** When the document became public: the earliest publication among its citations. */
    protected Instant knownAt(E document, D content) {
        return Citation.earliest(content.locatedCitations().map(LocatedCitation::citation));
    }

    public final String name() {
        return name;
    }

    /** What one of the documents is called, as in the types of events. */
    public String kind() {
        return name.substring(0, name.length() - 1);
    }

    /** Where the document with this key is read. */
    public String path(String key) {
        return "/v1/" + name + "/" + key;
    }

    final String table() {
        return table;
    }

    public final Class<D> draft() {
        return draft;
    }

    protected final EntityManager entities() {
        return journal.entities();
    }

    /** The key of the document with this id, below this parent if there is one. */
    public static String key(String parent, String id) {
        return parent == null ? id : parent + "/" + id;
    }

    /** Whether a document with this key is stored, or was sent along and refused for another reason. */
    public final boolean knows(String key, UnitOfWork unitOfWork) {
        return entities().find(entity, key) != null || unitOfWork.refused(name, key);
    }

    /** Whether one of the documents below this parent was refused, so that nothing at all will be written. */
    public final boolean hasRefused(String parent, UnitOfWork unitOfWork) {
        return unitOfWork.refusedBelow(name, parent);
    }

    /** Notes a reference to a document of this collection that does not exist; an absent reference is fine. */
    public final void requireKnown(String pointer, String key, UnitOfWork unitOfWork, Faults faults) {
        if (key != null && !knows(key, unitOfWork)) {
            faults.add(pointer, "there is no " + key + " in " + name);
        }
    }

    /** The stored content of a row. */
    public final D content(E document) {
        return journal.json().stored(document.content, draft);
    }

    /**
     * The document as it stood and was known.
     *
     * @throws ProblemException NOT_FOUND or RETRACTED
     */
    public final DocumentVersion<D> find(String key, AsOf asOf, boolean retractedToo) {
        int below = key.indexOf('/');
        if (below >= 0) {
            requireParent(key.substring(0, below), asOf, retractedToo);
        }
        DocumentVersion<D> found = version(key, asOf);
        if (found == null || found.isHiddenAt(asOf.knownAt())) {
            throw absent(key, asOf);
        }
        if (found.versionInfo().retraction() != null && !retractedToo) {
            throw ended(key, found.versionInfo().retraction(), asOf);
        }
        return found.knownAt(asOf.knownAt());
    }

    /** The version that stood, whether or not it was public; null if there was none. */
    protected final DocumentVersion<D> version(String key, AsOf asOf) {
        return asOf.recordedAt() == null
                ? recorded(entities().find(entity, key))
                : recorded(journal.stood(name, key, asOf.recordedAt()));
    }

    /** The documents that meet the query, below {@code parent} if there is one. */
    public final Page<V> list(String parent, Query query) {
        int limit = Page.limit(query);
        String after = Cursor.position(query);
        AsOf asOf = AsOf.of(query);
        boolean retractedToo = query.flag("includeRetracted");
        if (asOf.recordedAt() != null) {
            query.close();
            requireParentIfAny(parent, asOf, retractedToo);
            return listAsRecorded(parent, asOf, after, retractedToo, limit);
        }
        Filter filter = new Filter();
        filter(query, asOf, filter);
        filter.anyOf(
                "key", query.texts("id").stream().map(id -> key(parent, id)).toList());
        query.close();
        requireParentIfAny(parent, asOf, retractedToo);
        filter.after(after).equal("parent", parent);
        return page(inOrder(filter, asOf.knownAt(), retractedToo, limit + 1), asOf, limit);
    }

    private void requireParentIfAny(String parent, AsOf asOf, boolean retractedToo) {
        if (parent != null) {
            requireParent(parent, asOf, retractedToo);
        }
    }

    /** Everything below a parent as it stood and was known, for what is derived from all of it; without the retracted. */
    public final List<DocumentVersion<D>> below(String parent, AsOf asOf) {
        Stream<DocumentVersion<D>> found = asOf.recordedAt() == null
                ? rows(new Filter().equal("parent", parent), asOf.knownAt(), false, Integer.MAX_VALUE).stream()
                        .map(this::recorded)
                : journal
                        .allStood(name, parent, asOf.recordedAt(), asOf.knownAt(), null, false, Integer.MAX_VALUE)
                        .stream()
                        .map(this::recorded);
        return known(found, asOf);
    }

    /** Those that were public, each as far as it was. */
    protected static <D extends Draft<D>> List<DocumentVersion<D>> known(
            Stream<DocumentVersion<D>> recorded, AsOf asOf) {
        return recorded.filter(one -> !one.isHiddenAt(asOf.knownAt()))
                .map(one -> one.knownAt(asOf.knownAt()))
                .toList();
    }

    /** The versions of documents that stood at a moment, of those that name the value in a property at any time. */
    protected final List<DocumentVersion<D>> stood(List<String> properties, String value, Instant moment) {
        return journal.stoodWith(name, properties, value, moment).stream()
                .map(this::recorded)
                .toList();
    }

    /** The present rows that meet the filter and were public, in the collection's order. */
    public final List<E> rows(Filter filter, Instant knownAt, boolean retractedToo, int limit) {
        return positions(filter, knownAt, retractedToo, limit)
                .map(position -> entity.cast(position[1]))
                .toList();
    }

    private List<Row<D>> inOrder(Filter filter, Instant knownAt, boolean retractedToo, int limit) {
        return positions(filter, knownAt, retractedToo, limit)
                .map(position -> new Row<>((String) position[0], recorded(entity.cast(position[1]))))
                .toList();
    }

    private Stream<Object[]> positions(Filter filter, Instant knownAt, boolean retractedToo, int limit) {
        if (!retractedToo) {
            filter.where("d.retraction is null");
        }
        filter.where("(d.knownAt is null or d.knownAt <= :knownAt)", "knownAt", knownAt);
        String select = "select %s, d from %s d%s where %s order by %s"
                .formatted(
                        filter.order(), entity.getSimpleName(), filter.joined(), filter.conditions(), filter.order());
        return filter
                .bind(entities().createQuery(select, Object[].class).setMaxResults(limit))
                .getResultList()
                .stream();
    }

    /**
     * All present documents that meet the query, in the collection's order, each as far as it was public; read part by
     * part as they are taken, so that memory does not grow with their number. The first part is read at once: what stands
     * in the way of reading is known before an answer has begun.
     */
    public final Iterator<D> all(Query query) {
        AsOf asOf = new AsOf(query.instant("knownAt"), null);
        filter(query, asOf, new Filter());
        query.close();
        Iterator<D> all = new Iterator<>() {

            private Iterator<D> part = Collections.emptyIterator();
            private String last = "";

            @Override
            public boolean hasNext() {
                while (!part.hasNext() && last != null) {
                    part = next(last).iterator();
                }
                return part.hasNext();
            }

            @Override
            public D next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return part.next();
            }

            private List<D> next(String after) {
                return journal.snapshot(() -> {
                    Filter filter = new Filter();
                    filter(query, asOf, filter);
                    filter.after(after);
                    List<Row<D>> rows = inOrder(filter, asOf.knownAt(), false, Page.MAX_LIMIT);
                    last = rows.isEmpty() ? null : rows.get(rows.size() - 1).position();
                    return known(rows.stream().map(Row::recorded), asOf).stream()
                            .map(DocumentVersion::content)
                            .toList();
                });
            }
        };
        all.hasNext();
        return all;
    }

    private record Row<D extends Draft<D>>(String position, DocumentVersion<D> recorded) {}

    private Page<V> listAsRecorded(String parent, AsOf asOf, String after, boolean retractedToo, int limit) {
        List<Row<D>> rows =
                journal
                        .allStood(name, parent, asOf.recordedAt(), asOf.knownAt(), after, retractedToo, limit + 1)
                        .stream()
                        .map(entry -> new Row<>(entry.position, recorded(entry)))
                        .toList();
        return page(rows, asOf, limit);
    }

    private Page<V> page(List<Row<D>> rows, AsOf asOf, int limit) {
        Page<DocumentVersion<D>> page = Page.of(rows, limit, Row::position, Row::recorded);
        return new Page<>(views(known(page.items().stream(), asOf), asOf), page.next());
    }

    /** Every version of the document, the oldest first. */
    public final Page<HistoryEntry<D>> history(String key, Query query) {
        int limit = Page.limit(query);
        int version = Cursor.number(query);
        query.close();
        List<JournalEntry> entries = journal.history(name, key, version, limit + 1);
        if (entries.isEmpty() && version == 0) {
            throw absent(key, AsOf.NOW);
        }
        return Page.of(
                entries,
                limit,
                entry -> String.valueOf(entry.version),
                entry -> new HistoryEntry<>(
                        entry.change,
                        entry.seq,
                        versionInfo(entry),
                        journal.json().stored(entry.content, draft)));
    }

    /** Creates or replaces a document, in a transaction of its own. */
    public final Written<V> write(String parent, D document, WritePrecondition expectation) {
        Placed<E> placed = journal.write(unitOfWork -> place(parent, document, expectation, unitOfWork));
        return new Written<>(
                placed.outcome(),
                placed.document().key,
                placed.document().version,
                view(recorded(placed.document()), AsOf.NOW));
    }

    /** Retracts a document, in a transaction of its own. */
    public final void retract(String parent, String id, String reason, WritePrecondition expectation) {
        journal.write(unitOfWork -> {
            lockParent(parent, unitOfWork);
            String key = key(parent, id);
            E present = entities().find(entity, key, LockModeType.PESSIMISTIC_WRITE);
            if (present == null) {
                throw absent(key, AsOf.NOW);
            }
            if (present.isRetracted()) {
                return null;
            }
            expectation.onDifferent(present.version);
            checkTransition(parent, null, content(present), unitOfWork);
            retract(present, reason, unitOfWork);
            return null;
        });
    }

    /** Runs {@code work} in a transaction of its own and journals what it changed. */
    protected final <T> T inTransaction(Function<UnitOfWork, T> work) {
        return journal.write(work);
    }

    /** Refuses (428, 412) unless the client names the version that is there. */
    protected static void requireVersion(Document<?> present, Preconditions preconditions) {
        WritePrecondition.replacing(preconditions).onDifferent(present.version);
    }

    /** Replaces a document as part of a larger change. */
    protected final void replace(D document, UnitOfWork unitOfWork) {
        place(document.parent(), document, WritePrecondition.none(), unitOfWork);
    }

    /** Retracts a document as part of a larger change. */
    protected final void retract(E present, String reason, UnitOfWork unitOfWork) {
        end(present, Change.RETRACTED, new Retraction(Instant.now(), Journal.ANONYMOUS, reason, null), unitOfWork);
    }

    /** Takes a document out of the current view in favour of another one, to which its readers are sent on. */
    protected final void merge(E present, String into, String reason, UnitOfWork unitOfWork) {
        end(present, Change.MERGED, new Retraction(Instant.now(), Journal.ANONYMOUS, reason, into), unitOfWork);
    }

    private void end(E present, Change change, Retraction retraction, UnitOfWork unitOfWork) {
        present.retraction = journal.json().write(retraction);
        count(present, change, unitOfWork);
        afterWrite(present, unitOfWork);
    }

    /** Why the document is no longer shown; null if it is. */
    protected final Retraction retraction(E document) {
        return retraction(document.retraction);
    }

    /** The document that goes on in place of a merged one, however often that was merged in turn; otherwise itself. */
    protected final String survivor(String key, AsOf asOf) {
        DocumentVersion<D> stood = version(key, asOf);
        while (stood != null
                && stood.versionInfo().retraction() != null
                && stood.versionInfo().retraction().into() != null) {
            stood = version(stood.versionInfo().retraction().into(), asOf);
        }
        return stood == null ? key : stood.key();
    }

    /**
     * Derives the columns anew of the rows that meet an HQL condition which then no longer holds for them: at start,
     * after a migration that SQL alone could not finish. One process at a time, a part in each transaction.
     */
    protected final void indexWhere(String condition) {
        boolean more = !ConfigUtils.isProfileActive(SelfCheck.PROFILE);
        while (more) {
            more = QuarkusTransaction.requiringNew().call(() -> {
                entities()
                        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(current_schema() || :lock))")
                        .setParameter("lock", ".index." + table)
                        .getSingleResult();
                List<E> rows = entities()
                        .createQuery("from " + entity.getSimpleName() + " d where " + condition, entity)
                        .setMaxResults(INDEXED_AT_ONCE)
                        .getResultList();
                rows.forEach(row -> row.deriveColumns(content(row)));
                return rows.size() == INDEXED_AT_ONCE;
            });
        }
    }

    /** Notes which of the keys no document has, so that they need not be asked for one by one. */
    public final void seek(List<String> keys, UnitOfWork unitOfWork) {
        if (keys.isEmpty()) {
            return;
        }
        List<String> present = entities()
                .createQuery("select d.key from " + entity.getSimpleName() + " d where d.key in :keys", String.class)
                .setParameter("keys", keys)
                .getResultList();
        Set<String> absent = new HashSet<>(keys);
        present.forEach(absent::remove);
        absent.forEach(key -> unitOfWork.absent(name, key));
    }

    /** What became of a document within a transaction that is still open. */
    public record Placed<E>(Written.Outcome outcome, E document) {}

    /** Creates or replaces a document within the transaction of {@code changes}. */
    public final Placed<E> place(String parent, D sent, WritePrecondition expectation, UnitOfWork unitOfWork) {
        String id = sent.id() == null
                ? Generators.timeBasedEpochGenerator().generate().toString()
                : sent.id();
        D document = sent.withId(parent, id);
        String key = key(parent, id);
        lockParent(parent, unitOfWork);
        lockReferences(document, unitOfWork);
        E present =
                unitOfWork.isAbsent(name, key) ? null : entities().find(entity, key, LockModeType.PESSIMISTIC_WRITE);
        D before = present == null ? null : content(present);
        if (document.equals(before) && !present.isRetracted()) {
            return new Placed<>(Written.Outcome.UNCHANGED, present);
        }
        if (present == null) {
            expectation.onAbsent();
        } else {
            if (present.isRetracted()) {
                throw retracted(retraction(present), survivor(key, AsOf.NOW));
            }
            expectation.onDifferent(present.version);
        }
        checkAll(document, unitOfWork);
        checkClaims(before, document);
        checkTransition(parent, document, before, unitOfWork);

        E row = present == null ? blank.get() : present;
        row.key = key;
        row.content = journal.json().write(document);
        row.marking = document.marking();
        row.position = row.deriveColumns(document) + key;
        row.knownAt = knownAt(row, document);
        count(row, present == null ? Change.CREATED : Change.UPDATED, unitOfWork);
        if (present == null) {
            entities().persist(row);
        }
        afterWrite(row, unitOfWork);
        return new Placed<>(present == null ? Written.Outcome.CREATED : Written.Outcome.UPDATED, row);
    }

    /** Counts a new version of a document, once in a transaction however often it is changed there. */
    protected final void count(E document, Change change, UnitOfWork unitOfWork) {
        if (!unitOfWork.has(name, document.key)) {
            document.version++;
        }
        document.recordedBy = Journal.ANONYMOUS;
        unitOfWork.add(this, document, change);
    }

    private void checkAll(D document, UnitOfWork unitOfWork) {
        Faults faults = new Faults();
        if (document.marking() != Marking.CLEAR) {
            faults.add("/marking", "only CLEAR is accepted until access control exists");
        }
        document.locatedCitations().forEach(cited -> faults.citation(cited.pointer(), cited.citation()));
        document.check(faults);
        check(document, unitOfWork, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.RULE_VIOLATION, "Every broken rule is listed.", faults.all());
        }
    }

    private static <D extends Draft<D>> void checkClaims(D before, D after) {
        if (before == null) {
            return;
        }
        Map<String, Object> kept = after.locatedClaims()
                .collect(Collectors.toMap(LocatedClaim::path, LocatedClaim::identity, (a, b) -> a));
        List<Fault> altered = before.locatedClaims()
                .filter(held -> !held.identity().equals(kept.get(held.path())))
                .map(held -> new Fault(
                        held.path(), kept.containsKey(held.path()) ? "differs from what was recorded" : "is missing"))
                .toList();
        if (!altered.isEmpty()) {
            throw new ProblemException(ProblemType.CLAIM_ALTERED, "Add a claim, or rank this one, instead.", altered);
        }
    }

    /** A row as the journal has its latest version. */
    protected final DocumentVersion<D> recorded(E row) {
        return row == null
                ? null
                : new DocumentVersion<>(
                        row.key,
                        content(row),
                        new VersionInfo(
                                row.version, row.knownAt, row.recordedAt, row.recordedBy, retraction(row.retraction)));
    }

    private DocumentVersion<D> recorded(JournalEntry entry) {
        return entry == null
                ? null
                : new DocumentVersion<>(entry.key, journal.json().stored(entry.content, draft), versionInfo(entry));
    }

    private VersionInfo versionInfo(JournalEntry entry) {
        return new VersionInfo(
                entry.version, entry.knownAt, entry.recordedAt, entry.recordedBy, retraction(entry.retraction));
    }

    private Retraction retraction(String json) {
        return json == null ? null : journal.json().stored(json, Retraction.class);
    }

    private ProblemException absent(String key, AsOf asOf) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                asOf.equals(AsOf.NOW)
                        ? "There is no such document in " + name + "."
                        : "No such document in " + name + " was known or recorded then.");
    }

    private RuntimeException ended(String key, Retraction retraction, AsOf asOf) {
        return retraction.into() == null ? retracted(retraction, null) : new MergedException(key, survivor(key, asOf));
    }

    /** @param survivor what goes on in its place, if it was merged */
    protected static ProblemException retracted(Retraction retraction, String survivor) {
        return retraction.into() == null
                ? new ProblemException(
                        ProblemType.RETRACTED, "Retracted at " + retraction.at() + ": " + retraction.reason())
                : new ProblemException(
                        ProblemType.RETRACTED,
                        "Merged into " + survivor + " at " + retraction.at() + ": " + retraction.reason(),
                        List.of(),
                        Map.of("into", survivor));
    }
}
