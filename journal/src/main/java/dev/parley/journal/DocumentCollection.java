package dev.parley.journal;

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
    protected abstract V view(Recorded<D> recorded, Clocks clocks);

    /** Several documents as they are shown: the place to fetch for all at once what each needs. */
    protected List<V> views(List<Recorded<D>> recorded, Clocks clocks) {
        return recorded.stream().map(one -> view(one, clocks)).toList();
    }

    /** Reads this collection's own filters from the query. */
    protected void filter(Query query, Clocks clocks, Filter filter) {}

    /** Notes the rules that the document breaks in view of what else is stored. */
    protected void check(D document, Changes changes, Faults faults) {}

    /** Refuses (409) a document that is sound in itself but may not follow on what is there; both null when absent. */
    protected void checkStep(String parent, D document, D present, Changes changes) {}

    /** Called before the document's own row is locked: the place to lock what it names. */
    protected void lockNamed(D document, Changes changes) {}

    /** Called after a document was written, in the same transaction. */
    protected void written(E document, Changes changes) {}

    /** Locks and checks what the documents are below, before one of them is written. */
    protected void openParent(String parent, Changes changes) {}

    /** Refuses (404, 410) to show what is below a document that is not shown itself. */
    protected void requireParent(String parent, Clocks clocks, boolean retractedToo) {}

    /** When the document became public: the earliest publication among its citations. */
    protected Instant knownAt(E document, D content) {
        return Citation.earliest(content.cited().map(Cited::citation));
    }

    public final String name() {
        return name;
    }

    /** What one of the documents is called, as in the types of events. */
    protected String kind() {
        return name.substring(0, name.length() - 1);
    }

    /** Where the document with this key is read. */
    protected String path(String key) {
        return "/v1/" + name + "/" + key;
    }

    final String table() {
        return table;
    }

    final Class<D> draft() {
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
    public final boolean knows(String key, Changes changes) {
        return entities().find(entity, key) != null || changes.refused(name, key);
    }

    /** Whether one of the documents below this parent was refused, so that nothing at all will be written. */
    public final boolean hasRefused(String parent, Changes changes) {
        return changes.refusedBelow(name, parent);
    }

    /** Notes a reference to a document of this collection that does not exist; an absent reference is fine. */
    public final void requireKnown(String pointer, String key, Changes changes, Faults faults) {
        if (key != null && !knows(key, changes)) {
            faults.add(pointer, "there is no " + key + " in " + name);
        }
    }

    /** The stored content of a row. */
    public final D content(E document) {
        return journal.contents().stored(document.content, draft);
    }

    /**
     * The document as it stood and was known.
     *
     * @throws ProblemException NOT_FOUND or RETRACTED
     */
    public final Recorded<D> find(String key, Clocks clocks, boolean retractedToo) {
        int below = key.indexOf('/');
        if (below >= 0) {
            requireParent(key.substring(0, below), clocks, retractedToo);
        }
        Recorded<D> found = version(key, clocks);
        if (found == null || found.isHiddenAt(clocks.knownAt())) {
            throw absent(key, clocks);
        }
        if (found.stamp().retraction() != null && !retractedToo) {
            throw ended(key, found.stamp().retraction(), clocks);
        }
        return found.knownAt(clocks.knownAt());
    }

    /** The version that stood, whether or not it was public; null if there was none. */
    protected final Recorded<D> version(String key, Clocks clocks) {
        return clocks.recordedAt() == null
                ? recorded(entities().find(entity, key))
                : recorded(journal.stood(name, key, clocks.recordedAt()));
    }

    /** The documents that meet the query, below {@code parent} if there is one. */
    public final Page<V> list(String parent, Query query) {
        int limit = Page.limit(query);
        String after = Cursor.position(query);
        Clocks clocks = Clocks.of(query);
        boolean retractedToo = query.flag("includeRetracted");
        if (clocks.recordedAt() != null) {
            query.close();
            requireParentIfAny(parent, clocks, retractedToo);
            return listAsRecorded(parent, clocks, after, retractedToo, limit);
        }
        Filter filter = new Filter();
        filter(query, clocks, filter);
        filter.anyOf(
                "key", query.texts("id").stream().map(id -> key(parent, id)).toList());
        query.close();
        requireParentIfAny(parent, clocks, retractedToo);
        filter.after(after).equal("parent", parent);
        return page(inOrder(filter, clocks.knownAt(), retractedToo, limit + 1), clocks, limit);
    }

    private void requireParentIfAny(String parent, Clocks clocks, boolean retractedToo) {
        if (parent != null) {
            requireParent(parent, clocks, retractedToo);
        }
    }

    /** Everything below a parent as it stood and was known, for what is derived from all of it; without the retracted. */
    public final List<Recorded<D>> below(String parent, Clocks clocks) {
        Stream<Recorded<D>> found = clocks.recordedAt() == null
                ? rows(new Filter().equal("parent", parent), clocks.knownAt(), false, Integer.MAX_VALUE).stream()
                        .map(this::recorded)
                : journal
                        .allStood(name, parent, clocks.recordedAt(), clocks.knownAt(), null, false, Integer.MAX_VALUE)
                        .stream()
                        .map(this::recorded);
        return known(found, clocks);
    }

    /** Those that were public, each as far as it was. */
    protected static <D extends Draft<D>> List<Recorded<D>> known(Stream<Recorded<D>> recorded, Clocks clocks) {
        return recorded.filter(one -> !one.isHiddenAt(clocks.knownAt()))
                .map(one -> one.knownAt(clocks.knownAt()))
                .toList();
    }

    /** The versions of documents that stood at a moment, of those that name the value in a property at any time. */
    protected final List<Recorded<D>> stood(List<String> properties, String value, Instant moment) {
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
        Clocks clocks = new Clocks(query.instant("knownAt"), null);
        filter(query, clocks, new Filter());
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
                    filter(query, clocks, filter);
                    filter.after(after);
                    List<Row<D>> rows = inOrder(filter, clocks.knownAt(), false, Page.MAX_LIMIT);
                    last = rows.isEmpty() ? null : rows.get(rows.size() - 1).position();
                    return known(rows.stream().map(Row::recorded), clocks).stream()
                            .map(Recorded::content)
                            .toList();
                });
            }
        };
        all.hasNext();
        return all;
    }

    private record Row<D extends Draft<D>>(String position, Recorded<D> recorded) {}

    private Page<V> listAsRecorded(String parent, Clocks clocks, String after, boolean retractedToo, int limit) {
        List<Row<D>> rows =
                journal
                        .allStood(name, parent, clocks.recordedAt(), clocks.knownAt(), after, retractedToo, limit + 1)
                        .stream()
                        .map(entry -> new Row<>(entry.position, recorded(entry)))
                        .toList();
        return page(rows, clocks, limit);
    }

    private Page<V> page(List<Row<D>> rows, Clocks clocks, int limit) {
        Page<Recorded<D>> page = Page.of(rows, limit, Row::position, Row::recorded);
        return new Page<>(views(known(page.items().stream(), clocks), clocks), page.next());
    }

    /** Every version of the document, the oldest first. */
    public final Page<HistoryEntry<D>> history(String key, Query query) {
        int limit = Page.limit(query);
        int version = Cursor.number(query);
        query.close();
        List<JournalEntry> entries = journal.history(name, key, version, limit + 1);
        if (entries.isEmpty() && version == 0) {
            throw absent(key, Clocks.NOW);
        }
        return Page.of(
                entries,
                limit,
                entry -> String.valueOf(entry.version),
                entry -> new HistoryEntry<>(
                        entry.change,
                        entry.seq,
                        stampOf(entry),
                        journal.contents().stored(entry.content, draft)));
    }

    /** Creates or replaces a document, in a transaction of its own. */
    final Written<V> write(String parent, D document, Expectation expectation) {
        Placed<E> placed = journal.write(changes -> place(parent, document, expectation, changes));
        return new Written<>(
                placed.outcome(),
                placed.document().key,
                placed.document().version,
                view(recorded(placed.document()), Clocks.NOW));
    }

    /** Retracts a document, in a transaction of its own. */
    final void retract(String parent, String id, String reason, Expectation expectation) {
        journal.write(changes -> {
            openParent(parent, changes);
            String key = key(parent, id);
            E present = entities().find(entity, key, LockModeType.PESSIMISTIC_WRITE);
            if (present == null) {
                throw absent(key, Clocks.NOW);
            }
            if (present.isRetracted()) {
                return null;
            }
            expectation.onDifferent(present.version);
            checkStep(parent, null, content(present), changes);
            retract(present, reason, changes);
            return null;
        });
    }

    /** Runs {@code work} in a transaction of its own and journals what it changed. */
    protected final <T> T inTransaction(Function<Changes, T> work) {
        return journal.write(work);
    }

    /** Refuses (428, 412) unless the client names the version that is there. */
    protected static void requireVersion(Document<?> present, Preconditions preconditions) {
        Expectation.replacing(preconditions).onDifferent(present.version);
    }

    /** Replaces a document as part of a larger change. */
    protected final void replace(D document, Changes changes) {
        place(document.parent(), document, Expectation.none(), changes);
    }

    /** Retracts a document as part of a larger change. */
    protected final void retract(E present, String reason, Changes changes) {
        end(present, Change.RETRACTED, new Retraction(Instant.now(), Journal.ANONYMOUS, reason, null), changes);
    }

    /** Takes a document out of the current view in favour of another one, to which its readers are sent on. */
    protected final void merge(E present, String into, String reason, Changes changes) {
        end(present, Change.MERGED, new Retraction(Instant.now(), Journal.ANONYMOUS, reason, into), changes);
    }

    private void end(E present, Change change, Retraction retraction, Changes changes) {
        present.retraction = journal.contents().write(retraction);
        count(present, change, changes);
        written(present, changes);
    }

    /** Why the document is no longer shown; null if it is. */
    protected final Retraction retraction(E document) {
        return retraction(document.retraction);
    }

    /** The document that goes on in place of a merged one, however often that was merged in turn; otherwise itself. */
    protected final String survivor(String key, Clocks clocks) {
        Recorded<D> stood = version(key, clocks);
        while (stood != null
                && stood.stamp().retraction() != null
                && stood.stamp().retraction().into() != null) {
            stood = version(stood.stamp().retraction().into(), clocks);
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
                rows.forEach(row -> row.index(content(row)));
                return rows.size() == INDEXED_AT_ONCE;
            });
        }
    }

    /** Notes which of the keys no document has, so that they need not be asked for one by one. */
    final void seek(List<String> keys, Changes changes) {
        if (keys.isEmpty()) {
            return;
        }
        List<String> present = entities()
                .createQuery("select d.key from " + entity.getSimpleName() + " d where d.key in :keys", String.class)
                .setParameter("keys", keys)
                .getResultList();
        Set<String> absent = new HashSet<>(keys);
        present.forEach(absent::remove);
        absent.forEach(key -> changes.absent(name, key));
    }

    /** What became of a document within a transaction that is still open. */
    record Placed<E>(Written.Outcome outcome, E document) {}

    /** Creates or replaces a document within the transaction of {@code changes}. */
    final Placed<E> place(String parent, D sent, Expectation expectation, Changes changes) {
        String id = sent.id() == null
                ? Generators.timeBasedEpochGenerator().generate().toString()
                : sent.id();
        D document = sent.named(parent, id);
        String key = key(parent, id);
        openParent(parent, changes);
        lockNamed(document, changes);
        E present = changes.isAbsent(name, key) ? null : entities().find(entity, key, LockModeType.PESSIMISTIC_WRITE);
        D before = present == null ? null : content(present);
        if (document.equals(before) && !present.isRetracted()) {
            return new Placed<>(Written.Outcome.UNCHANGED, present);
        }
        if (present == null) {
            expectation.onAbsent();
        } else {
            if (present.isRetracted()) {
                throw retracted(retraction(present), survivor(key, Clocks.NOW));
            }
            expectation.onDifferent(present.version);
        }
        checkAll(document, changes);
        checkClaims(before, document);
        checkStep(parent, document, before, changes);

        E row = present == null ? blank.get() : present;
        row.key = key;
        row.content = journal.contents().write(document);
        row.marking = document.marking();
        row.position = row.index(document) + key;
        row.knownAt = knownAt(row, document);
        count(row, present == null ? Change.CREATED : Change.UPDATED, changes);
        if (present == null) {
            entities().persist(row);
        }
        written(row, changes);
        return new Placed<>(present == null ? Written.Outcome.CREATED : Written.Outcome.UPDATED, row);
    }

    /** Counts a new version of a document, once in a transaction however often it is changed there. */
    protected final void count(E document, Change change, Changes changes) {
        if (!changes.has(name, document.key)) {
            document.version++;
        }
        document.recordedBy = Journal.ANONYMOUS;
        changes.add(this, document, change);
    }

    private void checkAll(D document, Changes changes) {
        Faults faults = new Faults();
        if (document.marking() != Marking.CLEAR) {
            faults.add("/marking", "only CLEAR is accepted until access control exists");
        }
        document.cited().forEach(cited -> faults.citation(cited.pointer(), cited.citation()));
        document.check(faults);
        check(document, changes, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.RULE_VIOLATION, "Every broken rule is listed.", faults.all());
        }
    }

    private static <D extends Draft<D>> void checkClaims(D before, D after) {
        if (before == null) {
            return;
        }
        Map<String, Object> kept = after.held().collect(Collectors.toMap(Held::path, Held::identity, (a, b) -> a));
        List<Fault> altered = before.held()
                .filter(held -> !held.identity().equals(kept.get(held.path())))
                .map(held -> new Fault(
                        held.path(), kept.containsKey(held.path()) ? "differs from what was recorded" : "is missing"))
                .toList();
        if (!altered.isEmpty()) {
            throw new ProblemException(ProblemType.CLAIM_ALTERED, "Add a claim, or rank this one, instead.", altered);
        }
    }

    /** A row as the journal has its latest version. */
    protected final Recorded<D> recorded(E row) {
        return row == null
                ? null
                : new Recorded<>(
                        row.key,
                        content(row),
                        new Stamp(
                                row.version, row.knownAt, row.recordedAt, row.recordedBy, retraction(row.retraction)));
    }

    private Recorded<D> recorded(JournalEntry entry) {
        return entry == null
                ? null
                : new Recorded<>(entry.key, journal.contents().stored(entry.content, draft), stampOf(entry));
    }

    private Stamp stampOf(JournalEntry entry) {
        return new Stamp(
                entry.version, entry.knownAt, entry.recordedAt, entry.recordedBy, retraction(entry.retraction));
    }

    private Retraction retraction(String json) {
        return json == null ? null : journal.contents().stored(json, Retraction.class);
    }

    private ProblemException absent(String key, Clocks clocks) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                clocks.equals(Clocks.NOW)
                        ? "There is no such document in " + name + "."
                        : "No such document in " + name + " was known or recorded then.");
    }

    private RuntimeException ended(String key, Retraction retraction, Clocks clocks) {
        return retraction.into() == null
                ? retracted(retraction, null)
                : new MergedException(key, survivor(key, clocks));
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
