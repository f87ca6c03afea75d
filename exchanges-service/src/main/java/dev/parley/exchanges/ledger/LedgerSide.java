package dev.parley.exchanges.ledger;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.balance.JointBalance;
import dev.parley.kernel.Interval;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The account of everything of one type and unit that one side owes, or all sides together. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "LedgerSide",
        description = "The account of everything in one unit that one side owes, or all sides together.")
record LedgerSide(
        @Schema(
                description = "The side, a capital letter; absent for the exchange as a whole, and for commitments that"
                        + " are not of one side.",
                examples = "A")
        String side,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @Schema(description = "Whether it is the exchange as a whole; absent if not.")
        boolean whole,

        @Schema(required = true, description = "Commitments that are added up here, each as revision and id.")
        List<String> commitments,

        @Schema(required = true, description = "The promised number or, of ratios, what is due by now.")
        Interval promised,

        @Schema(required = true, description = "The number that arrived, in whatever way.")
        Interval delivered,

        @Schema(required = true, description = "The number that fell away.")
        Interval discharged,

        @Schema(
                required = true,
                description =
                        "What is still to come. More than promised of one commitment does not make up for another.")
        Interval outstanding) {

    static LedgerSide of(SideBalance balance) {
        JointBalance joint = balance.joint();
        return new LedgerSide(
                balance.side(),
                balance.whole(),
                joint.balances().stream()
                        .map(one -> one.revision() + "/" + one.commitment().id())
                        .toList(),
                joint.promised(),
                joint.delivered(),
                joint.discharged(),
                joint.outstanding());
    }
}
