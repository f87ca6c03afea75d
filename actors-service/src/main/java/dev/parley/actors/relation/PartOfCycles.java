package dev.parley.actors.relation;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.persistence.EntityManager;

import dev.parley.kernel.UncertainDate;
import org.hibernate.Session;

/** Finds cycles of PART_OF relations that may all have held at one moment. */
final class PartOfCycles {

    /** Goes up from the object, with the time in which all relations so far may have held; an open end is null. */
    private static final String CYCLE = """
            with recursive above (actor, since, until) as (
                select cast(? as varchar), cast(? as timestamptz), cast(? as timestamptz)
                union
                select up.actors[2], greatest(above.since, up.valid_from), least(above.until, up.valid_to)
                from above join relation up on up.actors[1] = above.actor
                where up.type = 'PART_OF' and up.retraction is null and up.key <> ? and above.actor <> ?
                    and coalesce(greatest(above.since, up.valid_from) <= least(above.until, up.valid_to), true)
            )
            select 1 from above where actor = ? limit 1""";

    private final EntityManager entities;

    PartOfCycles(EntityManager entities) {
        this.entities = entities;
    }

    boolean wouldCloseACircle(RelationDraft relation) {
        UncertainDate valid = relation.valid();
        entities.flush();
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement select = connection.prepareStatement(CYCLE)) {
                select.setString(1, relation.object());
                setInstant(select, 2, valid == null ? null : valid.earliest());
                setInstant(select, 3, valid == null ? null : valid.latest());
                select.setString(4, relation.id());
                select.setString(5, relation.subject());
                select.setString(6, relation.subject());
                try (ResultSet found = select.executeQuery()) {
                    return found.next();
                }
            }
        });
    }

    private static void setInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setObject(
                index, instant == null ? null : instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
