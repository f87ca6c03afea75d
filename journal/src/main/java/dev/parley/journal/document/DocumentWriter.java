package dev.parley.journal.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Marking;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.LockMode;

/** Writes the documents of a collection under the rules that hold for every document, and journals each version. */
public final class DocumentWriter<E extends Document<D>, D extends Draft<D>> {

    private final DocumentCollection<E, D, ?> collection;
    private final DocumentType<E, D> type;
    private final Journal journal;

    DocumentWriter(DocumentCollection<E, D, ?> collection, Journal journal) {
        this.collection = collection;
        this.type = collection.type();
        this.journal = journal;
    }

    /**
     * Runs {@code renew} on every row that meets a condition, part by part, each part in a transaction of its own. It must
     * make the condition false; what it changes is derived and is not journaled.
     *
     * @return how many rows there were
     */
    public int renew(Filter stale, int atOnce, Consumer<E> renew) {
        int renewed = 0;
        int part;
        do {
            part = QuarkusTransaction.requiringNew().call(() -> renewPart(stale, atOnce, renew));
            renewed += part;
        } while (part > 0);
        return renewed;
    }

    private int renewPart(Filter stale, int atOnce, Consumer<E> renew) {
        List<E> rows = stale.bind(journal.queries()
                        .hql(
                                "from " + type.entity().getSimpleName() + " d where {every d} and " + stale.conditions()
                                        + " order by d.key",
                                type.entity(),
                                AsOf.NOW)
                        .setMaxResults(atOnce)
                        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE))
                .getResultList();
        rows.forEach(renew);
        return rows.size();
    }

    /** Runs {@code work} in a transaction of its own and journals what it changed. */
    public <T> T inTransaction(Function<UnitOfWork, T> work) {
        return journal.write(work);
    }

    /** Creates or replaces a document in a transaction of its own. */
    public WriteResult<DocumentVersion<D>> write(String parent, D sent, WritePrecondition precondition) {
        WriteResult<E> result = journal.write(unitOfWork -> write(parent, sent, precondition, unitOfWork));
        return new WriteResult<>(result.outcome(), collection.reader().version(result.document()));
    }

    /** Retracts a document in a transaction of its own. */
    public void retract(DocumentKey key, String reason, WritePrecondition precondition) {
        journal.write(unitOfWork -> {
            retract(key, reason, precondition, unitOfWork);
            return null;
        });
    }

    /** Restores a retracted document in a transaction of its own. */
    public DocumentVersion<D> restore(DocumentKey key, String reason, WritePrecondition precondition) {
        E restored = journal.write(unitOfWork -> restore(key, reason, precondition, unitOfWork));
        return collection.reader().version(restored);
    }

    /**
     * Creates or replaces a document.
     *
     * @throws ProblemException with every rule that it breaks
     */
    public WriteResult<E> write(String parent, D sent, WritePrecondition precondition, UnitOfWork unitOfWork) {
        String id = sent.id() == null
                ? Generators.timeBasedEpochGenerator().generate().toString()
                : sent.id();
        DocumentKey key = new DocumentKey(parent, id);
        if (sent.id() == null) {
            unitOfWork.noteAbsent(type.name(), key.toString());
        }
        collection.requireWritableParent(parent, unitOfWork);
        E present = unitOfWork.isAbsent(type.name(), key)
                ? null
                : collection.reader().row(key);
        D asSent = sent.withId(parent, id);
        boolean isStored = isStored(asSent, present);
        D document = isStored ? asSent : collection.followed(asSent);
        if (document != asSent) {
            isStored = isStored(document, present);
        }
        while (!isStored && journal.lock(locks(new DocumentKey(parent, sent.id()), document, present), unitOfWork)) {
            collection.requireWritableParent(parent, unitOfWork);
            present = readAgain(key, present, unitOfWork);
            document = collection.followed(document);
            isStored = isStored(document, present);
        }
        if (isStored) {
            return new WriteResult<>(WriteResult.Outcome.UNCHANGED, present);
        }
        D before = present == null ? null : collection.reader().content(present);
        requireWritable(key, present, precondition);
        checkRules(document, unitOfWork);
        checkClaims(before, document);
        collection.checkTransition(parent, document, before, unitOfWork);

        E row = present == null ? type.newRow().get() : present;
        row.key = key.toString();
        set(row, document);
        count(row, present == null ? Change.CREATED : Change.UPDATED, unitOfWork);
        if (present == null) {
            entities().persist(row);
        }
        collection.afterWrite(row, unitOfWork);
        return new WriteResult<>(present == null ? WriteResult.Outcome.CREATED : WriteResult.Outcome.UPDATED, row);
    }

    private void set(E row, D document) {
        row.content = journal.json().write(document);
        row.marking = document.marking();
        row.sortKey = row.deriveColumns(document) + row.key;
        row.knownAt = collection.knownAt(row, document);
    }

    /** One that is retracted already stays as it is. */
    private void retract(DocumentKey key, String reason, WritePrecondition precondition, UnitOfWork unitOfWork) {
        Locks locks = new Locks();
        locks.change(type, key);
        lockParent(key.parent(), locks);
        journal.lock(locks, unitOfWork);
        collection.requireWritableParent(key.parent(), unitOfWork);
        E present = collection.reader().row(key);
        if (present == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no " + name(key) + ".");
        }
        if (!present.isRetracted()) {
            precondition.onDifferent(present.version);
            collection.checkTransition(key.parent(), null, collection.reader().content(present), unitOfWork);
            retract(present, reason, unitOfWork);
        }
    }

    /** Takes locks, before anything is changed. */
    public void lock(Locks locks, UnitOfWork unitOfWork) {
        journal.lock(locks, unitOfWork);
    }

    /** Retracts a document as part of a larger change, which has locked it. */
    public void retract(E present, String reason, UnitOfWork unitOfWork) {
        retract(present, Change.RETRACTED, new Retraction(Instant.now(), Journal.ANONYMOUS, reason, null), unitOfWork);
    }

    /** Retracts a document in favour of another one, to which its readers are redirected. */
    public void merge(E present, String into, String reason, UnitOfWork unitOfWork) {
        retract(present, Change.MERGED, new Retraction(Instant.now(), Journal.ANONYMOUS, reason, into), unitOfWork);
    }

    private void retract(E present, Change change, Retraction retraction, UnitOfWork unitOfWork) {
        present.retraction = journal.json().write(retraction);
        count(present, change, retraction.reason(), unitOfWork);
        collection.afterWrite(present, unitOfWork);
    }

    /** One that is not retracted stays as it is. */
    private E restore(DocumentKey key, String reason, WritePrecondition precondition, UnitOfWork unitOfWork) {
        collection.requireWritableParent(key.parent(), unitOfWork);
        E present = collection.reader().row(key);
        if (present == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no " + name(key) + ".");
        }
        D document = collection.followed(collection.reader().content(present));
        while (journal.lock(locks(key, document, present), unitOfWork)) {
            collection.requireWritableParent(key.parent(), unitOfWork);
            present = readAgain(key, present, unitOfWork);
            document = collection.followed(collection.reader().content(present));
        }
        Retraction retraction = collection.reader().retraction(present);
        if (retraction == null) {
            return present;
        }
        if (retraction.into() != null) {
            throw new ProblemException(
                    ProblemType.ALREADY_MERGED,
                    "%s has been merged into `%s`: undo the merge instead.".formatted(name(key), retraction.into()),
                    List.of(),
                    Map.of("into", retraction.into()));
        }
        precondition.onDifferent(present.version);
        restore(present, document, reason, unitOfWork);
        return present;
    }

    /**
     * Restores a document as part of a larger change.
     *
     * @param document the content that it then has
     * @throws ProblemException with every rule of a new document that it breaks
     */
    public void restore(E present, D document, String reason, UnitOfWork unitOfWork) {
        checkRules(document, unitOfWork);
        collection.checkTransition(document.parent(), document, null, unitOfWork);
        present.retraction = null;
        set(present, document);
        count(present, Change.RESTORED, reason, unitOfWork);
        collection.afterWrite(present, unitOfWork);
    }

    /** Counts a new version of a document, once in a transaction however often it is changed there. */
    public void count(E document, Change change, UnitOfWork unitOfWork) {
        count(document, change, null, unitOfWork);
    }

    private void count(E document, Change change, String reason, UnitOfWork unitOfWork) {
        if (!unitOfWork.has(type.name(), document.key)) {
            document.version++;
        }
        document.recordedBy = Journal.ANONYMOUS;
        unitOfWork.add(type, document, change, reason);
    }

    /**
     * Reads the rows of documents that are to be written at once, so that they need not be looked up one by one. Called
     * when the locks of the documents have been taken.
     */
    public void readRows(List<D> documents, UnitOfWork unitOfWork) {
        Map<String, E> rows = rows(documents);
        documents.stream()
                .filter(document -> document.id() != null)
                .map(document -> new DocumentKey(document.parent(), document.id()).toString())
                .filter(key -> !rows.containsKey(key))
                .forEach(key -> unitOfWork.noteAbsent(type.name(), key));
    }

    /** Adds the locks that are needed to write the documents. One that is stored as it is needs none. */
    public void addLocks(List<D> documents, Locks locks) {
        Map<String, E> rows = rows(documents);
        for (D document : documents) {
            DocumentKey key = new DocumentKey(document.parent(), document.id());
            E present = document.id() == null ? null : rows.get(key.toString());
            if (!isStored(document, present)) {
                locks.addAll(locks(key, collection.followed(document), present));
            }
        }
    }

    /** The rows of those documents that have one, by key. */
    private Map<String, E> rows(List<D> documents) {
        Set<String> keys = documents.stream()
                .filter(document -> document.id() != null)
                .map(document -> new DocumentKey(document.parent(), document.id()).toString())
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Map.of();
        }
        return journal.queries()
                .hql(
                        "from " + type.entity().getSimpleName() + " d where d.key in :keys and {every d}",
                        type.entity(),
                        AsOf.NOW)
                .setParameter("keys", keys)
                .getResultStream()
                .collect(Collectors.toMap(Document::key, row -> row));
    }

    /** The locks that are needed to write a document that is not stored as it is; one with a new id needs none itself. */
    private Locks locks(DocumentKey key, D document, E present) {
        Locks locks = new Locks();
        if (present != null) {
            locks.change(type, key);
        } else if (key.id() != null) {
            locks.create(type, key);
        }
        lockParent(key.parent(), locks);
        collection.lockReferences(document, locks);
        return locks;
    }

    private void lockParent(String parent, Locks locks) {
        if (parent != null) {
            collection.lockParent(parent, locks);
        }
    }

    private boolean isStored(D document, E present) {
        if (present == null || present.isRetracted()) {
            return false;
        }
        DocumentVersion<D> stored = collection.reader().version(present);
        return stored.isWhole() && document.equals(stored.content());
    }

    /** The row as it is now that it is locked. */
    private E readAgain(DocumentKey key, E before, UnitOfWork unitOfWork) {
        E now = collection.reader().row(key);
        if (now != null && now == before && !unitOfWork.has(type.name(), key.toString())) {
            entities().refresh(now);
        }
        return now;
    }

    /** Whether a document with this key is stored, or was sent in the same request and refused for another reason. */
    public boolean exists(DocumentKey key, UnitOfWork unitOfWork) {
        return collection.reader().row(key) != null || unitOfWork.isRefused(type.name(), key);
    }

    /** Notes a reference to a document of this collection that does not exist; a missing reference is no fault. */
    public void requireExists(String pointer, DocumentKey key, UnitOfWork unitOfWork, Faults faults) {
        if (key.id() != null && !exists(key, unitOfWork)) {
            faults.add(pointer, name(key) + " does not exist");
        }
    }

    private void requireWritable(DocumentKey key, E present, WritePrecondition precondition) {
        if (present == null) {
            precondition.onAbsent();
            return;
        }
        Retraction retraction = collection.reader().retraction(present);
        if (retraction != null) {
            String survivor =
                    retraction.into() == null ? null : collection.reader().survivor(key, AsOf.NOW);
            throw DocumentReader.retracted(retraction, survivor);
        }
        precondition.onDifferent(present.version);
    }

    private void checkRules(D document, UnitOfWork unitOfWork) {
        Faults faults = new Faults();
        if (document.marking() != Marking.CLEAR) {
            faults.add("/marking", "only CLEAR is accepted until access control exists");
        }
        Instant now = Instant.now();
        document.locatedCitations().forEach(located -> {
            faults.citation(located.pointer(), located.citation());
            located.checkDates(now, faults);
        });
        if (document.needsCitation() && document.locatedCitations().noneMatch(LocatedCitation::counts)) {
            faults.add(
                    "/citations",
                    "cite at least one source somewhere in the document, so that it can be said since when it is public;"
                            + " the citation of a claim that is an ENTRY_ERROR does not count");
        }
        document.check(faults);
        collection.check(document, unitOfWork, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemType.RULE_VIOLATION, "Every broken rule is listed.", faults.all());
        }
    }

    private void checkClaims(D before, D after) {
        if (before == null) {
            return;
        }
        Map<String, Object> kept = after.locatedClaims()
                .collect(Collectors.toMap(LocatedClaim::path, LocatedClaim::identity, (a, b) -> a));
        List<LocatedClaim> altered = before.locatedClaims()
                .filter(claim -> !claim.identity().equals(kept.get(claim.path())))
                .toList();
        if (!altered.isEmpty()) {
            JsonNode sent = journal.json().tree(after);
            throw new ProblemException(
                    ProblemType.CLAIM_ALTERED,
                    "Add a claim, or change the rank of this one, instead.",
                    altered.stream()
                            .map(claim -> new Fault(
                                    claim.pointer(sent),
                                    kept.containsKey(claim.path())
                                            ? "this claim differs from the one recorded"
                                            : "claim `" + claim.id() + "` was recorded and is missing"))
                            .toList());
        }
    }

    private EntityManager entities() {
        return journal.entities();
    }

    private String name(DocumentKey key) {
        return "%s `%s`".formatted(type.singular(), key.id());
    }
}
