package dev.parley.exchanges.revision;

import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.exchange.ExchangeTerms;
import dev.parley.journal.search.Term;
import dev.parley.kernel.Citation;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Group;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Lists;
import dev.parley.kernel.Measure;
import dev.parley.kernel.PublicationTime;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.TextForm;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one report says was promised. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CommitmentClaim", description = "What one report says was promised.")
public record CommitmentClaim(
        @NotNull @ValidId @Schema(description = "Id of the claim, unique within the commitment.", examples = "dw-five")
        String id,

        @Valid
        @Schema(
                description = "How much, as the report gives it: PERSONS or REMAINS for a RELEASE. Not together with"
                        + " `ratio`. A claim of another type may have neither, and then has a `statement`.")
        Quantity quantity,

        @Valid @Schema(description = "How much for each so many that another commitment delivers.")
        Ratio ratio,

        @Valid @Schema(description = "The people concerned; required for a RELEASE.")
        Group group,

        @Valid @Schema(description = "Where people, remains or funds would go.")
        Destination destination,

        @Schema(description = "Legal form in which people would be released.")
        LegalForm legalForm,

        @Size(max = 50)
        @Schema(
                description = "Parts of the number, as in \"52, of them 14 foreigners\". They need not add up, but none"
                        + " is larger than the whole.")
        List<@NotNull @Valid Part> breakdown,

        @PlainText(TextForm.MULTILINE)
        @Size(max = 5000)
        @Schema(
                description = "The promise in words, as the report has it.",
                examples = "oil revenue moved from South Korea to accounts in Qatar")
        String statement,

        @NotNull @Valid @Schema(description = "Who published the promise, and when.")
        Citation citation,

        @Schema(description = Ranked.RANK) Rank rank,

        @Schema(description = Ranked.RANK_REASON) RankReason rankReason,

        @Schema(description = Ranked.RANK_SINCE) PublicationTime rankSince)
        implements Ranked<CommitmentClaim> {

    /** A claim without a rank is NORMAL. */
    public CommitmentClaim {
        breakdown = Lists.copy(breakdown);
        rank = rank == null ? Rank.NORMAL : rank;
    }

    /** A part of the people concerned. */
    @Schema(name = "CommitmentPart", description = "A part of the people concerned.")
    public record Part(
            @NotNull @Valid @Schema(description = "The people in this part.")
            Group group,

            @NotNull @Valid @Schema(description = "How many of them are in this part.")
            Quantity quantity) {}

    @Override
    public CommitmentClaim withRank(Rank rank, RankReason reason, PublicationTime since) {
        return new CommitmentClaim(
                id,
                quantity,
                ratio,
                group,
                destination,
                legalForm,
                breakdown,
                statement,
                citation,
                rank,
                reason,
                since);
    }

    /** Unit of the claim's number or ratio; null if it has neither. */
    Measure measure(Commitment.Type type) {
        return quantity != null ? Measure.of(quantity) : ratio != null ? ratio.measure(type) : null;
    }

    /** What the claim's exchange is found by. */
    Stream<Term> terms() {
        return Stream.of(
                        ExchangeTerms.words(statement, this),
                        ExchangeTerms.people(group, this),
                        breakdown.stream().flatMap(part -> ExchangeTerms.people(part.group(), this)))
                .flatMap(terms -> terms);
    }

    void check(String pointer, Commitment commitment, Faults faults) {
        if (quantity != null && ratio != null) {
            faults.add(pointer + "/ratio", "give a quantity or a ratio, not both");
        }
        Destination.check(pointer + "/destination", destination, faults);
        if (ratio != null) {
            ratio.check(pointer + "/ratio", commitment.type(), faults);
        }
        if (quantity == null && ratio == null) {
            checkHasStatement(pointer, commitment, faults);
        }
        if (commitment.releasesPeople()) {
            checkRelease(pointer, faults);
        }
        checkBreakdown(pointer, faults);
    }

    private void checkHasStatement(String pointer, Commitment commitment, Faults faults) {
        if (commitment.releasesPeople()) {
            faults.add(
                    pointer + "/quantity",
                    "is required for a RELEASE without a `ratio`: UNKNOWN if the report gives no number");
        } else if (statement == null) {
            faults.add(pointer + "/statement", "is required for a claim without `quantity` and `ratio`");
        }
    }

    private void checkRelease(String pointer, Faults faults) {
        if (group == null) {
            faults.add(pointer + "/group", "is required for a RELEASE: who would be released");
        }
        if (quantity != null && !Measure.of(quantity).countsPeople()) {
            faults.add(pointer + "/quantity/unit", "use PERSONS or REMAINS for a RELEASE");
        }
    }

    private void checkBreakdown(String pointer, Faults faults) {
        if (quantity == null && !breakdown.isEmpty()) {
            faults.add(pointer + "/breakdown", "leave it out: only a `quantity` has parts");
            return;
        }
        for (int i = 0; i < breakdown.size(); i++) {
            Quantity part = breakdown.get(i).quantity();
            String place = pointer + "/breakdown/" + i + "/quantity";
            if (!Measure.of(part).countsFor(Measure.of(quantity))) {
                faults.add(place, "counts " + Measure.of(part) + ", the whole " + Measure.of(quantity));
            } else if (isCertainlyMore(part.interval(), quantity.interval())) {
                faults.add(place, "is more than the whole");
            }
        }
    }

    private static boolean isCertainlyMore(Interval part, Interval whole) {
        if (part.min() == null || whole.max() == null) {
            return false;
        }
        int order = part.min().compareTo(whole.max());
        return order > 0 || order == 0 && (part.minExclusive() || whole.maxExclusive());
    }
}
