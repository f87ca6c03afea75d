package dev.parley.exchanges.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.balance.Balance;
import dev.parley.exchanges.balance.JointBalance;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Measure;
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

    private record Key(String side, Measure measure) {}

    /** Each side by unit, then the exchange by unit where several sides owe something in it. */
    static List<LedgerSide> of(ExchangeDraft exchange, List<Balance> balances) {
        Map<Key, List<Balance>> bySide = new LinkedHashMap<>();
        Map<Measure, List<Balance>> byMeasure = new LinkedHashMap<>();
        for (Balance balance : balances) {
            if (balance.measure() != null) {
                bySide.computeIfAbsent(new Key(side(exchange, balance), balance.measure()), key -> new ArrayList<>())
                        .add(balance);
                byMeasure
                        .computeIfAbsent(balance.measure(), measure -> new ArrayList<>())
                        .add(balance);
            }
        }
        List<LedgerSide> rows = new ArrayList<>();
        bySide.forEach((key, own) -> rows.add(of(key.side, false, new JointBalance(key.measure, own))));
        byMeasure.forEach((measure, all) -> rows.add(of(null, true, new JointBalance(measure, all))));
        return rows;
    }

    private static LedgerSide of(String side, boolean whole, JointBalance joint) {
        return new LedgerSide(
                side,
                whole,
                joint.balances().stream()
                        .map(balance ->
                                balance.revision() + "/" + balance.commitment().id())
                        .toList(),
                joint.promised(),
                joint.delivered(),
                joint.discharged(),
                joint.outstanding());
    }

    /** The side of all who owe the commitment; null if they are on none or on several. */
    private static String side(ExchangeDraft exchange, Balance balance) {
        Set<String> sides = exchange.participants().stream()
                .filter(participant -> balance.commitment().by().contains(participant.actor()))
                .map(participant -> String.valueOf(participant.side()))
                .collect(Collectors.toSet());
        String only = sides.size() == 1 ? sides.iterator().next() : "null";
        return only.equals("null") ? null : only;
    }
}
