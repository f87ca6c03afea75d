package dev.parley.actors.relation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import dev.parley.actors.actor.ActorDraft;
import dev.parley.actors.actor.ActorReferences;
import dev.parley.actors.actor.Actors;
import dev.parley.http.AsOfParameters;
import dev.parley.http.Cursor;
import dev.parley.http.Page;
import dev.parley.http.Query;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.Locks;
import dev.parley.journal.document.Slice;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Constants;
import dev.parley.kernel.Faults;

/** All relations. */
@Singleton
public class Relations extends ActorReferences<Relation, RelationDraft, RelationView> {

    private final PartOfCycles partOfCycles;

    Relations(Journal journal, EntityManager entities, Actors actors) {
        super(
                journal,
                actors,
                new DocumentType<>(
                        "relations", "relation", "relation", Relation.class, RelationDraft.class, Relation::new));
        this.partOfCycles = new PartOfCycles(entities, queries());
    }

    @Override
    public RelationView view(DocumentVersion<RelationDraft> recorded, AsOf asOf) {
        return new RelationView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected void check(RelationDraft relation, UnitOfWork unitOfWork, Faults faults) {
        actors.requireLive("/subject", relation.subject(), unitOfWork, faults);
        actors.requireLive("/object", relation.object(), unitOfWork, faults);
        ActorDraft.Kind subject = actors.kind(relation.subject());
        ActorDraft.Kind object = actors.kind(relation.object());
        if (subject != null && object != null && !RelationKinds.allow(subject, relation.type(), object)) {
            faults.add("/type", RelationKinds.refusal(subject, relation.type(), object));
        }
        if (relation.type() == RelationDraft.Type.PART_OF
                && !relation.subject().equals(relation.object())
                && partOfCycles.wouldBeClosedBy(relation)) {
            faults.add(
                    "/object",
                    "actor `%s` is itself part of `%s` at some moment of that time"
                            .formatted(relation.object(), relation.subject()));
        }
    }

    @Override
    protected void checkKind(String actor, ActorDraft.Kind kind, Faults faults) {
        Set<String> refusals = new HashSet<>();
        queries()
                .sql("""
                        select r.key, r.type, r.actors[1], other.kind from relation r
                        join actor other on other.key = any(r.actors) and other.key <> :actor and {every other}
                        where r.actors @> cast(array[:actor] as varchar[]) and r.retraction is null and {every r}
                        order by r.key""", Object[].class, AsOf.NOW)
                .setParameter("actor", actor)
                .getResultStream()
                .forEach(row -> {
                    RelationDraft.Type type = Constants.named(RelationDraft.Type.class, (String) row[1]);
                    ActorDraft.Kind other = Constants.named(ActorDraft.Kind.class, (String) row[3]);
                    if (type == null || other == null) {
                        // what was stored under other rules keeps no actor from becoming of another kind
                        return;
                    }
                    boolean isSubject = actor.equals(row[2]);
                    ActorDraft.Kind subject = isSubject ? kind : other;
                    ActorDraft.Kind object = isSubject ? other : kind;
                    String refusal = RelationKinds.refusal(subject, type, object);
                    if (!RelationKinds.allow(subject, type, object) && refusals.add(refusal)) {
                        faults.add("/kind", refusal + ", as relation " + row[0] + " would say");
                    }
                });
    }

    @Override
    protected void lockReferences(RelationDraft relation, Locks locks) {
        if (relation.type() == RelationDraft.Type.PART_OF) {
            Actors.lockStructure(locks);
        }
        super.lockReferences(relation, locks);
    }

    @Override
    protected Stream<String> actorsIn(RelationDraft relation) {
        return Stream.of(relation.subject(), relation.object());
    }

    @Override
    protected RelationDraft withActors(RelationDraft relation, UnaryOperator<String> actor) {
        return new RelationDraft(
                relation.id(),
                actor.apply(relation.subject()),
                relation.type(),
                actor.apply(relation.object()),
                relation.title(),
                relation.valid(),
                relation.citations(),
                relation.marking());
    }

    @Override
    protected RelationDraft withActorsOf(RelationDraft relation, RelationDraft version) {
        return new RelationDraft(
                relation.id(),
                version.subject(),
                relation.type(),
                version.object(),
                relation.title(),
                relation.valid(),
                relation.citations(),
                relation.marking());
    }

    @Override
    protected boolean isWithItself(RelationDraft relation) {
        return relation.subject().equals(relation.object());
    }

    /** The relations of one actor, both those of which it is the subject and those of which it is the object. */
    Page<ActorRelation> of(String actor, Query query) {
        int limit = Page.limit(query);
        String after = Cursor.sortKey(query);
        AsOf asOf = AsOfParameters.read(query);
        Instant at = query.read(RelationFilter.AT);
        List<RelationDraft.Type> types = query.read(RelationFilter.TYPE);
        query.close();
        actors.find(actor, asOf);
        Slice<DocumentVersion<RelationDraft>> slice = asOf.recordedAt() == null
                ? reader().list(
                                new Filter()
                                        .overlaps("actors", List.of(actor))
                                        .anyOf("type", types)
                                        .validAt(at),
                                asOf,
                                after,
                                limit)
                : asRecorded(actor, types, at, asOf, after, limit);
        return Page.of(
                slice.items().stream()
                        .map(relation -> ActorRelation.of(actor, view(relation, asOf)))
                        .toList(),
                slice.end(),
                query);
    }

    private Slice<DocumentVersion<RelationDraft>> asRecorded(
            String actor, List<RelationDraft.Type> types, Instant at, AsOf asOf, String after, int limit) {
        List<DocumentVersion<RelationDraft>> found =
                versions().withProperty(type(), List.of("subject", "object"), actor, asOf).stream()
                        .filter(relation -> actorsIn(relation.content()).anyMatch(actor::equals))
                        .filter(relation -> types.isEmpty()
                                || types.contains(relation.content().type()))
                        .filter(relation -> relation.content().isValidAt(at))
                        .filter(relation -> after == null || relation.key().compareTo(after) > 0)
                        .limit(limit + 1L)
                        .toList();
        return Slice.of(found, limit, DocumentVersion::key).map(relations -> known(relations, asOf));
    }
}
