package dev.parley.actors.actor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import dev.parley.http.Preconditions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.Change;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentReader;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.JournalEntry;
import dev.parley.journal.document.Locks;
import dev.parley.journal.document.Retraction;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.document.WritePrecondition;
import dev.parley.journal.table.Table;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Constants;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Faults;

/** All actors. */
@Singleton
public class Actors extends DocumentCollection<Actor, ActorDraft, ActorView> {

    private static final int ENTRIES_AT_ONCE = 500;
    private static final int MOST_SIMILAR = 3;

    private final ActorIdentifiers identifiers;
    private final Instance<ActorReferences<?, ?, ?>> references;

    /** @param references asked for only when they are needed, as they need this */
    Actors(Journal journal, EntityManager entities, @Any Instance<ActorReferences<?, ?, ?>> references) {
        super(journal, new DocumentType<>("actors", "actor", "actor", Actor.class, ActorDraft.class, Actor::new));
        this.identifiers = new ActorIdentifiers(entities);
        this.references = references;
    }

    @Override
    public Table<ActorView> table() {
        return ActorCsv.TABLE;
    }

    @Override
    public ActorView view(DocumentVersion<ActorDraft> recorded, AsOf asOf) {
        return new ActorView(recorded.content(), recorded.versionInfo());
    }

    /** An actor as it was recorded and known; the problem of one that there is not names those with similar names. */
    public DocumentVersion<ActorDraft> find(String id, AsOf asOf) {
        try {
            return reader().find(DocumentKey.of(id), asOf);
        } catch (ProblemException e) {
            List<String> similar =
                    e.problem().status() == ProblemType.NOT_FOUND.status() ? similar(id, asOf) : List.of();
            if (similar.isEmpty()) {
                throw e;
            }
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    e.problem().detail() + " Did you mean `" + String.join("` or `", similar) + "`?",
                    List.of(),
                    Map.of("similar", similar));
        }
    }

    private List<String> similar(String id, AsOf asOf) {
        NameSearch search = NameSearch.of(id.replaceAll("[._-]", " "));
        if (search == null) {
            return List.of();
        }
        Filter filter = new Filter();
        search.rank(filter);
        return reader().list(filter, AsOf.knownAt(asOf.knownAt()), null, MOST_SIMILAR).items().stream()
                .map(DocumentVersion::id)
                .toList();
    }

    ActorView asNow(Actor actor) {
        return view(reader().version(actor), AsOf.NOW);
    }

    @Override
    protected void check(ActorDraft actor, UnitOfWork unitOfWork, Faults faults) {
        List<String> texts =
                actor.identifiers().stream().map(ActorDraft.Identifier::text).toList();
        Map<String, String> owners = identifiers.owners(texts);
        for (int i = 0; i < texts.size(); i++) {
            String owner = owners.get(texts.get(i));
            if (owner != null && !owner.equals(actor.id())) {
                faults.add("/identifiers/" + i, "identifier `%s` belongs to actor `%s`".formatted(texts.get(i), owner));
            }
        }
        Actor present = reader().row(DocumentKey.of(actor.id()));
        if (present != null && !actor.kind().name().equals(present.kind)) {
            references.forEach(documents -> documents.checkKind(actor.id(), actor.kind(), faults));
        }
    }

    @Override
    protected void afterWrite(Actor actor, UnitOfWork unitOfWork) {
        identifiers.assign(actor.key(), actor.isRetracted() ? List.of() : List.of(actor.identifiers));
    }

    /** Keeps actors from being changed or merged until the transaction ends. */
    void lockUnchanged(Stream<String> ids, Locks locks) {
        ids.map(DocumentKey::of).forEach(actor -> locks.keep(type(), actor));
    }

    /**
     * Lets no two transactions at a time change what actors are made of, who is merged into whom and who is part of
     * whom, where each by itself would be sound and both together a circle.
     */
    public static void lockStructure(Locks locks) {
        locks.exclude("structure");
    }

    /** Notes a reference to an actor that does not exist, or was merged into another one. */
    public void requireLive(String pointer, String id, UnitOfWork unitOfWork, Faults faults) {
        DocumentVersion<ActorDraft> actor = reader().version(DocumentKey.of(id), AsOf.NOW);
        if (actor != null && actor.mergedInto() != null) {
            faults.add(pointer, "actor `%s` has been merged into `%s`: use that id".formatted(id, survivor(id)));
        } else {
            writer().requireExists(pointer, DocumentKey.of(id), unitOfWork, faults);
        }
    }

    /** The actor's kind; null if there is no such actor, or it is of a kind that is not known any more. */
    public ActorDraft.Kind kind(String id) {
        Actor actor = reader().row(DocumentKey.of(id));
        return actor == null ? null : Constants.named(ActorDraft.Kind.class, actor.kind);
    }

    /** Merges an actor into {@code request.into}, which stands for the same one. */
    MergeResult merge(String id, MergeResult.Request request, Preconditions preconditions) {
        Result result = writer().inTransaction(unitOfWork -> {
            String into = request.into();
            Locks locks = new Locks();
            lockStructure(locks);
            Stream.of(id, into).map(DocumentKey::of).forEach(actor -> locks.change(type(), actor));
            references.forEach(documents -> documents.lockReferring(id, locks));
            writer().lock(locks, unitOfWork);
            Actor merged = reader().row(DocumentKey.of(id));
            Actor survivor = reader().row(DocumentKey.of(into));
            if (merged == null) {
                throw new ProblemException(ProblemType.NOT_FOUND, "There is no actor `" + id + "`.");
            }
            if (merged.isRetracted()) {
                return repeated(merged, into);
            }
            refuseUnlessLive(id, into, survivor);
            CollectionOperations.replacing(preconditions).onDifferent(merged.version());

            ActorDraft whole = reader().wholeContent(survivor).absorbing(reader().wholeContent(merged));
            writer().merge(merged, into, request.reason(), unitOfWork);
            writer().count(survivor, Change.ABSORBED, unitOfWork);
            writer().write(null, whole, WritePrecondition.none(), unitOfWork);
            List<MergeResult.MovedReferences> moved = inOrder()
                    .map(documents -> documents.moveReferences(id, into, request.reason(), unitOfWork))
                    .toList();
            return new Result(survivor, moved);
        });
        return new MergeResult(asNow(result.survivor()), result.moved());
    }

    /**
     * Brings back an actor that was merged into another one. The survivor gives back names and identifiers, and documents
     * refer to the actor again, as far as nobody has changed them since. One that is not merged stays as it is.
     */
    UndoneMerge undoMerge(String id, String reason, Preconditions preconditions) {
        Undone undone = writer().inTransaction(unitOfWork -> {
            Locks structure = new Locks();
            lockStructure(structure);
            writer().lock(structure, unitOfWork);
            Actor merged = reader().row(DocumentKey.of(id));
            if (merged == null) {
                throw new ProblemException(ProblemType.NOT_FOUND, "There is no actor `" + id + "`.");
            }
            Retraction retraction = reader().retraction(merged);
            if (retraction == null) {
                return new Undone(merged, null, List.of());
            }
            if (retraction.into() == null) {
                throw DocumentReader.retracted(retraction, null);
            }
            PastMerge merge = new PastMerge(
                    id,
                    retraction.into(),
                    reader().version(merged).versionInfo().recordedAt());
            List<JournalEntry> moved = moved(merge);
            Locks locks = new Locks();
            Stream.of(id, merge.into()).map(DocumentKey::of).forEach(actor -> locks.change(type(), actor));
            references.forEach(documents -> documents.lockReturning(merge, moved, locks));
            writer().lock(locks, unitOfWork);

            merged = reader().row(DocumentKey.of(id));
            Actor survivor = reader().row(DocumentKey.of(merge.into()));
            requireShown(survivor);
            CollectionOperations.replacing(preconditions).onDifferent(merged.version());
            ActorDraft left = reader().wholeContent(survivor)
                    .withoutAbsorbed(
                            reader().version(DocumentKey.of(survivor.key()), merge.before())
                                    .content(),
                            reader().version(DocumentKey.of(survivor.key()), merge.withSurvivor())
                                    .content());
            writer().write(null, left, WritePrecondition.none(), unitOfWork);
            writer().restore(merged, reader().wholeContent(merged), reason, unitOfWork);
            return new Undone(
                    merged,
                    survivor,
                    inOrder()
                            .map(documents -> documents.returnReferences(merge, moved, reason, unitOfWork))
                            .toList());
        });
        return new UndoneMerge(
                asNow(undone.actor()),
                undone.survivor() == null ? null : asNow(undone.survivor()),
                undone.references());
    }

    private record Undone(Actor actor, Actor survivor, List<UndoneMerge.ReturnedReferences> references) {}

    /** A merge is undone after those that were made of its survivor later. */
    private void requireShown(Actor survivor) {
        Retraction retraction = reader().retraction(survivor);
        if (retraction != null) {
            throw retraction.into() == null
                    ? new ProblemException(
                            ProblemType.RETRACTED,
                            "Actor `" + survivor.key() + "` has been retracted: restore it first.")
                    : new ProblemException(
                            ProblemType.ALREADY_MERGED,
                            "Actor `%s` has itself been merged into `%s`: undo that merge first."
                                    .formatted(survivor.key(), retraction.into()),
                            List.of(),
                            Map.of("into", retraction.into()));
        }
    }

    /** The versions of other documents that the merge made: at most one of each. */
    private List<JournalEntry> moved(PastMerge merge) {
        List<JournalEntry> moved = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        Instant last = merge.withSurvivor().recordedAt();
        List<JournalEntry> next = versions().after(last, ENTRIES_AT_ONCE);
        while (!next.isEmpty()) {
            for (JournalEntry entry : next) {
                boolean isLater = !keys.add(entry.collection() + "/" + entry.key())
                        || references.stream().noneMatch(documents -> documents.wasMoved(entry, merge));
                if (isLater) {
                    return moved;
                }
                moved.add(entry);
                last = entry.recordedAt();
            }
            next = versions().after(last, ENTRIES_AT_ONCE);
        }
        return moved;
    }

    private Stream<ActorReferences<?, ?, ?>> inOrder() {
        return references.stream()
                .sorted(Comparator.comparing(
                        (ActorReferences<?, ?, ?> documents) -> documents.type().name()))
                .map(documents -> documents);
    }

    private record Result(Actor survivor, List<MergeResult.MovedReferences> moved) {}

    private Result repeated(Actor merged, String into) {
        Retraction retraction = reader().retraction(merged);
        if (retraction.into() == null) {
            throw DocumentReader.retracted(retraction, null);
        }
        String survivor = survivor(merged.key());
        if (!into.equals(retraction.into()) && !into.equals(survivor)) {
            throw new ProblemException(
                    ProblemType.ALREADY_MERGED,
                    "Actor `%s` has been merged into `%s` before.".formatted(merged.key(), survivor),
                    List.of(),
                    Map.of("into", survivor));
        }
        return new Result(reader().row(DocumentKey.of(survivor)), List.of());
    }

    private void refuseUnlessLive(String id, String into, Actor survivor) {
        String fault = null;
        if (id.equals(into)) {
            fault = "actor `" + into + "` cannot be merged into itself";
        } else if (survivor == null) {
            fault = "actor `" + into + "` does not exist";
        } else if (isMerged(survivor)) {
            String last = survivor(into);
            fault = last.equals(id)
                    ? "actor `%s` has itself been merged into `%s`".formatted(into, id)
                    : "actor `%s` has been merged into `%s`: use that id".formatted(into, last);
        } else if (survivor.isRetracted()) {
            fault = "actor `" + into + "` has been retracted";
        }
        if (fault != null) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION,
                    "An actor can only be merged into another one that exists.",
                    List.of(new Fault("/into", fault)));
        }
    }

    /** The id of the actor that this one was merged into; otherwise its own. */
    String mergedInto(String id) {
        Actor actor = reader().row(DocumentKey.of(id));
        String into = actor == null ? null : reader().version(actor).mergedInto();
        return into == null ? id : into;
    }

    /** The ids, and with each of a merged actor that of its survivor. */
    public List<String> withSurvivors(List<String> ids) {
        return ids.stream()
                .flatMap(id -> Stream.of(id, survivor(id)))
                .distinct()
                .toList();
    }

    private boolean isMerged(Actor actor) {
        return reader().version(actor).mergedInto() != null;
    }

    /** The id of the actor that this one was merged into at last; otherwise its own. */
    public String survivor(String id) {
        return reader().survivor(DocumentKey.of(id), AsOf.NOW);
    }
}
