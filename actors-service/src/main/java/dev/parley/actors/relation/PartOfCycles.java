package dev.parley.actors.relation;

import java.time.Instant;

import jakarta.persistence.EntityManager;

import dev.parley.journal.document.DocumentQueries;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.UncertainDate;

/** Finds cycles of PART_OF all of whose relations may have been valid at one moment: none may be stored. */
final class PartOfCycles {

    /** Goes up from the object, with the period in which the whole way may have been valid; an open end is null. */
    private static final String CYCLE = """
            with recursive above (actor, since, until) as (
                select cast(:object as varchar), cast(:since as timestamptz), cast(:until as timestamptz)
                union
                select up.actors[2], greatest(above.since, up.valid_from), least(above.until, up.valid_to)
                from above join relation up on up.actors[1] = above.actor
                where {every up} and up.type = 'PART_OF' and up.retraction is null and up.key <> :relation
                    and above.actor <> :subject
                    and coalesce(greatest(above.since, up.valid_from) <= least(above.until, up.valid_to), true)
            )
            select cast(above.actor as text) from above where above.actor = :subject limit 1""";

    private final EntityManager entities;
    private final DocumentQueries queries;

    PartOfCycles(EntityManager entities, DocumentQueries queries) {
        this.entities = entities;
        this.queries = queries;
    }

    boolean wouldBeClosedBy(RelationDraft relation) {
        UncertainDate valid = relation.valid();
        entities.flush();
        return !queries.sql(CYCLE, String.class, AsOf.NOW)
                .setParameter("object", relation.object())
                .setParameter("since", valid == null ? null : valid.earliest(), Instant.class)
                .setParameter("until", valid == null ? null : valid.latest(), Instant.class)
                .setParameter("relation", relation.id())
                .setParameter("subject", relation.subject())
                .getResultList()
                .isEmpty();
    }
}
