package dev.parley.exchanges.balance;

import java.util.List;
import java.util.function.Predicate;

import dev.parley.exchanges.delivery.DeliveryItem;
import dev.parley.exchanges.revision.Commitment;
import dev.parley.exchanges.revision.Ratio;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Measure;
import dev.parley.kernel.Quantity;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.ResolvedFigure;

/**
 * What was promised and what was done about it, for one commitment.
 *
 * @param revision number of the revision that has the commitment
 * @param items what counts for it or, in another currency, is listed beside it, in order of time
 * @param other the balance of the commitment that its ratio refers to; null without a ratio
 */
public record Balance(int revision, Commitment commitment, List<CountedItem> items, Balance other) {

    /** Unit of the numbers; null if neither promise nor items have one. */
    public Measure measure() {
        Measure promised = commitment.measure();
        return promised != null
                ? promised
                : items.stream()
                        .map(counted -> counted.item().measure())
                        .findFirst()
                        .orElse(null);
    }

    /** How much was promised; null if that is a ratio or was said only in words. */
    public Interval promised() {
        ResolvedFigure promised = commitment.promised();
        return promised == null ? null : promised.resolved();
    }

    /** How much is due by the ratio, for what the other commitment has delivered so far; null without a ratio. */
    public Interval due() {
        return other == null || other.measure() == null ? null : dueFor(other.given());
    }

    /** How much is due by the ratio if the other commitment has given this much. */
    public Interval dueFor(Interval given) {
        Ratio ratio = commitment.ratio();
        return given.wholeTimes(ratio.give(), ratio.each()).in(measure());
    }

    /** How much arrived, in whatever way; null without a unit. */
    public Interval delivered() {
        return sum(DeliveryItem.Discharge::isArrival);
    }

    /** How much the side that owes it gave: what was recovered by force is not among it. */
    Interval given() {
        return sum(discharge -> discharge == DeliveryItem.Discharge.DELIVERED);
    }

    /** How much fell away; null without a unit. */
    public Interval discharged() {
        return sum(discharge -> !discharge.isArrival());
    }

    /** What is still to come; null if no number was promised. */
    public Interval outstanding() {
        Interval owed = owed();
        return owed == null ? null : owed.minus(delivered().plus(discharged()));
    }

    /** What was promised or, of a ratio, is due by now; null if neither has a number. */
    Interval owed() {
        return promised() != null ? promised() : due();
    }

    /** Whether the promised number is UNKNOWN, so that nobody can say whether all of it arrived. */
    public boolean promisesUnknown() {
        return promised() != null && promised().kind() == Quantity.Kind.UNKNOWN;
    }

    /** Whether it may have been met in full: something was done about it, or is not due, and nothing must be left. */
    public boolean canBeMet() {
        Interval due = due();
        boolean isUnderWay = !items.isEmpty() || due != null && due.certainlyZero();
        return isUnderWay && (outstanding() == null || outstanding().canBeZero());
    }

    /** Whether any claim still supports the promise. */
    boolean counts() {
        return !Ranked.best(commitment.claims()).isEmpty();
    }

    private Interval sum(Predicate<DeliveryItem.Discharge> kind) {
        Measure measure = measure();
        return measure == null
                ? null
                : sum(
                        items.stream()
                                .filter(counted -> kind.test(counted.item().discharge()) && counted.countsIn(measure))
                                .toList(),
                        measure);
    }

    /** The sum of such items; for rates, which do not add up over days, their hull. */
    static Interval sum(List<CountedItem> items, Measure measure) {
        if (measure.perDay() && !items.isEmpty()) {
            return Interval.hull(items.stream()
                            .flatMap(counted -> Ranked.best(counted.item().claims()).stream())
                            .map(DeliveryItem.Claim::quantity)
                            .toList())
                    .orElseThrow();
        }
        return items.stream().map(counted -> counted.share(measure)).reduce(Interval.zero(measure), Interval::plus);
    }
}
