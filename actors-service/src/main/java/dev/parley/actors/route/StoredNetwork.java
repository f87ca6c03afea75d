package dev.parley.actors.route;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.relation.RelationDraft;
import dev.parley.journal.document.DocumentQueries;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Constants;

/** The network as it is stored: one statement for the neighbours of any number of actors. */
final class StoredNetwork implements Network {

    static final String LEGS = """
            select x.channel, x.near, x.far, x.openness, x.status, x.last_use from directed_channel x
            where x.near = any(:actors) and {period x}
                and (x.valid_from is null or x.valid_from <= :at) and (x.valid_to is null or x.valid_to >= :at)
                and (x.status is null or x.status <> 'CLOSED')
            order by x.near, x.far, x.channel limit :most""";

    private static final String IN_FORCE = """
            r.type in ('PART_OF', 'OCCUPIES', 'ARMED_WING_OF') and {visible r}
            and (r.valid_from is null or r.valid_from <= :at) and (r.valid_to is null or r.valid_to >= :at)""";

    private static final String STEPS = """
            with recursive walked (actor, upward, relation, type, speaker, spoken_for) as (
                select actor, false, cast(null as text), cast(null as text), cast(null as text), cast(null as text)
                from unnest(cast(:actors as text[])) as actor
                union
                select next.* from walked cross join lateral (
                    select cast(r.actors[2] as text) as actor, true as upward, r.key, r.type,
                        cast(r.actors[1] as text), cast(r.actors[2] as text)
                    from relation r where r.actors[1] = walked.actor and %1$s
                    union all
                    select cast(r.actors[1] as text), false, r.key, r.type,
                        cast(r.actors[1] as text), cast(r.actors[2] as text)
                    from relation r where r.actors[2] = walked.actor and not walked.upward and %1$s) as next)
            select relation, type, speaker, spoken_for from walked where relation is not null limit :most""".formatted(IN_FORCE);

    private final DocumentQueries queries;
    private final Instant at;
    private final AsOf asOf;

    StoredNetwork(DocumentQueries queries, Instant at, AsOf asOf) {
        this.queries = queries;
        this.at = at;
        this.asOf = asOf;
    }

    @Override
    public List<Leg> legs(Collection<String> actors, int most) {
        return rows(LEGS, actors, most).stream().map(StoredNetwork::leg).toList();
    }

    private static Leg leg(Object[] row) {
        ChannelDraft.Openness openness = Constants.named(ChannelDraft.Openness.class, (String) row[3]);
        ChannelDraft.Status status = Constants.named(ChannelDraft.Status.class, (String) row[4]);
        boolean reported = openness != null && status != null;
        return new Leg(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                reported ? openness : null,
                reported ? status : null,
                (Instant) row[5]);
    }

    @Override
    public List<Route.FreeStep> steps(Collection<String> actors, int most) {
        return rows(STEPS, actors, most).stream()
                .map(row -> new Route.FreeStep(
                        (String) row[0], RelationDraft.Type.valueOf((String) row[1]), (String) row[2], (String) row[3]))
                .toList();
    }

    private List<Object[]> rows(String sql, Collection<String> actors, int most) {
        return queries.sql(sql, Object[].class, asOf)
                .setParameter("actors", actors.toArray(String[]::new))
                .setParameter("at", at)
                .setParameter("most", most)
                .getResultList();
    }
}
