package dev.parley.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A claim that can be ranked against others, as in Wikidata. Its identity is everything but its rank.
 *
 * @param <C> the claim's own type
 */
public interface Ranked<C extends Ranked<C>> {

    String id();

    Citation citation();

    Rank rank();

    RankReason rankReason();

    /** From when the rank counts; absent: from the claim's own publication. */
    Moment rankSince();

    /** This claim with another rank. */
    C ranked(Rank rank, RankReason reason, Moment since);

    /** How much a claim counts, the most first. */
    @Schema(name = "ClaimRank")
    enum Rank {
        PREFERRED,
        NORMAL,
        DEPRECATED
    }

    /** Why a claim was deprecated. */
    @Schema(name = "ClaimRankReason")
    enum RankReason {
        SUPERSEDED,
        CORRECTED,
        RETRACTED,
        REFUTED,
        DUPLICATE
    }

    /** The claim without its rank: what may never change. */
    default C identity() {
        return ranked(Rank.NORMAL, null, null);
    }

    /** The claim with the rank that it had at {@code moment}. */
    @SuppressWarnings("unchecked")
    default C rankedAt(Instant moment) {
        return rankSince() == null || rankSince().isBy(moment) ? (C) this : identity();
    }

    /** The claims public at {@code moment}, each with the rank that it had then. */
    static <C extends Ranked<C>> List<C> knownAt(Collection<C> claims, Instant moment) {
        return claims.stream()
                .filter(claim -> claim.citation().publishedAt().isBy(moment))
                .map(claim -> claim.rankedAt(moment))
                .toList();
    }

    /** Those of the claims that share the best rank present; none of them deprecated. */
    static <C extends Ranked<C>> List<C> best(Collection<C> claims) {
        return claims.stream()
                .map(Ranked::rank)
                .filter(rank -> rank != Rank.DEPRECATED)
                .min(Comparator.naturalOrder())
                .map(best ->
                        claims.stream().filter(claim -> claim.rank() == best).toList())
                .orElse(List.of());
    }
}
