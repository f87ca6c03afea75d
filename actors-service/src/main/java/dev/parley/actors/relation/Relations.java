package dev.parley.actors.relation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.parley.actors.actor.ActorDraft;
import dev.parley.actors.actor.ActorReferences;
import dev.parley.actors.actor.Actors;
import dev.parley.http.Cursor;
import dev.parley.http.Page;
import dev.parley.http.Query;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.Faults;
import org.hibernate.Session;

/** All relations. */
@Singleton
public class Relations extends ActorReferences<Relation, RelationDraft, RelationView> {

    private final PartOfCycles partOf;

    Relations(Journal journal, Actors actors) {
        super(journal, actors, "relations", "relation", Relation.class, RelationDraft.class, Relation::new);
        this.partOf = new PartOfCycles(entities());
    }

    @Override
    public RelationView view(DocumentVersion<RelationDraft> recorded, AsOf asOf) {
        return new RelationView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected void check(RelationDraft relation, UnitOfWork unitOfWork, Faults faults) {
        actors.require("/subject", relation.subject(), unitOfWork, faults);
        actors.require("/object", relation.object(), unitOfWork, faults);
        ActorDraft.Kind subject = actors.kind(relation.subject());
        ActorDraft.Kind object = actors.kind(relation.object());
        if (subject != null && object != null && !RelationKinds.allow(subject, relation.type(), object)) {
            faults.add("/type", RelationKinds.refusal(subject, relation.type(), object));
        }
        if (relation.type() == RelationDraft.Type.PART_OF
                && !relation.subject().equals(relation.object())
                && partOf.wouldCloseACircle(relation)) {
            faults.add(
                    "/object",
                    relation.object() + " is itself part of " + relation.subject() + " at some moment of that time");
        }
    }

    @Override
    protected void checkKind(String actor, ActorDraft.Kind kind, Faults faults) {
        Set<String> refusals = new HashSet<>();
        entities()
                .unwrap(Session.class)
                .createNativeQuery("""
                        select r.key, r.type, r.actors[1], other.kind from relation r
                        join actor other on other.key = any(r.actors) and other.key <> :actor
                        where r.actors @> cast(array[:actor] as varchar[]) and r.retraction is null
                        order by r.key""", Object[].class)
                .setParameter("actor", actor)
                .getResultStream()
                .forEach(row -> {
                    RelationDraft.Type type = RelationDraft.Type.valueOf((String) row[1]);
                    ActorDraft.Kind other = ActorDraft.Kind.valueOf((String) row[3]);
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
    protected void lockReferences(RelationDraft relation, UnitOfWork unitOfWork) {
        if (relation.type() == RelationDraft.Type.PART_OF) {
            actors.lockStructure();
        }
        super.lockReferences(relation, unitOfWork);
    }

    @Override
    protected Stream<String> named(RelationDraft relation) {
        return Stream.of(relation.subject(), relation.object());
    }

    @Override
    protected RelationDraft renamed(RelationDraft relation, UnaryOperator<String> actor) {
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
    protected boolean isWithItself(RelationDraft relation) {
        return relation.subject().equals(relation.object());
    }

    /** The relations of one actor, both those that say something of it and those in which it is the object. */
    Page<ActorRelation> of(String actor, Query query) {
        int limit = Page.limit(query);
        String after = Cursor.position(query);
        AsOf asOf = AsOf.of(query);
        boolean retractedToo = query.flag("includeRetracted");
        Instant at = query.instant("at");
        List<RelationDraft.Type> types = query.anyOf("type", RelationDraft.Type.class);
        query.close();
        actors.find(actor, asOf, retractedToo);
        Stream<DocumentVersion<RelationDraft>> found = asOf.recordedAt() == null
                ? rows(
                                new Filter()
                                        .overlaps("actors", List.of(actor))
                                        .anyOf("type", types)
                                        .validAt(at)
                                        .where("d.position > :after", "after", after),
                                asOf.knownAt(),
                                retractedToo,
                                limit + 1)
                        .stream()
                        .map(this::recorded)
                : stood(List.of("subject", "object"), actor, asOf.recordedAt()).stream()
                        .filter(relation ->
                                retractedToo || relation.versionInfo().retraction() == null)
                        .filter(relation -> named(relation.content()).anyMatch(actor::equals))
                        .filter(relation -> types.isEmpty()
                                || types.contains(relation.content().type()))
                        .filter(relation -> relation.content().isValidAt(at))
                        .filter(relation -> after == null || relation.key().compareTo(after) > 0);
        return Page.of(
                known(found, asOf).stream().limit(limit + 1L).toList(),
                limit,
                DocumentVersion::key,
                relation -> ActorRelation.of(actor, view(relation, asOf)));
    }

    @Override
    protected void filter(Query query, AsOf asOf, Filter filter) {
        filter.overlaps("actors", query.texts("actor"))
                .anyOf("type", query.anyOf("type", RelationDraft.Type.class))
                .validAt(query.instant("at"));
    }
}
