package dev.parley.exchanges.revision;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Lists;
import dev.parley.kernel.PublicationTime;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an exchange would be carried out, as reports say. */
@Schema(name = "ExchangeMechanism", description = "How an exchange would be carried out, as reports say.")
public record Mechanism(
        @NotNull
        @Size(min = 1, max = 200, message = "give {min} to {max} claims")
        @Schema(
                description = "What each report says. Claims are never dropped or altered; an update may add claims"
                        + " and change ranks.")
        List<@NotNull @Valid Claim> claims) {

    public Mechanism {
        claims = Lists.copy(claims);
    }

    /** What one report says about the mechanism. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExchangeMechanismClaim", description = "What one report says about the mechanism.")
    public record Claim(
            @NotNull @ValidId @Schema(description = "Id of the claim, unique within the mechanism.", examples = "m1")
            String id,

            @NotNull @Schema(description = "Whether the sides agree on the mechanism.")
            State state,

            @PlainText(TextForm.MULTILINE)
            @Size(max = 5000)
            @Schema(description = "The mechanism in words.", examples = "flights once the funds had arrived in Doha")
            String statement,

            @NotNull @Valid @Schema(description = "Who published it, and when.")
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
            return new Claim(id, state, statement, citation, rank, reason, since);
        }
    }

    @Schema(name = "ExchangeMechanismState", description = """
            Whether the sides agree on a mechanism:
            - `AGREED`: they agree.
            - `NOT_AGREED`: they do not agree.
            - `UNKNOWN`: the reports do not say.""")
    public enum State {
        AGREED,
        NOT_AGREED,
        UNKNOWN
    }

    /** The mechanism as far as it was known; null if nothing was. */
    Mechanism knownAt(Instant moment) {
        List<Claim> known = Ranked.knownAt(claims, moment);
        return known.isEmpty() ? null : new Mechanism(known);
    }
}
