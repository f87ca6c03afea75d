package dev.parley.journal.search;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.Embeddable;

import dev.parley.journal.document.Filter;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.UncertainDate;

/**
 * A time in which something may have happened by one account of its date, and since when and until when that account
 * counted. A date without accounts counts always. What is open ends outside of all that a date can hold.
 */
@Embeddable
public record Period(Instant occurredFrom, Instant occurredTo, Instant countsFrom, Instant countsUntil) {

    private static final Instant FIRST = Instant.parse("-0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+10000-12-31T00:00:00Z");

    /** At present every account counts that is not deprecated, also one published on the day that is not over yet. */
    private static final Instant PRESENT = LAST.minusMillis(1);

    private static final String MAY_HAVE_HAPPENED = "exists (select 1 from d.periods period where"
            + " cast(sql('(tstzrange(?, ?, ''[]'') && tstzrange(?, ?, ''[]''))', period.occurredFrom,"
            + " period.occurredTo, :notBefore, :notAfter) as Boolean) = true"
            + " and period.countsFrom <= :countedAt and period.countsUntil > :countedAt)";

    /**
     * Adds the condition that it may have happened between two instants, those included, by an account that counted. The
     * documents have their periods in the attribute {@code periods}.
     *
     * @param from null: at any time before {@code to}
     * @param to null: at any time after {@code from}
     */
    public static void addTo(Filter filter, Instant from, Instant to, AsOf asOf) {
        if (from != null || to != null) {
            filter.where(
                    MAY_HAVE_HAPPENED,
                    Map.of(
                            "notBefore", Objects.requireNonNullElse(from, FIRST),
                            "notAfter", Objects.requireNonNullElse(to, LAST),
                            "countedAt", Objects.requireNonNullElse(asOf.knownAt(), PRESENT)));
        }
    }

    /** One period for each account of the date that counted at any time. */
    public static Set<Period> of(ReportedDate date) {
        return date.accounts().isEmpty()
                ? Set.of(of(date.earliest(), date.latest(), FIRST, LAST))
                : date.accounts().stream()
                        .map(Period::of)
                        .filter(period -> period.countsFrom.isBefore(period.countsUntil))
                        .collect(Collectors.toSet());
    }

    private static Period of(ReportedDate.Account account) {
        UncertainDate date = account.date();
        return of(
                date.earliest(),
                date.latest(),
                account.citation().publishedAt().instant(),
                Objects.requireNonNullElse(account.countsUntil(), LAST));
    }

    private static Period of(Instant from, Instant to, Instant countsFrom, Instant countsUntil) {
        return new Period(
                Objects.requireNonNullElse(from, FIRST), Objects.requireNonNullElse(to, LAST), countsFrom, countsUntil);
    }
}
