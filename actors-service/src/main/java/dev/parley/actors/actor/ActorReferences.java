package dev.parley.actors.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.Document;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Journal;
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

    /** Whether the document connects an actor with itself, which says nothing. */
    protected abstract boolean isWithItself(D document);

    /** Notes what keeps an actor from becoming of another kind. */
    protected void checkKind(String actor, ActorDraft.Kind kind, Faults faults) {}

    @Override
    protected void lockReferences(D document, Locks locks) {
        actors.lockUnchanged(actorsIn(document), locks);
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
            D renamed = withActors(reader().content(document), actor -> actor.equals(merged) ? into : actor);
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
