package dev.parley.actors.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.persistence.LockModeType;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.Document;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.Faults;

/** Documents that name actors in an indexed column {@code actors}, and follow when one is merged into another. */
public abstract class ActorReferences<E extends Document<D>, D extends Draft<D>, V>
        extends DocumentCollection<E, D, V> {

    protected final Actors actors;
    private final Class<E> entity;

    protected ActorReferences(
            Journal journal,
            Actors actors,
            String name,
            String table,
            Class<E> entity,
            Class<D> draft,
            Supplier<E> blank) {
        super(journal, name, table, entity, draft, blank);
        this.actors = actors;
        this.entity = entity;
    }

    /** The ids of the actors that the document connects. */
    protected abstract Stream<String> named(D document);

    /** The document with other ids in the places of those. */
    protected abstract D renamed(D document, UnaryOperator<String> actor);

    /** Whether the document connects an actor with itself, which says nothing. */
    protected abstract boolean isWithItself(D document);

    /** Notes what keeps an actor from becoming of another kind. */
    protected void checkKind(String actor, ActorDraft.Kind kind, Faults faults) {}

    @Override
    protected void lockReferences(D document, UnitOfWork unitOfWork) {
        actors.hold(named(document));
    }

    /** Puts the survivor in the place of the merged actor. */
    final MergeResult.MovedReferences follow(String merged, String into, String reason, UnitOfWork unitOfWork) {
        List<E> naming = entities()
                .createQuery(
                        "from " + entity.getSimpleName() + " d where array_intersects(d.actors, :actors)"
                                + " and d.retraction is null order by d.key",
                        entity)
                .setParameter("actors", new String[] {merged})
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        actors.holdAll(naming.stream().map(this::content).flatMap(this::named));
        List<String> moved = new ArrayList<>();
        List<String> retracted = new ArrayList<>();
        for (E document : naming) {
            D renamed = renamed(content(document), actor -> actor.equals(merged) ? into : actor);
            if (isWithItself(renamed)) {
                retract(document, "merged " + merged + " into " + into + ": " + reason, unitOfWork);
                retracted.add(document.key());
            } else {
                move(renamed, unitOfWork);
                moved.add(document.key());
            }
        }
        return new MergeResult.MovedReferences(name(), moved, retracted);
    }

    private void move(D document, UnitOfWork unitOfWork) {
        try {
            replace(document, unitOfWork);
        } catch (ProblemException e) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION,
                    "With the survivor in it, " + path(document.id()) + " would break a rule; its faults are listed.",
                    e.problem().violations());
        }
    }
}
