package dev.parley.actors.actor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import dev.parley.journal.document.DocumentQueries;
import dev.parley.kernel.AsOf;

/** Which ids mean the same actor, because one was merged into the other. */
@Singleton
class MergedActors {

    private static final String SAME = """
            with recursive onwards (key) as (
                select key from unnest(cast(:actors as text[])) as key
                union
                select a.retraction ->> 'into' from onwards join actor a on a.key = onwards.key
                where a.retraction ->> 'into' is not null and {every a}
            ), same (key) as (
                select key from onwards
                union
                select a.key from same join actor a on a.retraction ->> 'into' = same.key where {every a}
            )
            select a.key, a.retraction ->> 'into' from same join actor a on a.key = same.key
            where a.retraction ->> 'into' is not null and {every a} order by a.key""";

    private final DocumentQueries queries;

    MergedActors(DocumentQueries queries) {
        this.queries = queries;
    }

    /** The merged actors among the given ones and among those that have the same survivor, in the order of their ids. */
    List<MergedActor> sameAs(Collection<String> actors) {
        Map<String, String> into = new TreeMap<>();
        queries.sql(SAME, Object[].class, AsOf.NOW)
                .setParameter("actors", actors.toArray(String[]::new))
                .getResultList()
                .forEach(row -> into.put((String) row[0], (String) row[1]));
        return into.keySet().stream()
                .map(actor -> new MergedActor(actor, survivor(actor, into)))
                .toList();
    }

    private static String survivor(String actor, Map<String, String> into) {
        String survivor = actor;
        while (into.containsKey(survivor)) {
            survivor = into.get(survivor);
        }
        return survivor;
    }
}
