package dev.parley.exchanges.balance;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.delivery.DeliveryItem;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Measure;

/**
 * An item of a delivery that some claim still supports. Within an exchange it is the same as another by its ids alone.
 *
 * @param number how much it is, by the best-ranked claims
 */
public record CountedItem(DeliveryDraft delivery, DeliveryItem item, Interval number) {

    /** The items of these deliveries that count for anything, in the order of the deliveries. */
    static List<CountedItem> of(List<DeliveryDraft> deliveries) {
        return deliveries.stream()
                .sorted(DeliveryDraft.ORDER)
                .flatMap(delivery -> delivery.items().stream().flatMap(item -> Stream.ofNullable(item.figure())
                        .map(figure -> new CountedItem(delivery, item, figure.resolved()))))
                .toList();
    }

    boolean isFor(int revision, String commitment) {
        return item.revision() != null
                && item.revision() == revision
                && item.commitments().contains(commitment);
    }

    /** Whether it counts for other commitments as well, so that nobody knows how much of it is for which. */
    boolean isJoint() {
        return item.commitments().size() > 1;
    }

    /** Whether its number can be added to numbers in this unit. */
    public boolean countsIn(Measure measure) {
        return item.measure().countsFor(measure);
    }

    /** The whole of it, in a unit that it counts in. */
    Interval whole(Measure measure) {
        return number.in(measure);
    }

    /** As much of it as counts for one commitment: of a joint item something between nothing and all of it. */
    public Interval share(Measure measure) {
        return isJoint() ? whole(measure).upToThis() : whole(measure);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountedItem counted
                && delivery.id().equals(counted.delivery.id())
                && item.id().equals(counted.item.id());
    }

    @Override
    public int hashCode() {
        return Objects.hash(delivery.id(), item.id());
    }
}
