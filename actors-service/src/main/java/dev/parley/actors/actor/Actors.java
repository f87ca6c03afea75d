package dev.parley.actors.actor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import dev.parley.http.Preconditions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.Change;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.Retraction;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.Fault;
import dev.parley.kernel.Faults;
import io.quarkus.runtime.StartupEvent;

/** All actors. */
@Singleton
public class Actors extends DocumentCollection<Actor, ActorDraft, ActorView> {

    private final ActorIdentifiers identifiers;
    private final Instance<ActorReferences<?, ?, ?>> references;

    /** @param references asked for only when they are needed, as they need this */
    Actors(Journal journal, @Any Instance<ActorReferences<?, ?, ?>> references) {
        super(journal, "actors", "actor", Actor.class, ActorDraft.class, Actor::new);
        this.identifiers = new ActorIdentifiers(entities());
        this.references = references;
    }

    /** Indexes actors that have no names in the index yet: SQL alone cannot spell them. */
    void indexNames(@Observes StartupEvent starting) {
        indexWhere("d.names is empty");
    }

    @Override
    public ActorView view(DocumentVersion<ActorDraft> recorded, AsOf asOf) {
        return new ActorView(recorded.content(), recorded.versionInfo());
    }

    ActorView asNow(Actor actor) {
        return view(recorded(actor), AsOf.NOW);
    }

    @Override
    protected void filter(Query query, AsOf asOf, Filter filter) {
        filter.anyOf("kind", query.anyOf("kind", ActorDraft.Kind.class))
                .anyOf("country", query.texts("country"))
                .overlaps("identifiers", query.texts("identifier"));
        String q = query.text("q");
        if (q != null) {
            NameSearch search = NameSearch.of(q);
            if (search == null) {
                query.refuse("q", "has no letter or digit to look for");
            } else {
                search.rank(filter);
            }
        }
    }

    @Override
    protected void check(ActorDraft actor, UnitOfWork unitOfWork, Faults faults) {
        List<String> texts =
                actor.identifiers().stream().map(ActorDraft.Identifier::text).toList();
        Map<String, String> owners = identifiers.owners(texts);
        for (int i = 0; i < texts.size(); i++) {
            String owner = owners.get(texts.get(i));
            if (owner != null && !owner.equals(actor.id())) {
                faults.add("/identifiers/" + i, texts.get(i) + " is that of " + owner);
            }
        }
        Actor present = entities().find(Actor.class, actor.id());
        if (present != null && present.kind != actor.kind()) {
            references.forEach(documents -> documents.checkKind(actor.id(), actor.kind(), faults));
        }
    }

    @Override
    protected void afterWrite(Actor actor, UnitOfWork unitOfWork) {
        identifiers.assign(actor.key(), actor.isRetracted() ? List.of() : List.of(actor.identifiers));
    }

    /** Keeps the actors from being changed or merged until the transaction ends: always in the order of their ids. */
    public void hold(Stream<String> ids) {
        lock(ids, LockModeType.PESSIMISTIC_READ);
    }

    private void lock(Stream<String> ids, LockModeType mode) {
        ids.distinct().sorted().forEach(id -> entities().find(Actor.class, id, mode));
    }

    /** The same for any number at once. */
    void holdAll(Stream<String> ids) {
        entities()
                .createQuery("from Actor a where a.key in :keys order by a.key", Actor.class)
                .setParameter("keys", ids.collect(Collectors.toCollection(TreeSet::new)))
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList();
    }

    /**
     * Lets no two transactions at a time change what actors are made of, who is merged into whom and who is part of
     * whom, where each by itself would be sound and both together a circle.
     */
    public void lockStructure() {
        entities()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(current_schema() || '.structure'))")
                .getSingleResult();
    }

    /** Notes a reference to an actor that does not exist, or goes on as another one. */
    public void require(String pointer, String id, UnitOfWork unitOfWork, Faults faults) {
        Actor actor = entities().find(Actor.class, id);
        if (actor != null && isMerged(actor)) {
            faults.add(pointer, id + " has been merged into " + survivor(id, AsOf.NOW) + ": name that one");
        } else {
            requireKnown(pointer, id, unitOfWork, faults);
        }
    }

    /** What kind the actor is of; null if there is none. */
    public ActorDraft.Kind kind(String id) {
        Actor actor = entities().find(Actor.class, id);
        return actor == null ? null : actor.kind;
    }

    /** Lets {@code request.into} go on in place of an actor that is the same. */
    MergeResult merge(String id, MergeResult.Request request, Preconditions preconditions) {
        Result result = inTransaction(unitOfWork -> {
            String into = request.into();
            lockStructure();
            lock(Stream.of(id, into), LockModeType.PESSIMISTIC_WRITE);
            Actor merged = entities().find(Actor.class, id);
            Actor survivor = entities().find(Actor.class, into);
            if (merged == null) {
                throw new ProblemException(ProblemType.NOT_FOUND, "There is no actor " + id + ".");
            }
            if (merged.isRetracted()) {
                return again(merged, into);
            }
            refuseUnlessLive(id, into, survivor);
            requireVersion(merged, preconditions);

            ActorDraft whole = content(survivor).absorbing(content(merged));
            merge(merged, into, request.reason(), unitOfWork);
            count(survivor, Change.ABSORBED, unitOfWork);
            replace(whole, unitOfWork);
            List<MergeResult.MovedReferences> followed = references.stream()
                    .sorted(Comparator.comparing(DocumentCollection::name))
                    .map(documents -> documents.follow(id, into, request.reason(), unitOfWork))
                    .toList();
            return new Result(survivor, followed);
        });
        return new MergeResult(asNow(result.survivor()), result.followed());
    }

    private record Result(Actor survivor, List<MergeResult.MovedReferences> followed) {}

    private Result again(Actor merged, String into) {
        Retraction retraction = retraction(merged);
        if (retraction.into() == null) {
            throw retracted(retraction, null);
        }
        String survivor = survivor(merged.key(), AsOf.NOW);
        if (!into.equals(retraction.into()) && !into.equals(survivor)) {
            throw new ProblemException(
                    ProblemType.ALREADY_MERGED,
                    merged.key() + " has been merged into " + survivor + " before.",
                    List.of(),
                    Map.of("into", survivor));
        }
        return new Result(entities().find(Actor.class, survivor), List.of());
    }

    private void refuseUnlessLive(String id, String into, Actor survivor) {
        String fault = null;
        if (id.equals(into)) {
            fault = "is the actor itself";
        } else if (survivor == null) {
            fault = "there is no " + into + " in actors";
        } else if (isMerged(survivor)) {
            String last = survivor(into, AsOf.NOW);
            fault = last.equals(id)
                    ? into + " has itself been merged into " + id
                    : into + " has been merged into " + last + ": name that one";
        } else if (survivor.isRetracted()) {
            fault = into + " has been retracted";
        }
        if (fault != null) {
            throw new ProblemException(
                    ProblemType.RULE_VIOLATION,
                    "An actor is merged into another one that is there.",
                    List.of(new Fault("/into", fault)));
        }
    }

    private boolean isMerged(Actor actor) {
        Retraction retraction = retraction(actor);
        return retraction != null && retraction.into() != null;
    }
}
