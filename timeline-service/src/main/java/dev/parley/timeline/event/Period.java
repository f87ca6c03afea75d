package dev.parley.timeline.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.Embeddable;

import dev.parley.kernel.Ranked;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.UncertainDate;

/**
 * A time in which an event may have happened by one account of its date, and since when and until when that account
 * counted. A date without accounts counts always. What is open ends outside of all that a date can hold.
 */
@Embeddable
record Period(Instant occurredFrom, Instant occurredTo, Instant countsFrom, Instant countsUntil) {

    static final Instant FIRST = Instant.parse("-0001-01-01T00:00:00Z");
    static final Instant LAST = Instant.parse("+10000-12-31T00:00:00Z");

    /** At present every account counts that is not deprecated, also one published on the day that is not over yet. */
    static final Instant PRESENT = LAST.minusMillis(1);

    static Set<Period> of(ReportedDate date) {
        return date.accounts().isEmpty()
                ? Set.of(of(date.earliest(), date.latest(), FIRST, LAST))
                : date.accounts().stream()
                        .filter(account -> !account.wasEnteredWrongly())
                        .map(Period::of)
                        .filter(period -> period.countsFrom.isBefore(period.countsUntil))
                        .collect(Collectors.toSet());
    }

    private static Period of(ReportedDate.Account account) {
        Instant known = account.citation().publishedAt().instant();
        Instant deprecated =
                account.rankSince() == null ? known : account.rankSince().instant();
        UncertainDate date = account.date();
        return of(date.earliest(), date.latest(), known, account.rank() == Ranked.Rank.DEPRECATED ? deprecated : LAST);
    }

    private static Period of(Instant from, Instant to, Instant countsFrom, Instant countsUntil) {
        return new Period(
                Objects.requireNonNullElse(from, FIRST), Objects.requireNonNullElse(to, LAST), countsFrom, countsUntil);
    }
}
