package dev.parley.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A claim that can be ranked against others, as statements in Wikidata are (its "Help:Ranking"). Its identity is
 * everything except its rank, the reason for the rank and the time from which the rank counts.
 *
 * @param <C> the claim's own type
 */
public interface Ranked<C extends Ranked<C>> {

    /** Describes the {@code rank} of a claim in the API documents. */
    String RANK = "Rank of the claim among the others; default `NORMAL`.";

    /** Describes the {@code rankReason} of a claim in the API documents. */
    String RANK_REASON = "Why the claim is deprecated.";

    /** Describes the {@code rankSince} of a claim in the API documents. */
    String RANK_SINCE = "From when the rank counts; before that, the claim is `NORMAL`. Default: from the claim's own"
            + " `publishedAt`.";

    /** Unique among the claims beside it; as {@link Id#PATTERN}. */
    String id();

    /** Who published the claim, and so since when it is known. */
    Citation citation();

    /** Never null; NORMAL if none was given. */
    Rank rank();

    /** Why it was deprecated; null otherwise. */
    RankReason rankReason();

    /** From when the rank counts, that instant included; null: from the claim's own publication. */
    PublicationTime rankSince();

    /** This claim with another rank. */
    C withRank(Rank rank, RankReason reason, PublicationTime since);

    /** Rank of a claim among the others, the best first. */
    @Schema(name = "ClaimRank", description = """
            Rank of a claim among the others, as in Wikidata:
            - `PREFERRED`: it counts before the normal ones.
            - `NORMAL`: it counts if no claim is preferred.
            - `DEPRECATED`: it is kept and counts for nothing.""")
    enum Rank {
        PREFERRED,
        NORMAL,
        DEPRECATED
    }

    /** Why a claim is deprecated. */
    @Schema(name = "ClaimRankReason", description = """
            Why a claim is deprecated:
            - `SUPERSEDED`: it was right at the time and is out of date.
            - `CORRECTED`: its source corrected it.
            - `RETRACTED`: its source withdrew it.
            - `REFUTED`: others showed that it is wrong.
            - `DUPLICATE`: another claim says the same, from the same report.
            - `ENTRY_ERROR`: it was entered wrongly here. It counts for nothing at any moment and never decides since
              when its document is known.""")
    enum RankReason {
        SUPERSEDED,
        CORRECTED,
        RETRACTED,
        REFUTED,
        DUPLICATE,
        ENTRY_ERROR
    }

    /** The claim without its rank: the part that never changes. */
    default C identity() {
        return withRank(Rank.NORMAL, null, null);
    }

    /** Whether it was entered wrongly, so that it counted for nothing at any moment. */
    default boolean wasEnteredWrongly() {
        return rank() == Rank.DEPRECATED && rankReason() == RankReason.ENTRY_ERROR;
    }

    /**
     * The first instant at which the claim, being deprecated, no longer counted: its publication if it never did. Null for
     * one that counts to this day.
     */
    default Instant countsUntil() {
        if (rank() != Rank.DEPRECATED) {
            return null;
        }
        Instant published = citation().publishedAt().instant();
        boolean countedFirst = !wasEnteredWrongly()
                && rankSince() != null
                && rankSince().instant().isAfter(published);
        return countedFirst ? rankSince().instant() : published;
    }

    /** The claim with the rank that it had at {@code moment}: NORMAL before {@link #rankSince}. */
    @SuppressWarnings("unchecked")
    default C rankedAt(Instant moment) {
        return rankSince() == null || rankSince().isNotAfter(moment) || wasEnteredWrongly() ? (C) this : identity();
    }

    /** The claims public at {@code moment}, each with the rank that it had then. */
    static <C extends Ranked<C>> List<C> knownAt(Collection<C> claims, Instant moment) {
        return claims.stream()
                .filter(claim -> claim.citation().publishedAt().isNotAfter(moment))
                .map(claim -> claim.rankedAt(moment))
                .toList();
    }

    /** The claims of the best rank that any of them has, in their order; empty if all are deprecated. */
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
