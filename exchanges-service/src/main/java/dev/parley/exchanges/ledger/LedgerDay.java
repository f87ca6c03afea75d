package dev.parley.exchanges.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.balance.Balances;
import dev.parley.kernel.Interval;
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
        TreeSet<LocalDate> days = balances.balances().stream()
                .flatMap(balance -> balance.items().stream())
                .flatMap(RunningBalance::days)
                .collect(Collectors.toCollection(TreeSet::new));
        List<RunningBalance> running = balances.balances().stream()
                .filter(balance ->
                        balance.measure() != null && !balance.measure().perDay())
                .map(RunningBalance::new)
                .toList();
        return days.stream()
                .flatMap(day -> running.stream().map(balance -> balance.at(day)))
                .toList();
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
}
