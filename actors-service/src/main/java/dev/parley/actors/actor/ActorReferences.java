package dev.parley.actors.actor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.Document;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.JournalEntry;
import dev.parley.journal.document.Locks;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.document.WritePrecondition;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Faults;

/** Documents that name actors in an indexed column {@code actors}, and follow when one is merged into another. */
public abstract class ActorReferences<E extends Document<D>, D extends Draft<D>, V>
        extends DocumentCollection<E, D, V> {

    protected final Actors actors;

    protected ActorReferences(Journal journal, Actors actors, DocumentType<E, D> type) {
        super(journal, type);
        this.actors = actors;
    }

    /** The ids of the actors that the document connects. */
    protected abstract Stream<String> actorsIn(D document);

    /** The document with other actors in the places of those. */
    protected abstract D withActors(D document, UnaryOperator<String> actor);

    /** The document with the actors of another version of it in their places. */
    protected abstract D withActorsOf(D document, D version);

    /** Whether the document connects an actor with itself, which says nothing. */
    protected abstract boolean isWithItself(D document);

    /** Notes what keeps an actor from becoming of another kind. */
    protected void checkKind(String actor, ActorDraft.Kind kind, Faults faults) {}

    @Override
    protected void lockReferences(D document, Locks locks) {
        actors.lockUnchanged(actorsIn(document), locks);
    }

    /** Follows one merge only: the next is followed when what it leads to is locked. */
    @Override
    protected D followReferences(D document) {
        boolean namesMerged =
                actorsIn(document).anyMatch(actor -> !actors.mergedInto(actor).equals(actor));
        return namesMerged ? withActors(document, actors::mergedInto) : document;
    }

    /** Adds the locks that are needed to put another actor in the place of this one. */
    final void lockReferring(String actor, Locks locks) {
        for (E document : naming(actor)) {
            locks.change(type(), DocumentKey.parse(document.key()));
            lockReferences(reader().content(document), locks);
        }
    }

    private List<E> naming(String actor) {
        return queries()
                .hql(
                        "from " + type().entity().getSimpleName() + " d where {every d}"
                                + " and array_intersects(d.actors, :actors) and d.retraction is null order by d.key",
                        type().entity(),
                        AsOf.NOW)
                .setParameter("actors", new String[] {actor})
                .getResultList();
    }

    /** Puts the survivor in the place of the merged actor. */
    final MergeResult.MovedReferences moveReferences(String merged, String into, String reason, UnitOfWork unitOfWork) {
        List<E> naming = naming(merged);
        List<String> moved = new ArrayList<>();
        List<String> retracted = new ArrayList<>();
        for (E document : naming) {
            D renamed = withActors(reader().wholeContent(document), actor -> actor.equals(merged) ? into : actor);
            if (isWithItself(renamed)) {
                writer().retract(document, "merged " + merged + " into " + into + ": " + reason, unitOfWork);
                retracted.add(document.key());
            } else {
                move(renamed, unitOfWork);
                moved.add(document.key());
            }
        }
        return new MergeResult.MovedReferences(type().name(), moved, retracted);
    }

    /** Whether the merge put the survivor into this document, or retracted it. */
    final boolean wasMoved(JournalEntry entry, PastMerge merge) {
        if (!entry.collection().equals(type().name())) {
            return false;
        }
        DocumentVersion<D> before = reader().version(DocumentKey.parse(entry.key()), merge.before());
        return before != null
                && !before.isRetracted()
                && actorsIn(before.content()).anyMatch(merge.merged()::equals);
    }

    /** Adds the locks that are needed to undo what a merge did to these documents. */
    final void lockReturning(PastMerge merge, List<JournalEntry> moved, Locks locks) {
        moved.stream()
                .filter(entry -> entry.collection().equals(type().name()))
                .map(entry -> DocumentKey.parse(entry.key()))
                .forEach(key -> {
                    D before = reader().version(key, merge.before()).content();
                    locks.change(type(), key);
                    lockReferences(before, locks);
                    lockReferences(merged(before, merge), locks);
                });
    }

    /** Undoes what a merge did to these documents, as far as nobody has changed it since. */
    final UndoneMerge.ReturnedReferences returnReferences(
            PastMerge merge, List<JournalEntry> moved, String reason, UnitOfWork unitOfWork) {
        List<String> returned = new ArrayList<>();
        List<String> restored = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        List<JournalEntry> own = moved.stream()
                .filter(entry -> entry.collection().equals(type().name()))
                .sorted(Comparator.comparing(JournalEntry::key))
                .toList();
        for (JournalEntry entry : own) {
            DocumentKey key = DocumentKey.parse(entry.key());
            E row = reader().row(key);
            D before = reader().version(key, merge.before()).content();
            D after = followed(before);
            if (row.isRetracted()) {
                boolean isRestored = row.version() == entry.version()
                        && isPossible(() -> writer().restore(row, after, reason, unitOfWork));
                (isRestored ? restored : unchanged).add(row.key());
            } else {
                D present = reader().wholeContent(row);
                boolean isReturned = hasActorsOf(present, merged(before, merge))
                        && isPossible(() -> writer().write(
                                        before.parent(),
                                        withActorsOf(present, after),
                                        WritePrecondition.none(),
                                        unitOfWork));
                (isReturned ? returned : unchanged).add(row.key());
            }
        }
        return new UndoneMerge.ReturnedReferences(type().name(), returned, restored, unchanged);
    }

    /** What the merge, and later ones, made of a document. */
    private D merged(D before, PastMerge merge) {
        return withActors(before, actor -> actor.equals(merge.merged()) ? merge.into() : actors.survivor(actor));
    }

    private boolean hasActorsOf(D document, D other) {
        return actorsIn(document).toList().equals(actorsIn(other).toList());
    }

    /** Whether no rule is in the way of a change. */
    private static boolean isPossible(Runnable change) {
        try {
            change.run();
            return true;
        } catch (ProblemException brokenRule) {
            return false;
        }
    }

    private void move(D document, UnitOfWork unitOfWork) {
        try {
            writer().write(document.parent(), document, WritePrecondition.none(), unitOfWork);
        } catch (ProblemException e) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION,
                    "With the survivor in it, " + type().path(DocumentKey.of(document.id()))
                            + " would break a rule. Its faults are listed.",
                    e.problem().violations());
        }
    }
}
