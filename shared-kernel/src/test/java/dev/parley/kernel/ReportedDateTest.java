package dev.parley.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.parley.kernel.Ranked.Rank;
import dev.parley.kernel.Ranked.RankReason;
import dev.parley.kernel.ReportedDate.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReportedDateTest {

    private static final Instant OCTOBER_9 = Instant.parse("2023-10-09T12:00:00Z");
    private static final Instant OCTOBER_11 = Instant.parse("2023-10-11T12:00:00Z");

    private final UncertainDate seventh = new UncertainDate("2023-10-07", PartOfDay.NIGHT, "Asia/Gaza", "overnight");
    private final UncertainDate eighth = new UncertainDate("2023-10-08", PartOfDay.NIGHT, "Asia/Gaza", null);

    @Test
    void dateWithoutAccountsIsTheDateItself() {
        ReportedDate date = ReportedDate.of(seventh);

        assertEquals(seventh, date.date());
        assertEquals(seventh.earliest(), date.earliest());
        assertEquals(seventh.latest(), date.latest());
        assertEquals(seventh.words(), date.words());
        assertEquals(seventh.earliest(), date.earliestPossible());
        assertFalse(date.disputed());
        assertEquals(date, date.knownAt(Instant.EPOCH));
        assertEquals(List.of(), date.faults());
    }

    /** Dates are written as edtf, part of the day, zone; accounts are separated by semicolons. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2023-10-08                             | 2023-10-08
            2023-10-08; 2023-10-08 - UTC           | 2023-10-08
            2023-10; 2023-10                       | 2023-10
            2023-10-08; 2023-10-07; 2023-10-08     | [2023-10-07,2023-10-08]
            2023-10-08 NIGHT; 2023-10-07 NIGHT     | [2023-10-07,2023-10-08] NIGHT
            2023-10-08 - Asia/Gaza; 2023-10-07 - Asia/Gaza | [2023-10-07,2023-10-08] - Asia/Gaza
            2023-10-08 NIGHT; 2023-10-07           | 2023-10-07/2023-10-09
            2023-10-08 MORNING; 2023-10-08 EVENING | 2023-10-08
            2023-10-08 NIGHT; 2023-10-08           | 2023-10-08/2023-10-09
            2023-10-08~; 2023-10-07                | 2023-10-07/2023-10-08
            2023-10-08; 2023-10                    | 2023-10-01/2023-10-31
            2023-10-08; [2023-10-05,2023-10-10]    | 2023-10-05/2023-10-10
            2023-10-08; 2023-10-07/..              | 2023-10-07/..
            2023-10-08; ../2023-10-07              | ../2023-10-08
            2023-10-07/..; ../2023-10-07           | ../..
            2023-10-08 - Asia/Gaza; 2023-10-08     | 2023-10-07/2023-10-08
            2023-10-08T10:00:00Z; 2023-10-08T11:00:00Z | 2023-10-08
            2023-10-08T22:00:00Z - Asia/Gaza; 2023-10-07 - Asia/Gaza | 2023-10-07/2023-10-09 - Asia/Gaza
            0000-01-01T00:00:00Z - Pacific/Apia; 0000-01-02T00:00:00Z - Pacific/Apia | 0000-01-01/0000-01-02
            """)
    void dateIsAsNarrowAsTheAccountsAllow(String accounts, String resolved) {
        ReportedDate date = ReportedDate.of(accounts(
                Stream.of(accounts.split("; ")).map(ReportedDateTest::date).toArray(UncertainDate[]::new)));

        assertEquals(date(resolved), date.date());
        assertEquals(date(resolved).words(), date.words());
        assertEquals(List.of(), date.faults());
    }

    @Test
    void moreDaysThanASetCanHoldAreAnInterval() {
        UncertainDate[] days = IntStream.rangeClosed(1, 20)
                .mapToObj(day -> new UncertainDate("2023-10-%02d".formatted(day), null, null, null))
                .toArray(UncertainDate[]::new);

        assertEquals("2023-10-01/2023-10-20", ReportedDate.of(accounts(days)).edtf());
    }

    @Test
    void accountsDifferByTheirDatesNotByTheirWords() {
        UncertainDate sameNight = new UncertainDate("2023-10-07", PartOfDay.NIGHT, "Asia/Gaza", "in the night");
        ReportedDate agreed = ReportedDate.of(accounts(seventh, sameNight));

        assertFalse(agreed.disputed());
        assertEquals(new UncertainDate("2023-10-07", PartOfDay.NIGHT, "Asia/Gaza", null), agreed.date());
        assertEquals("overnight", ReportedDate.of(accounts(seventh, seventh)).verbatim());
        assertTrue(ReportedDate.of(accounts(seventh, eighth)).disputed());
    }

    @Test
    void bestRankDecidesAndTheOthersStayPossible() {
        List<Account> accounts = accounts(eighth, seventh);
        ReportedDate decided =
                ReportedDate.of(List.of(accounts.get(0).withRank(Rank.PREFERRED, null, null), accounts.get(1)));

        assertEquals(eighth, decided.date());
        assertFalse(decided.disputed());
        assertEquals(seventh.earliest(), decided.earliestPossible());
    }

    @Test
    void deprecatedAccountCountsForNothing() {
        List<Account> accounts = accounts(eighth, seventh);
        ReportedDate date = ReportedDate.of(
                List.of(accounts.get(0), accounts.get(1).withRank(Rank.DEPRECATED, RankReason.REFUTED, null)));

        assertEquals(eighth, date.date());
        assertEquals(eighth.earliest(), date.earliestPossible());
    }

    @Test
    void withoutAnAccountThatCountsThereIsNoDate() {
        ReportedDate none =
                ReportedDate.of(List.of(accounts(seventh).get(0).withRank(Rank.DEPRECATED, RankReason.REFUTED, null)));

        assertNull(none.date());
        assertNull(none.edtf());
        assertNull(none.earliest());
        assertNull(none.earliestPossible());
        assertEquals("not known", none.words());
        assertFalse(none.disputed());
    }

    @Test
    void earliestPossibleIsOpenIfAnyAccountIs() {
        assertNull(ReportedDate.of(accounts(seventh, date("../2023-10-08"))).earliestPossible());
    }

    @Test
    void onlyWhatWasPublicByThenIsKnown() {
        Account early = account("early", eighth, "2023-10-09T12:00:00Z");
        Account late = account("late", seventh, "2023-10-11T12:00:00Z");
        ReportedDate date = ReportedDate.of(List.of(early, late.withRank(Rank.PREFERRED, null, null)));

        assertEquals(seventh, date.date());
        assertEquals(ReportedDate.of(List.of(early)), date.knownAt(OCTOBER_9));
        assertEquals(eighth, date.knownAt(OCTOBER_9).date());
        assertEquals(date, date.knownAt(OCTOBER_11));
        assertNull(date.knownAt(OCTOBER_9.minusMillis(1)).date());
        assertEquals(List.of(), date.knownAt(OCTOBER_9.minusMillis(1)).accounts());
    }

    @Test
    void rankCountsFromItsMoment() {
        Account refuted = account("a", eighth, "2023-10-09T12:00:00Z")
                .withRank(Rank.DEPRECATED, RankReason.REFUTED, PublicationTime.of("2023-10-11T12:00:00Z"));
        ReportedDate date = ReportedDate.of(List.of(refuted, account("b", seventh, "2023-10-09T12:00:00Z")));

        assertTrue(date.knownAt(OCTOBER_9).disputed());
        assertEquals(seventh, date.knownAt(OCTOBER_11).date());
    }

    @Test
    void whatIsDerivedIsNotTakenFromWhatIsSent() {
        List<Account> accounts = accounts(seventh, eighth);
        ReportedDate sent =
                new ReportedDate("1999", PartOfDay.MORNING, "UTC", "words", accounts, OCTOBER_9, OCTOBER_11);

        assertEquals(ReportedDate.of(accounts), sent);
        assertEquals("[2023-10-07,2023-10-08]", sent.edtf());
        assertEquals(eighth.latest(), sent.latest());
    }

    @Test
    void zoneThatThisJavaDoesNotKnowLeavesWhatWasStored() {
        UncertainDate unknown =
                new UncertainDate("2023-10-07", null, "Mars/Olympus", null, OCTOBER_9, OCTOBER_11.minusMillis(1));
        ReportedDate alone = ReportedDate.of(unknown);
        ReportedDate account = ReportedDate.of(accounts(unknown));
        ReportedDate two = ReportedDate.of(accounts(unknown, eighth));

        assertEquals(OCTOBER_9, alone.earliest());
        assertEquals("2023-10-07", alone.words());
        assertEquals(unknown, account.date());
        assertEquals(OCTOBER_9, account.earliest());
        assertEquals("2023-10-08/2023-10-11", two.edtf());
        assertEquals(
                List.of("/zone"), alone.faults().stream().map(Fault::pointer).toList());
    }

    @Test
    void datesAreInOrderAndUnknownOnesLast() {
        ReportedDate open = ReportedDate.of(date("../2023-10-07"));
        ReportedDate first = ReportedDate.of(seventh);
        ReportedDate second = ReportedDate.of(accounts(eighth));
        ReportedDate none = ReportedDate.of(accounts(eighth)).knownAt(Instant.EPOCH);
        List<ReportedDate> dates = new ArrayList<>(List.of(none, second, first, open));
        dates.sort(ReportedDate.ORDER);

        assertEquals(List.of(open, first, second, none), dates);
    }

    @Test
    void faultsOfADateAreReportedAtItsPlace() {
        Faults faults = new Faults();
        List<Account> accounts = accounts(seventh, eighth);
        faults.date("/a", null);
        faults.date("/b", ReportedDate.of(seventh));
        faults.date("/c", ReportedDate.of(accounts));
        assertEquals(List.of(), faults.all());

        faults.date("/d", new ReportedDate(null, PartOfDay.NIGHT, null, null, null, null, null));
        faults.date("/e", ReportedDate.of(List.of(accounts.get(0), accounts.get(0))));
        faults.date(
                "/f", ReportedDate.of(List.of(accounts.get(0).withRank(Rank.DEPRECATED, RankReason.DUPLICATE, null))));
        assertEquals(
                List.of("/d/edtf", "/e/accounts/1", "/f/accounts"),
                faults.all().stream().map(Fault::pointer).toList());
    }

    @Test
    void whatIsMissingInAnAccountIsLeftToValidation() {
        List<Account> accounts = new ArrayList<>(accounts(eighth));
        accounts.add(null);
        accounts.add(new Account(null, null, null, null, null, null));

        assertEquals(eighth, ReportedDate.of(accounts).date());
        assertFalse(ReportedDate.of(accounts).disputed());
    }

    @Test
    void laterAccountsAndRanksChangeNothingOfWhatWasFirstKnown() {
        Account first = account("first", eighth, "2023-10-09T12:00:00Z");
        Account later = account("later", seventh, "2023-10-10T12:00:00Z");
        Account refuted =
                first.withRank(Rank.DEPRECATED, RankReason.REFUTED, PublicationTime.of("2023-10-10T12:00:00Z"));
        Account wrong = account("wrong", seventh, "2023-10-08T12:00:00Z")
                .withRank(Rank.DEPRECATED, RankReason.ENTRY_ERROR, null);

        assertEquals(eighth, ReportedDate.of(List.of(first)).firstKnown().date());
        assertEquals(
                eighth,
                ReportedDate.of(List.of(later, refuted, wrong)).firstKnown().date());
        assertEquals(seventh, ReportedDate.of(List.of(later)).firstKnown().date());
        assertNull(ReportedDate.of(List.of(wrong)).firstKnown().date());
        assertEquals(seventh, ReportedDate.of(seventh).firstKnown().date());
    }

    @Test
    void equalityIsOfWhatWasSaid() {
        assertEquals(ReportedDate.of(seventh), ReportedDate.of(seventh));
        assertEquals(
                ReportedDate.of(accounts(seventh)).hashCode(),
                ReportedDate.of(accounts(seventh)).hashCode());
        assertNotEquals(ReportedDate.of(seventh), ReportedDate.of(eighth));
        assertNotEquals(ReportedDate.of(seventh), ReportedDate.of(accounts(seventh)));
        assertNotEquals(ReportedDate.of(accounts(seventh)), ReportedDate.of(accounts(seventh, seventh)));
    }

    private static UncertainDate date(String text) {
        String[] parts = text.split(" ");
        PartOfDay part = parts.length < 2 || parts[1].equals("-") ? null : PartOfDay.valueOf(parts[1]);
        return new UncertainDate(parts[0], part, parts.length < 3 ? null : parts[2], null);
    }

    private static List<Account> accounts(UncertainDate... dates) {
        return IntStream.range(0, dates.length)
                .mapToObj(i -> account("a" + i, dates[i], "2023-10-09T12:00:00Z"))
                .toList();
    }

    private static Account account(String id, UncertainDate date, String publishedAt) {
        return new Account(id, date, Citations.published(publishedAt), null, null, null);
    }
}
