package dev.parley.journal.document;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Marking;

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

    /**
     * Creates or replaces a document.
     *
     * @throws ProblemException with every rule that it breaks
     */
    public WriteResult<E> write(String parent, D sent, WritePrecondition precondition, UnitOfWork unitOfWork) {
        String id = sent.id() == null
                ? Generators.timeBasedEpochGenerator().generate().toString()
                : sent.id();
        D document = sent.withId(parent, id);
        DocumentKey key = new DocumentKey(parent, id);
        collection.lockParent(parent, unitOfWork);
        collection.lockReferences(document, unitOfWork);
        E present = unitOfWork.isAbsent(type.name(), key) ? null : lock(key);
        D before = present == null ? null : collection.reader().content(present);
        if (document.equals(before) && !present.isRetracted()) {
            return new WriteResult<>(WriteResult.Outcome.UNCHANGED, present);
        }
        requireWritable(key, present, precondition);
        checkRules(document, unitOfWork);
        checkClaims(before, document);
        collection.checkTransition(parent, document, before, unitOfWork);

        E row = present == null ? type.newRow().get() : present;
        row.key = key.toString();
        row.content = journal.json().write(document);
        row.marking = document.marking();
        row.sortKey = row.deriveColumns(document) + key;
        row.knownAt = collection.knownAt(row, document);
        count(row, present == null ? Change.CREATED : Change.UPDATED, unitOfWork);
        if (present == null) {
            entities().persist(row);
        }
        collection.afterWrite(row, unitOfWork);
        return new WriteResult<>(present == null ? WriteResult.Outcome.CREATED : WriteResult.Outcome.UPDATED, row);
    }

    /** One that is retracted already stays as it is. */
    private void retract(DocumentKey key, String reason, WritePrecondition precondition, UnitOfWork unitOfWork) {
        collection.lockParent(key.parent(), unitOfWork);
        E present = lock(key);
        if (present == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no " + name(key) + ".");
        }
        if (!present.isRetracted()) {
            precondition.onDifferent(present.version);
            collection.checkTransition(key.parent(), null, collection.reader().content(present), unitOfWork);
            retract(present, reason, unitOfWork);
        }
    }

    /** Retracts a document as part of a larger change. */
    public void retract(E present, String reason, UnitOfWork unitOfWork) {
        retract(present, Change.RETRACTED, new Retraction(Instant.now(), Journal.ANONYMOUS, reason, null), unitOfWork);
    }

    /** Retracts a document in favour of another one, to which its readers are redirected. */
    public void merge(E present, String into, String reason, UnitOfWork unitOfWork) {
        retract(present, Change.MERGED, new Retraction(Instant.now(), Journal.ANONYMOUS, reason, into), unitOfWork);
    }

    private void retract(E present, Change change, Retraction retraction, UnitOfWork unitOfWork) {
        present.retraction = journal.json().write(retraction);
        count(present, change, unitOfWork);
        collection.afterWrite(present, unitOfWork);
    }

    /** Counts a new version of a document, once in a transaction however often it is changed there. */
    public void count(E document, Change change, UnitOfWork unitOfWork) {
        if (!unitOfWork.has(type.name(), document.key)) {
            document.version++;
        }
        document.recordedBy = Journal.ANONYMOUS;
        unitOfWork.add(type, document, change);
    }

    /** Finds out at once which of the keys no document has, so that they need not be looked up one by one. */
    public void findAbsent(List<DocumentKey> keys, UnitOfWork unitOfWork) {
        if (keys.isEmpty()) {
            return;
        }
        Set<String> absent = keys.stream().map(DocumentKey::toString).collect(Collectors.toCollection(HashSet::new));
        journal.queries()
                .hql(
                        "select d.key from " + type.entity().getSimpleName() + " d where d.key in :keys and {every d}",
                        String.class,
                        AsOf.NOW)
                .setParameter("keys", Set.copyOf(absent))
                .getResultList()
                .forEach(absent::remove);
        absent.forEach(key -> unitOfWork.noteAbsent(type.name(), key));
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

    private E lock(DocumentKey key) {
        return entities().find(type.entity(), key.toString(), LockModeType.PESSIMISTIC_WRITE);
    }

    private EntityManager entities() {
        return journal.entities();
    }

    private String name(DocumentKey key) {
        return "%s `%s`".formatted(type.singular(), key.id());
    }

    /** When a document became public by its own citations; null without any. */
    static Instant knownAt(Draft<?> document) {
        return Citation.earliest(
                document.locatedCitations().filter(LocatedCitation::counts).map(LocatedCitation::citation));
    }
}
