package dev.parley.exchanges.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.parley.exchanges.balance.Balance;
import dev.parley.exchanges.balance.JointBalance;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.kernel.Measure;

/**
 * What one side owes in one unit, or all sides together.
 *
 * @param side null for the whole, and for commitments that are not of one side
 */
record SideBalance(String side, boolean whole, JointBalance joint) {

    private record Key(String side, Measure measure) {}

    /** Each side by unit, then the exchange as a whole by unit. */
    static List<SideBalance> of(ExchangeDraft exchange, List<Balance> balances) {
        Map<Key, List<Balance>> bySide = new LinkedHashMap<>();
        Map<Measure, List<Balance>> byMeasure = new LinkedHashMap<>();
        for (Balance balance : balances) {
            Measure measure = balance.measure();
            if (measure != null) {
                bySide.computeIfAbsent(new Key(side(exchange, balance), measure), key -> new ArrayList<>())
                        .add(balance);
                byMeasure.computeIfAbsent(measure, key -> new ArrayList<>()).add(balance);
            }
        }
        List<SideBalance> sides = new ArrayList<>();
        bySide.forEach((key, own) -> sides.add(new SideBalance(key.side, false, new JointBalance(key.measure, own))));
        byMeasure.forEach((measure, all) -> sides.add(new SideBalance(null, true, new JointBalance(measure, all))));
        return sides;
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
