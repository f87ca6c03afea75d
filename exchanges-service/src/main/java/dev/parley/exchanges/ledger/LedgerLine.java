package dev.parley.exchanges.ledger;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.balance.Balance;
import dev.parley.exchanges.balance.CountedItem;
import dev.parley.exchanges.delivery.DeliveryItem;
import dev.parley.exchanges.revision.Commitment;
import dev.parley.exchanges.revision.Ratio;
import dev.parley.kernel.Group;
import dev.parley.kernel.Interval;
import dev.parley.kernel.ReportedDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The account of one commitment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LedgerCommitment", description = "The account of one commitment.")
public record LedgerLine(
        @Schema(required = true, description = "Number of the revision that made the promise.")
        int revision,

        @Schema(required = true, description = "Id of the commitment.")
        String commitment,

        @Schema(required = true, description = "Type of the commitment.")
        Commitment.Type type,

        @Schema(required = true, description = "Ids of the actors who owe it.")
        List<String> by,

        @Schema(required = true, description = "Ids of the actors to whom they owe it.")
        List<String> to,

        @Schema(description = "The people concerned; absent if there are none or the best-ranked claims differ.")
        Group group,

        @Schema(description = LedgerLine.PROMISED) Interval promised,

        @Schema(description = "The ratio that was promised; absent without one.")
        Ratio ratio,

        @Schema(
                description = "How much is due by the ratio for what the other commitment has delivered so far; absent"
                        + " without a ratio.")
        Interval due,

        @Schema(description = LedgerLine.DELIVERED) Interval delivered,

        @Schema(description = LedgerLine.DISCHARGED) Interval discharged,

        @Schema(description = LedgerLine.OUTSTANDING) Interval outstanding,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @Schema(
                description = "Whether the best-ranked claims of the promise have no number in common or name different"
                        + " groups; absent if they agree.")
        boolean disputed,

        @Schema(required = true, description = "Parts of the promised number that the best-ranked claims give.")
        List<LedgerPart> breakdown,

        @Schema(required = true, description = "What counts for the commitment, in order of time.")
        List<Item> items) {

    static final String PROMISED =
            "The promised number; absent if only a ratio was promised or the promise has no number.";
    static final String DELIVERED = "The number that arrived, in whatever way; absent if nothing here has a number.";
    static final String DISCHARGED = "The number that fell away: that was waived, given in another form, or became"
            + " impossible; absent if nothing here has a number.";
    static final String OUTSTANDING =
            "Promised, or else due, minus delivered minus discharged, never below 0; absent if"
                    + " neither promise nor ratio has a number.";

    /** An item of a delivery that counts for a commitment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LedgerItem", description = "An item of a delivery that counts for a commitment.")
    public record Item(
            @Schema(required = true, description = "Id of the delivery.")
            String delivery,

            @Schema(required = true, description = "Id of the item in the delivery.")
            String item,

            @Schema(required = true, description = "Whether the promise was met or fell away.")
            DeliveryItem.Discharge discharge,

            @Schema(required = true, description = "The whole number of the item.")
            Interval figure,

            @Schema(required = true, description = "When it was delivered or discharged.")
            ReportedDate occurred,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @Schema(
                    description =
                            "Ids of the other commitments that the item counts for as well, so that between nothing"
                                    + " and all of it counts for this one; absent if there are none.")
            List<String> jointlyWith,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            @Schema(
                    description = "Whether it is in another currency than promised, and so listed and not added; absent"
                            + " if it is not.")
            boolean inOtherCurrency) {

        private static Item of(CountedItem counted, Balance balance) {
            return new Item(
                    counted.delivery().id(),
                    counted.item().id(),
                    counted.item().discharge(),
                    counted.number(),
                    counted.delivery().occurred(),
                    counted.item().commitments().stream()
                            .filter(id -> !id.equals(balance.commitment().id()))
                            .toList(),
                    counted.item().measure().differsInCurrency(balance.measure()));
        }
    }

    static LedgerLine of(Balance balance, int smallestPart) {
        Commitment commitment = balance.commitment();
        return new LedgerLine(
                balance.revision(),
                commitment.id(),
                commitment.type(),
                commitment.by(),
                commitment.to(),
                commitment.group(),
                balance.promised(),
                commitment.ratio(),
                balance.due(),
                balance.delivered(),
                balance.discharged(),
                balance.outstanding(),
                commitment.disputed(),
                LedgerPart.of(commitment, smallestPart),
                balance.items().stream().map(item -> Item.of(item, balance)).toList());
    }
}
