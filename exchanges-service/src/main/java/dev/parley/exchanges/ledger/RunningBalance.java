package dev.parley.exchanges.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.parley.exchanges.balance.Balance;
import dev.parley.exchanges.balance.CountedItem;
import dev.parley.exchanges.delivery.DeliveryItem.Discharge;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Measure;
import dev.parley.kernel.ReportedDate;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

/** A balance by when things happened, asked for one day after the other. */
final class RunningBalance {

    private final Balance balance;
    private final List<DatedItem> items;
    private final RunningTotal delivered;
    private final RunningTotal discharged;

    /** What the other side gave, if the promise is only a ratio of it. */
    private final RunningTotal given;

    RunningBalance(Balance balance) {
        this.balance = balance;
        this.items = items(balance, discharge -> true);
        this.delivered = new RunningTotal(balance, Discharge::isArrival);
        this.discharged = new RunningTotal(balance, discharge -> !discharge.isArrival());
        this.given = balance.promised() == null && balance.due() != null
                ? new RunningTotal(balance.other(), discharge -> discharge == Discharge.DELIVERED)
                : null;
    }

    /** The days on which an item may have begun or ended. */
    static Stream<LocalDate> days(CountedItem counted) {
        ReportedDate occurred = counted.delivery().occurred();
        return Stream.of(DatedItem.first(occurred), DatedItem.last(occurred)).filter(Objects::nonNull);
    }

    /** @param day not before the day that was asked for last */
    LedgerDay at(LocalDate day) {
        Interval arrived = delivered.by(day);
        Interval fellAway = discharged.by(day);
        Interval owed = given == null ? balance.promised() : balance.dueFor(given.by(day));
        return new LedgerDay(
                day,
                balance.revision(),
                balance.commitment().id(),
                on(day),
                null,
                arrived,
                fellAway,
                owed == null ? null : owed.minus(arrived.plus(fellAway)));
    }

    private Interval on(LocalDate day) {
        return items.stream()
                .filter(item -> item.canHaveBegunBy(day) && (item.last == null || !item.last.isBefore(day)))
                .map(item -> day.equals(item.first) && day.equals(item.last) ? item.share : item.share.upToThis())
                .reduce(Interval.zero(balance.measure()), Interval::plus);
    }

    private static List<DatedItem> items(Balance balance, Predicate<Discharge> kind) {
        Measure measure = balance.measure();
        return balance.items().stream()
                .filter(counted -> kind.test(counted.item().discharge()) && counted.countsIn(measure))
                .map(counted -> DatedItem.of(counted, measure))
                .sorted(comparing(item -> item.last, nullsLast(naturalOrder())))
                .toList();
    }

    /** The sum of what was certainly done by the end of a day and, between nothing and all of it, may have been. */
    private static final class RunningTotal {

        private final List<DatedItem> items;
        private Interval certain;
        private int next;

        RunningTotal(Balance balance, Predicate<Discharge> kind) {
            this.items = items(balance, kind);
            this.certain = Interval.zero(balance.measure());
        }

        Interval by(LocalDate day) {
            while (next < items.size() && items.get(next).isOverBy(day)) {
                certain = certain.plus(items.get(next).share);
                next++;
            }
            return items.subList(next, items.size()).stream()
                    .filter(item -> item.canHaveBegunBy(day))
                    .map(item -> item.share.upToThis())
                    .reduce(certain, Interval::plus);
        }
    }

    /**
     * @param first null: at any time before {@code last}
     * @param last null: at any time after {@code first}
     */
    private record DatedItem(Interval share, LocalDate first, LocalDate last) {

        static DatedItem of(CountedItem counted, Measure measure) {
            ReportedDate occurred = counted.delivery().occurred();
            return new DatedItem(counted.share(measure), first(occurred), last(occurred));
        }

        static LocalDate first(ReportedDate occurred) {
            return day(occurred, occurred.earliest());
        }

        static LocalDate last(ReportedDate occurred) {
            return day(occurred, occurred.latest());
        }

        private static LocalDate day(ReportedDate occurred, Instant instant) {
            return instant == null ? null : LocalDate.ofInstant(instant, occurred.zoneOfDays());
        }

        boolean canHaveBegunBy(LocalDate day) {
            return first == null || !first.isAfter(day);
        }

        boolean isOverBy(LocalDate day) {
            return last != null && !last.isAfter(day);
        }
    }
}
