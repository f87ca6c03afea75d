package dev.parley.exchanges.balance;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.revision.Commitment;
import dev.parley.exchanges.revision.Ratio;
import dev.parley.exchanges.revision.RevisionDraft;

/**
 * The balances of an exchange: those of the commitments of the current revision, then of earlier revisions, the latest
 * first, for which something was delivered or discharged.
 *
 * @param currentRevision the highest number; null without a revision
 * @param outside items that count for none of them
 */
public record Balances(Integer currentRevision, List<Balance> balances, List<CountedItem> outside) {

    public static Balances of(List<RevisionDraft> revisions, List<DeliveryDraft> deliveries) {
        List<RevisionDraft> latestFirst = revisions.stream()
                .sorted(Comparator.comparing(RevisionDraft::number).reversed())
                .toList();
        Integer current = latestFirst.isEmpty() ? null : latestFirst.get(0).number();
        List<CountedItem> items = CountedItem.of(deliveries);
        List<Balance> balances = latestFirst.stream()
                .flatMap(revision -> of(revision, items))
                .filter(Balance::counts)
                .filter(balance ->
                        balance.revision() == current || !balance.items().isEmpty())
                .toList();
        Set<CountedItem> inside =
                balances.stream().flatMap(balance -> balance.items().stream()).collect(Collectors.toSet());
        return new Balances(
                current,
                balances,
                items.stream().filter(item -> !inside.contains(item)).toList());
    }

    private static Stream<Balance> of(RevisionDraft revision, List<CountedItem> items) {
        return revision.commitments().stream().map(commitment -> {
            Ratio ratio = commitment.ratio();
            Commitment other = ratio == null ? null : revision.commitment(ratio.commitment());
            Balance lots = other == null ? null : of(revision, other, items, null);
            return of(revision, commitment, items, lots);
        });
    }

    private static Balance of(RevisionDraft revision, Commitment commitment, List<CountedItem> items, Balance other) {
        return new Balance(
                revision.number(),
                commitment,
                items.stream()
                        .filter(item -> item.isFor(revision.number(), commitment.id()))
                        .toList(),
                other);
    }

    /** Those of the current revision. */
    public List<Balance> current() {
        return balances.stream()
                .filter(balance -> currentRevision.equals(balance.revision()))
                .toList();
    }
}
