package dev.parley.exchanges.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.balance.Balances;
import dev.parley.exchanges.snapshot.ExchangeSnapshot;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What of an exchange was promised, delivered and discharged, and what is outstanding. Unknown numbers stay unknown in
 * every result.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Ledger",
        description = "What of an exchange was promised, delivered and discharged, and what is outstanding.",
        examples = """
                {
                  "exchange": "us-iran-2023", "currentRevision": 1,
                  "commitments": [
                    {
                      "revision": 1, "commitment": "iran-releases", "type": "RELEASE",
                      "by": ["iran"], "to": ["united-states"],
                      "group": {"custody": "UNSPECIFIED", "demographics": [], "condition": "LIVING"},
                      "promised": {"unit": "PERSONS", "kind": "EXACT", "value": 5, "min": 5, "max": 5},
                      "delivered": {"unit": "PERSONS", "kind": "EXACT", "value": 3, "min": 3, "max": 3},
                      "discharged": {"unit": "PERSONS", "kind": "EXACT", "value": 0, "min": 0, "max": 0},
                      "outstanding": {"unit": "PERSONS", "kind": "EXACT", "value": 2, "min": 2, "max": 2},
                      "breakdown": [], "items": []
                    }
                  ],
                  "ratios": [], "interruptions": [], "outside": []
                }""")
public record Ledger(
        @Schema(required = true, description = "Id of the exchange.")
        String exchange,

        @Schema(description = "Number of the current revision, the highest known; absent before the first.")
        Integer currentRevision,

        @Schema(
                description = "With `by=commitment`: commitments of the current revision; then those of earlier"
                        + " revisions, the latest first, for which something was delivered or discharged.")
        List<LedgerLine> commitments,

        @Schema(description = "With `by=side`: the commitments of each side, and of all sides together, by unit.")
        List<LedgerSide> sides,

        @Schema(description = "With `by=day`: each commitment at the end of each day on which something changed.")
        List<LedgerDay> days,

        @Schema(required = true, description = "How many people a side releases for each one of another side.")
        List<LedgerRatio> ratios,

        @Schema(required = true, description = "When it was suspended or broken, by its transitions.")
        List<Interruption> interruptions,

        @Schema(required = true, description = "Items of deliveries that count for no commitment that was known.")
        List<OutsideItem> outside) {

    /** What the rows of a ledger are. */
    @Schema(name = "LedgerRows", description = """
            What the rows of a ledger are:
            - `COMMITMENT`: one for each commitment.
            - `SIDE`: one for each side and unit, and for all sides together.
            - `DAY`: one for each day and commitment, cumulative.""")
    public enum By {
        COMMITMENT,
        SIDE,
        DAY
    }

    /** By which clock days are told apart. */
    @Schema(name = "LedgerClock", description = """
            By which clock days are told apart:
            - `OCCURRED`: the day on which something was delivered.
            - `KNOWN`: the day on which it became known.""")
    public enum Clock {
        OCCURRED,
        KNOWN
    }

    /**
     * The account at one point of knowledge.
     *
     * @param smallestPart fewer people than this are too few for the number of a part to be shown
     */
    public static Ledger of(ExchangeSnapshot snapshot, By by, Clock clock, int smallestPart) {
        Balances balances = snapshot.balances();
        List<SideBalance> sides = SideBalance.of(snapshot.exchange(), balances.balances());
        return new Ledger(
                snapshot.exchange().id(),
                balances.currentRevision(),
                by == By.COMMITMENT
                        ? balances.balances().stream()
                                .map(balance -> LedgerLine.of(balance, smallestPart))
                                .toList()
                        : null,
                by == By.SIDE ? sides.stream().map(LedgerSide::of).toList() : null,
                by == By.DAY ? days(snapshot, clock) : null,
                LedgerRatio.of(sides),
                Interruption.of(snapshot.transitions()),
                balances.outside().stream().map(OutsideItem::of).toList());
    }

    private static List<LedgerDay> days(ExchangeSnapshot snapshot, Clock clock) {
        if (clock == Clock.OCCURRED) {
            return LedgerDay.byOccurrence(snapshot.balances());
        }
        List<LocalDate> days = snapshot.momentsOfKnowledge().stream()
                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC))
                .distinct()
                .toList();
        return LedgerDay.byKnowledge(days, moment -> snapshot.knownAt(moment).balances());
    }
}
