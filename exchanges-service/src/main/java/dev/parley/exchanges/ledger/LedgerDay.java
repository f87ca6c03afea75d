package dev.parley.exchanges.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.balance.Balance;
import dev.parley.exchanges.balance.Balances;
import dev.parley.exchanges.balance.CountedItem;
import dev.parley.exchanges.delivery.DeliveryItem;
import dev.parley.kernel.Interval;
import dev.parley.kernel.ReportedDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a commitment stood at the end of a day. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LedgerDay", description = "How a commitment stood at the end of a day.")
record LedgerDay(
        @Schema(
                required = true,
                description =
                        "The day: on the clock `occurred` in the time zone of the delivery, on the clock `known` in"
                                + " UTC.",
                examples = "2023-11-24")
        LocalDate day,

        @Schema(required = true, description = "Number of the revision that made the promise.")
        int revision,

        @Schema(required = true, description = "Id of the commitment.")
        String commitment,

        @Schema(
                description =
                        "What was delivered or discharged on that day. If the day of a delivery is uncertain, between"
                                + " nothing and all of it. Absent on the clock `known`.")
        Interval onTheDay,

        @Schema(description = "The promised number as it was known; on the clock `known` only.")
        Interval promised,

        @Schema(
                required = true,
                description = "What had been delivered by the end of the day, or was known to have been.")
        Interval delivered,

        @Schema(required = true, description = "What had fallen away by then.")
        Interval discharged,

        @Schema(description = "What was still to come; absent if neither promise nor ratio has a number.")
        Interval outstanding) {

    /** A row for each day on which something may have been delivered or discharged, and each commitment with a number. */
    static List<LedgerDay> byOccurrence(Balances balances) {
        TreeSet<LocalDate> days = new TreeSet<>();
        balances.balances().stream()
                .flatMap(balance -> balance.items().stream())
                .flatMap(counted -> Stream.of(first(counted), last(counted)))
                .filter(Objects::nonNull)
                .forEach(days::add);
        return days.stream()
                .flatMap(day -> balances.balances().stream()
                        .filter(balance ->
                                balance.measure() != null && !balance.measure().perDay())
                        .map(balance -> byOccurrence(balance, day)))
                .toList();
    }

    private static LedgerDay byOccurrence(Balance balance, LocalDate day) {
        Interval delivered = by(day, balance, DeliveryItem.Discharge::isArrival);
        Interval discharged = by(day, balance, discharge -> !discharge.isArrival());
        Interval owed = balance.promised();
        if (owed == null && balance.due() != null) {
            owed = balance.dueFor(by(day, balance.other(), discharge -> discharge == DeliveryItem.Discharge.DELIVERED));
        }
        return new LedgerDay(
                day,
                balance.revision(),
                balance.commitment().id(),
                on(day, balance),
                null,
                delivered,
                discharged,
                owed == null ? null : owed.minus(delivered.plus(discharged)));
    }

    /** The sum of what was certainly done by the end of a day and, between nothing and all of it, may have been. */
    private static Interval by(LocalDate day, Balance balance, Predicate<DeliveryItem.Discharge> kind) {
        return sum(
                balance,
                counted -> kind.test(counted.item().discharge()) && canHaveBegunBy(day, counted),
                counted -> last(counted) != null && !last(counted).isAfter(day));
    }

    private static Interval on(LocalDate day, Balance balance) {
        return sum(
                balance,
                counted -> canHaveBegunBy(day, counted)
                        && (last(counted) == null || !last(counted).isBefore(day)),
                counted -> day.equals(first(counted)) && day.equals(last(counted)));
    }

    private static boolean canHaveBegunBy(LocalDate day, CountedItem counted) {
        return first(counted) == null || !first(counted).isAfter(day);
    }

    private static Interval sum(Balance balance, Predicate<CountedItem> isPossible, Predicate<CountedItem> isCertain) {
        return balance.items().stream()
                .filter(counted -> counted.countsIn(balance.measure()) && isPossible.test(counted))
                .map(counted -> isCertain.test(counted)
                        ? counted.share(balance.measure())
                        : counted.share(balance.measure()).upToThis())
                .reduce(Interval.zero(balance.measure()), Interval::plus);
    }

    /** A row for each of these days and each commitment, as it was known at the end of the day. */
    static List<LedgerDay> byKnowledge(List<LocalDate> days, Function<Instant, Balances> knownAt) {
        List<LedgerDay> rows = new ArrayList<>();
        for (LocalDate day : days) {
            Instant end =
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
            knownAt.apply(end).balances().stream()
                    .filter(balance -> balance.measure() != null)
                    .map(balance -> new LedgerDay(
                            day,
                            balance.revision(),
                            balance.commitment().id(),
                            null,
                            balance.promised(),
                            balance.delivered(),
                            balance.discharged(),
                            balance.outstanding()))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static LocalDate first(CountedItem counted) {
        return day(counted.delivery().occurred(), ReportedDate::earliest);
    }

    private static LocalDate last(CountedItem counted) {
        return day(counted.delivery().occurred(), ReportedDate::latest);
    }

    private static LocalDate day(ReportedDate occurred, Function<ReportedDate, Instant> bound) {
        Instant instant = bound.apply(occurred);
        return instant == null ? null : LocalDate.ofInstant(instant, occurred.zoneOfDays());
    }
}
