package dev.parley.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A claim that can be ranked against others, as statements in Wikidata are (its "Help:Ranking"). Its identity is
 * everything but its rank, the reason and the moment of that.
 *
 * @param <C> the claim's own type
 */
public interface Ranked<C extends Ranked<C>> {

    /** Unique among the claims it stands with; as {@link Id#PATTERN}. */
    String id();

    /** On whose word it rests, and so since when it is known. */
    Citation citation();

    /** Never null in a claim that was built; NORMAL if none was given. */
    Rank rank();

    /** Why it was deprecated; null otherwise. */
    RankReason rankReason();

    /** From when the rank counts, that instant included; null: from the claim's own publication. */
    PublicationTime rankSince();

    /** This claim with another rank. */
    C withRank(Rank rank, RankReason reason, PublicationTime since);

    /** How much a claim counts, the most first. */
    @Schema(name = "ClaimRank")
    enum Rank {
        /** It stands before the others. */
        PREFERRED,
        /** It stands beside the others. */
        NORMAL,
        /** It is kept and counts for nothing. */
        DEPRECATED
    }

    /** Why a claim was deprecated. */
    @Schema(name = "ClaimRankReason")
    enum RankReason {
        /** It was right and is out of date. */
        SUPERSEDED,
        /** Its source put it right. */
        CORRECTED,
        /** Its source took it back. */
        RETRACTED,
        /** Others showed it to be wrong. */
        REFUTED,
        /** It is another claim over again. */
        DUPLICATE
    }

    /** The claim without its rank: what may never change. */
    default C identity() {
        return withRank(Rank.NORMAL, null, null);
    }

    /** The claim with the rank that it had at {@code moment}: NORMAL before {@link #rankSince}. */
    @SuppressWarnings("unchecked")
    default C rankedAt(Instant moment) {
        return rankSince() == null || rankSince().isNotAfter(moment) ? (C) this : identity();
    }

    /** The claims public at {@code moment}, each with the rank that it had then. */
    static <C extends Ranked<C>> List<C> knownAt(Collection<C> claims, Instant moment) {
        return claims.stream()
                .filter(claim -> claim.citation().publishedAt().isNotAfter(moment))
                .map(claim -> claim.rankedAt(moment))
                .toList();
    }

    /** Those of the claims that share the best rank present, in their order; empty if all are deprecated. */
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
