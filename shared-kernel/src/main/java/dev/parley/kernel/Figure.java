package dev.parley.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A disputed number: a claim for each report, and the intervals that follow from the claims. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"claims", "resolved", "envelope", "vague", "disputed"})
@Schema(description = "A disputed number: a claim for each report, and the intervals that follow from the claims.")
public record Figure(
        @NotNull
        @Size(min = 1, max = 200, message = "give {min} to {max} claims")
        @Schema(
                description =
                        "The numbers as reported, all of one measure: the same unit, currency and kind of items, all"
                                + " plain or all per day. Claims are never dropped or altered;"
                                + " an update may add claims and change ranks.")
        List<@NotNull @Valid Claim> claims) {

    private static final String IF_ANY_COUNTS = " Absent if every claim is deprecated.";

    /** Keeps a copy of the claims; {@link Faults#figure} checks them. */
    public Figure {
        claims = Lists.copy(claims);
    }

    /** The number that one report gives. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FigureClaim", description = "The number that one report gives.")
    public record Claim(
            @NotNull @ValidId @Schema(description = "Id of the claim, unique within the figure.", examples = "dw-five")
            String id,

            @NotNull @Valid @Schema(description = "The number as the report gives it.")
            Quantity quantity,

            @NotNull @Valid @Schema(description = "Who published the number, and when.")
            Citation citation,

            @Schema(description = Ranked.RANK) Rank rank,

            @Schema(description = Ranked.RANK_REASON) RankReason rankReason,

            @Schema(description = Ranked.RANK_SINCE) PublicationTime rankSince)
            implements Ranked<Claim> {

        /** A claim without a rank is NORMAL. */
        public Claim {
            rank = rank == null ? Rank.NORMAL : rank;
        }

        @Override
        public Claim withRank(Rank rank, RankReason reason, PublicationTime since) {
            return new Claim(id, quantity, citation, rank, reason, since);
        }
    }

    /** @throws IllegalArgumentException if the measures of the claims differ */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true, description = ResolvedFigure.RESOLVED + IF_ANY_COUNTS)
    public Interval resolved() {
        return following(ResolvedFigure::resolved).orElse(null);
    }

    /** @throws IllegalArgumentException if the measures of the claims differ */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true, description = ResolvedFigure.ENVELOPE + IF_ANY_COUNTS)
    public Interval envelope() {
        return following(ResolvedFigure::envelope).orElse(null);
    }

    /** @throws IllegalArgumentException if the measures of the claims differ */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @Schema(readOnly = true, description = ResolvedFigure.VAGUE)
    public boolean vague() {
        return following(ResolvedFigure::vague).orElse(false);
    }

    /** @throws IllegalArgumentException if the measures of the claims differ */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @Schema(readOnly = true, description = ResolvedFigure.DISPUTED)
    public boolean disputed() {
        return following(ResolvedFigure::disputed).orElse(false);
    }

    private <T> Optional<T> following(Function<ResolvedFigure, T> part) {
        return Optional.ofNullable(ResolvedFigure.of(claims, Claim::quantity)).map(part);
    }

    /**
     * The figure as it was known at {@code moment}: the claims public by then, that instant included, each with the
     * rank it had. Empty if there were none.
     */
    public Optional<Figure> knownAt(Instant moment) {
        List<Claim> known = Ranked.knownAt(claims, moment);
        return known.isEmpty() ? Optional.empty() : Optional.of(new Figure(known));
    }
}
