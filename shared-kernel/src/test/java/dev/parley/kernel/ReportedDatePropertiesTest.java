package dev.parley.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.parley.kernel.Ranked.Rank;
import dev.parley.kernel.Ranked.RankReason;
import dev.parley.kernel.ReportedDate.Account;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReportedDatePropertiesTest {

    private static final Instant FIRST_HOUR = Instant.parse("2023-10-09T00:00:00Z");

    /** A day on each side of the hull, as long as the longest day is. */
    private static final Duration LONGEST_DAY = Duration.ofHours(26);

    @Property
    void dateHoldsEveryAccountOfTheBestRankAndIsSound(@ForAll("accounts") List<Account> accounts) {
        ReportedDate date = ReportedDate.of(accounts);

        for (Account account : Ranked.best(accounts)) {
            assertTrue(isNotLater(date.earliest(), account.date().earliest(), Instant.MIN), date + " " + account);
            assertTrue(isNotLater(account.date().latest(), date.latest(), Instant.MAX), date + " " + account);
        }
        assertEquals(Ranked.best(accounts).isEmpty(), date.date() == null);
        assertTrue(date.date() == null || date.date().faults().isEmpty(), date.toString());
    }

    @Property
    void dateIsAtMostADayWiderThanItsAccounts(@ForAll("accounts") List<Account> accounts) {
        ReportedDate date = ReportedDate.of(accounts);
        List<UncertainDate> best =
                Ranked.best(accounts).stream().map(Account::date).toList();
        boolean isClosed =
                !best.isEmpty() && best.stream().allMatch(each -> each.earliest() != null && each.latest() != null);

        if (isClosed) {
            Instant first = best.stream()
                    .map(UncertainDate::earliest)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant last = best.stream()
                    .map(UncertainDate::latest)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertTrue(Duration.between(date.earliest(), first).compareTo(LONGEST_DAY) < 0, date.toString());
            assertTrue(Duration.between(last, date.latest()).compareTo(LONGEST_DAY) < 0, date.toString());
        }
    }

    @Property
    void orderOfTheAccountsDoesNotMatter(@ForAll("accounts") List<Account> accounts) {
        List<Account> reversed = new ArrayList<>(accounts);
        Collections.reverse(reversed);
        ReportedDate one = ReportedDate.of(accounts);
        ReportedDate other = ReportedDate.of(reversed);

        assertEquals(one.edtf(), other.edtf());
        assertEquals(one.earliest(), other.earliest());
        assertEquals(one.latest(), other.latest());
        assertEquals(one.disputed(), other.disputed());
        assertEquals(one.earliestPossible(), other.earliestPossible());
    }

    @Property
    void nothingIsKnownBeforeTheFirstAccount(@ForAll("accounts") List<Account> accounts) {
        Instant first = Citation.earliest(accounts.stream().map(Account::citation));
        ReportedDate before = ReportedDate.of(accounts).knownAt(first.minusNanos(1000));

        assertEquals(ReportedDate.of(List.<Account>of()), before);
        assertNull(before.date());
        assertNull(before.earliest());
        assertNull(before.latest());
        assertNull(before.earliestPossible());
        assertEquals("not known", before.words());
    }

    @Property
    void whatIsKnownFollowsFromTheAccountsPublicByThenAlone(
            @ForAll("accounts") List<Account> accounts, @ForAll("hours") int hour) {
        Instant moment = FIRST_HOUR.plus(Duration.ofHours(hour));
        List<Account> known = accounts.stream()
                .filter(account -> account.citation().publishedAt().isNotAfter(moment))
                .map(account -> account.rankedAt(moment))
                .toList();

        ReportedDate asKnown = ReportedDate.of(accounts).knownAt(moment);
        assertEquals(known, asKnown.accounts());
        assertEquals(ReportedDate.of(known).date(), asKnown.date());
        assertEquals(asKnown, asKnown.knownAt(moment));
    }

    @Property
    void earliestPossibleIsThatOfTheMostEarlyAccountThatCounts(@ForAll("accounts") List<Account> accounts) {
        Instant earliest = ReportedDate.of(accounts).earliestPossible();
        List<Instant> counting = accounts.stream()
                .filter(account -> account.rank() != Rank.DEPRECATED)
                .map(account -> Objects.requireNonNullElse(account.date().earliest(), Instant.MIN))
                .sorted()
                .toList();

        assertEquals(counting.isEmpty() || counting.get(0).equals(Instant.MIN) ? null : counting.get(0), earliest);
    }

    @Property
    void disputeIsWhereTheBestRankedAreNotOneDate(@ForAll("accounts") List<Account> accounts) {
        List<UncertainDate> best =
                Ranked.best(accounts).stream().map(Account::date).toList();
        long dates = best.stream()
                .map(date -> date.edtf() + date.partOfDay() + date.zone())
                .distinct()
                .count();

        assertEquals(dates > 1, ReportedDate.of(accounts).disputed());
    }

    @Property
    void anyTextsAreReadWithoutAnError(@ForAll("texts") List<String> texts, @ForAll PartOfDay part) {
        List<Account> accounts = IntStream.range(0, texts.size())
                .mapToObj(i -> account(
                        i, new UncertainDate(texts.get(i), part, i % 2 == 0 ? "Mars" : null, null, null, null), 0))
                .toList();

        ReportedDate date = ReportedDate.of(accounts);
        assertFalse(date.words().isEmpty());
        assertEquals(date, date.knownAt(FIRST_HOUR));
    }

    @Provide
    Arbitrary<List<Account>> accounts() {
        Arbitrary<UncertainDate> dates = new UncertainDatePropertiesTest().dates();
        return Combinators.combine(dates, hours(), Arbitraries.of(Rank.values()), hours().injectNull(0.5))
                .as((date, hour, rank, since) -> account(0, date, hour)
                        .withRank(
                                rank,
                                rank == Rank.DEPRECATED ? RankReason.REFUTED : null,
                                since == null ? null : PublicationTime.of(moment(since))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(0, 5);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return new UncertainDatePropertiesTest()
                .texts()
                .filter(text -> !text.isEmpty())
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Account account(int id, UncertainDate date, int hour) {
        return new Account("a" + id, date, Citations.published(moment(hour)), null, null, null);
    }

    private static String moment(int hour) {
        return FIRST_HOUR.plus(Duration.ofHours(hour)).toString();
    }

    private static boolean isNotLater(Instant one, Instant other, Instant open) {
        return !Objects.requireNonNullElse(one, open).isAfter(Objects.requireNonNullElse(other, open));
    }
}
