package dev.parley.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number in dispute: what was claimed, each with the word it rests on.
 *
 * @param claims at least one, with ids unique within the figure and quantities of one unit and currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"claims", "resolved", "envelope"})
@Schema(description = "A number in dispute: what was claimed, each with the word it rests on.")
public record Figure(@NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Claim> claims) {

    /** Holds a copy of the claims; what is wrong with them is noted by {@link Faults#figure}. */
    public Figure {
        claims = Lists.copy(claims);
    }

    /**
     * One source's number.
     *
     * @param id unique within the figure
     * @param quantity the number as the source gave it
     * @param citation on whose word
     * @param rank absent: NORMAL
     * @param rankReason why it is deprecated
     * @param rankSince from when the rank counts; absent: from the claim's own publication
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FigureClaim", description = "One source's number.")
    public record Claim(
            @NotNull @ValidId String id,
            @NotNull @Valid Quantity quantity,
            @NotNull @Valid Citation citation,
            Rank rank,
            RankReason rankReason,
            PublicationTime rankSince)
            implements Ranked<Claim> {

        /** A claim that was not ranked is NORMAL. */
        public Claim {
            rank = rank == null ? Rank.NORMAL : rank;
        }

        @Override
        public Claim withRank(Rank rank, RankReason reason, PublicationTime since) {
            return new Claim(id, quantity, citation, rank, reason, since);
        }
    }

    /**
     * What the figure comes to: the hull of the best-ranked claims. Among those, a claim of UNKNOWN counts only when
     * alone. Null when every claim is deprecated.
     *
     * @throws IllegalArgumentException if units or currencies of the claims differ
     */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true)
    public Interval resolved() {
        return hull(Ranked.best(claims));
    }

    /**
     * The hull of all claims that are not deprecated; UNKNOWN counts only when alone. Null when every claim is.
     *
     * @throws IllegalArgumentException if units or currencies of the claims differ
     */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true)
    public Interval envelope() {
        return hull(claims.stream()
                .filter(claim -> claim.rank() != Ranked.Rank.DEPRECATED)
                .toList());
    }

    /**
     * The figure as it stood at {@code moment}: the claims public by then, that instant included, each with the rank it
     * had. Empty if there were none.
     */
    public Optional<Figure> knownAt(Instant moment) {
        List<Claim> known = Ranked.knownAt(claims, moment);
        return known.isEmpty() ? Optional.empty() : Optional.of(new Figure(known));
    }

    private static Interval hull(Collection<Claim> claims) {
        return Interval.hull(claims.stream().map(Claim::quantity).toList()).orElse(null);
    }
}
