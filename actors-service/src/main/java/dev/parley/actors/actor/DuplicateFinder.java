package dev.parley.actors.actor;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;

import dev.parley.journal.document.DocumentQueries;
import dev.parley.journal.document.Filter;
import dev.parley.kernel.AsOf;
import dev.parley.text.NameNormalizer;

/** Finds actors that may be the same as a given one. */
@Singleton
class DuplicateFinder {

    /** Compares names by the trigram index, and identifiers in their canonical form. */
    private static final String EVIDENCE = """
            select other.actor, 'SHARED_IDENTIFIER', mine.identifier, other.identifier, 1.0
            from actor_identifier mine
            join actor_identifier other on other.canonical = mine.canonical and other.actor <> mine.actor
            where mine.actor = :actor
            union all
            (select other.actor,
                case when other.value <> mine.value then 'SIMILAR_NAME'
                    when other.acronym or mine.acronym then 'SAME_ACRONYM' else 'SAME_NAME' end,
                mine.value, other.value, similarity(mine.latin, other.latin)
            from (select n.* from actor_name n where n.actor = :actor and {every n}
                order by n.acronym, n.value limit :names) mine
            join actor_name other on other.latin % mine.latin and other.actor <> mine.actor and {every other}
            join actor a on a.key = other.actor and {visible a}
            where other.value = mine.value or not other.acronym
            order by 5 desc, 1, 3, 4
            limit :most)""";

    private static final int NAMES_COMPARED = 20;
    private static final int MOST_EVIDENCE = 500;

    private final DocumentQueries queries;
    private final Actors actors;

    DuplicateFinder(DocumentQueries queries, Actors actors) {
        this.queries = queries;
        this.actors = actors;
    }

    private record Candidate(ActorView actor, SimilarityScore similarity) {}

    DuplicateCandidates find(ActorDraft actor, int limit) {
        Map<String, List<SimilarityScore.Evidence>> evidence = evidence(actor);
        if (evidence.isEmpty()) {
            return new DuplicateCandidates(List.of());
        }
        Map<String, String> own = names(actor);
        return new DuplicateCandidates(
                actors.reader().all(new Filter().anyOf("key", evidence.keySet()), AsOf.NOW).stream()
                        .map(other -> actors.view(other, AsOf.NOW))
                        .map(other -> new Candidate(
                                other,
                                SimilarityScore.of(
                                        actor,
                                        other.actor(),
                                        asWritten(evidence.get(other.actor().id()), own, names(other.actor())))))
                        .sorted(Comparator.comparingDouble((Candidate candidate) ->
                                        candidate.similarity().score())
                                .reversed()
                                .thenComparing(
                                        candidate -> candidate.actor().actor().id()))
                        .limit(limit)
                        .map(candidate -> new DuplicateCandidates.Candidate(
                                candidate.actor(),
                                candidate.similarity().score(),
                                candidate.similarity().reasons()))
                        .toList());
    }

    private Map<String, List<SimilarityScore.Evidence>> evidence(ActorDraft actor) {
        List<Tuple> rows = queries.sql(EVIDENCE, Tuple.class, AsOf.NOW)
                .setParameter("actor", actor.id())
                .setParameter("names", NAMES_COMPARED)
                .setParameter("most", MOST_EVIDENCE)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, String.class),
                        HashMap::new,
                        Collectors.mapping(
                                row -> new SimilarityScore.Evidence(
                                        DuplicateCandidates.Type.valueOf(row.get(1, String.class)),
                                        row.get(2, String.class),
                                        row.get(3, String.class),
                                        row.get(4, Number.class).doubleValue()),
                                Collectors.toList())));
    }

    private static List<SimilarityScore.Evidence> asWritten(
            List<SimilarityScore.Evidence> evidence, Map<String, String> own, Map<String, String> others) {
        return evidence.stream()
                .map(one -> new SimilarityScore.Evidence(
                        one.type(),
                        own.getOrDefault(one.own(), one.own()),
                        others.getOrDefault(one.other(), one.other()),
                        one.similarity()))
                .toList();
    }

    /** The names as written, by their normalized form. */
    private static Map<String, String> names(ActorDraft actor) {
        return Stream.concat(Stream.of(actor.name()), actor.names().stream().map(ActorDraft.Name::value))
                .collect(Collectors.toMap(NameNormalizer::plain, Function.identity(), (first, second) -> first));
    }
}
