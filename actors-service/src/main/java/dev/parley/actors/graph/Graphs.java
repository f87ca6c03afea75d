package dev.parley.actors.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.parley.actors.actor.ActorDraft;
import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.relation.RelationDraft;
import dev.parley.journal.document.Journal;
import dev.parley.json.DocumentJson;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Constants;
import dev.parley.kernel.UncertainDate;
import org.hibernate.query.NativeQuery;

/** Draws graphs: one statement for each level and kind of edge, then one for each kind of edge and one for all nodes. */
@Singleton
class Graphs {

    static final int MOST_EDGES = 5_000;

    private static final Set<String> MUTUAL =
            Set.of(RelationDraft.Type.ALLIED_WITH.name(), RelationDraft.Type.ADVERSARY_OF.name());

    private static final String VALID =
            "(%1$s.valid_from is null or %1$s.valid_from <= :at) and (%1$s.valid_to is null or %1$s.valid_to >= :at)";
    private static final String RELATION = "{visible r} and " + VALID.formatted("r");
    private static final String CHANNEL = "{period x} and " + VALID.formatted("x");

    private static final String BY_RELATION = "select distinct other from relation r, unnest(r.actors) as other"
            + " where r.actors && cast(:actors as varchar[]) and other <> all(:known) and " + RELATION
            + " order by other limit :most";
    private static final String BY_CHANNEL = "select distinct x.far from directed_channel x"
            + " where x.near = any(:actors) and x.far <> all(:known) and " + CHANNEL + " order by x.far limit :most";

    private static final String RELATIONS =
            "select r.key, r.type, r.actors[1], r.actors[2], cast(r.content -> 'valid' as text) from relation r"
                    + " where r.actors && cast(:actors as varchar[]) and r.actors <@ cast(:actors as varchar[]) and "
                    + RELATION + " order by r.key limit :most";
    private static final String CHANNELS =
            "select c.key, c.type, x.near, x.far, cast(c.content -> 'valid' as text), x.openness, x.status"
                    + " from directed_channel x join channel c on c.key = x.channel and {visible c}"
                    + " where x.near = any(:actors) and x.far = any(:actors) and x.near <= x.far and " + CHANNEL
                    + " order by c.key limit :most";
    private static final String NODES =
            "select a.key, a.kind, a.content ->> 'name' from actor a where a.key = any(:actors) and {visible a}";

    private final Journal journal;
    private final DocumentJson json;

    Graphs(Journal journal, DocumentJson json) {
        this.journal = journal;
        this.json = json;
    }

    Graph around(String actor, int depth, Instant at, AsOf asOf, int limit) {
        return journal.snapshot(() -> new Drawing(at, asOf).around(actor, depth, limit));
    }

    private final class Drawing {

        private final Instant at;
        private final AsOf asOf;
        private boolean truncated;

        Drawing(Instant at, AsOf asOf) {
            this.at = at;
            this.asOf = asOf;
        }

        Graph around(String actor, int depth, int limit) {
            Map<String, Integer> depths = new LinkedHashMap<>();
            depths.put(actor, 0);
            List<String> outermost = List.of(actor);
            for (int level = 1; level <= depth && !outermost.isEmpty() && !truncated; level++) {
                List<String> next = new ArrayList<>();
                for (String neighbours : List.of(BY_RELATION, BY_CHANNEL)) {
                    int room = limit - depths.size();
                    List<String> found = neighbours(neighbours, outermost, depths.keySet(), room + 1);
                    truncated |= found.size() > room;
                    for (String neighbour : found.subList(0, Math.min(room, found.size()))) {
                        depths.put(neighbour, level);
                        next.add(neighbour);
                    }
                }
                outermost = next;
            }
            List<Graph.Edge> edges = new ArrayList<>();
            rows(RELATIONS, depths.keySet()).forEach(row -> edges.add(relation(row)));
            rows(CHANNELS, depths.keySet()).forEach(row -> edges.add(channel(row)));
            return new Graph(nodes(depths), edges, truncated);
        }

        private List<String> neighbours(String sql, List<String> actors, Set<String> known, int most) {
            return bound(sql, String.class, actors, most)
                    .setParameter("known", known.toArray(String[]::new))
                    .getResultList();
        }

        private List<Object[]> rows(String sql, Set<String> actors) {
            List<Object[]> rows =
                    bound(sql, Object[].class, actors, MOST_EDGES + 1).getResultList();
            truncated |= rows.size() > MOST_EDGES;
            return rows.subList(0, Math.min(MOST_EDGES, rows.size()));
        }

        private <T> NativeQuery<T> bound(String sql, Class<T> result, Collection<String> actors, int most) {
            return journal.queries()
                    .sql(sql, result, asOf)
                    .setParameter("actors", actors.toArray(String[]::new))
                    .setParameter("at", at)
                    .setParameter("most", most);
        }

        private List<Graph.Node> nodes(Map<String, Integer> depths) {
            Map<String, Object[]> recorded = new HashMap<>();
            journal.queries()
                    .sql(NODES, Object[].class, AsOf.NOW)
                    .setParameter("actors", depths.keySet().toArray(String[]::new))
                    .getResultList()
                    .forEach(row -> recorded.put((String) row[0], row));
            List<Graph.Node> nodes = new ArrayList<>();
            depths.forEach((id, depth) -> {
                Object[] row = recorded.get(id);
                nodes.add(
                        row == null
                                ? new Graph.Node(id, null, null, depth)
                                : new Graph.Node(
                                        id,
                                        Constants.named(ActorDraft.Kind.class, (String) row[1]),
                                        (String) row[2],
                                        depth));
            });
            return nodes;
        }
    }

    private Graph.Edge relation(Object[] row) {
        String type = (String) row[1];
        return new Graph.Edge(
                Graph.Edge.Of.RELATION,
                (String) row[0],
                type,
                (String) row[2],
                (String) row[3],
                !MUTUAL.contains(type),
                date(row[4]),
                null,
                null);
    }

    private Graph.Edge channel(Object[] row) {
        return new Graph.Edge(
                Graph.Edge.Of.CHANNEL,
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                false,
                date(row[4]),
                Constants.named(ChannelDraft.Openness.class, (String) row[5]),
                Constants.named(ChannelDraft.Status.class, (String) row[6]));
    }

    private UncertainDate date(Object stored) {
        return stored == null ? null : json.stored((String) stored, UncertainDate.class);
    }
}
