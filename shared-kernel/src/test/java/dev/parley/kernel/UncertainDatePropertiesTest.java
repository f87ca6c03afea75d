package dev.parley.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UncertainDatePropertiesTest {

    /** Clocks changed by an hour, half an hour or a day; at midnight, a minute after, before and during the night. */
    private static final String[] ZONES = {
        "UTC",
        "Asia/Gaza",
        "Europe/Berlin",
        "Africa/Cairo",
        "America/Havana",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago"
    };

    @Property
    void earliestIsNeverAfterLatest(@ForAll("dates") UncertainDate date) {
        if (date.earliest() != null && date.latest() != null) {
            assertFalse(date.earliest().isAfter(date.latest()));
        }
    }

    @Property
    void boundsAreToTheMillisecond(@ForAll("dates") UncertainDate date) {
        for (Instant bound : new Instant[] {date.earliest(), date.latest()}) {
            assertTrue(bound == null || bound.getNano() % 1_000_000 == 0);
        }
    }

    @Property
    void dayHoldsExactlyTheInstantsOfItsName(
            @ForAll("days") LocalDate day, @ForAll("zones") String zone, @ForAll("milliseconds") int millisecond) {
        ZoneId rules = ZoneId.of(zone);
        if (isLeftOut(day, zone)) {
            return;
        }
        UncertainDate date = new UncertainDate(day.toString(), null, zone, null);

        assertEquals(day, LocalDate.ofInstant(date.earliest(), rules));
        assertEquals(day, LocalDate.ofInstant(date.latest(), rules));
        Instant some = day.atStartOfDay(rules).toInstant().plusMillis(millisecond);
        if (LocalDate.ofInstant(some, rules).equals(day)) {
            assertTrue(mayBe(date, some));
        }
        assertFalse(LocalDate.ofInstant(date.earliest().minusMillis(1), rules).equals(day));
        assertFalse(LocalDate.ofInstant(date.latest().plusMillis(1), rules).equals(day));
    }

    @Property
    void orderIsTotalAndLevelOnlyForTheSameBounds(
            @ForAll("dates") UncertainDate one,
            @ForAll("dates") UncertainDate other,
            @ForAll("dates") UncertainDate third) {
        int order = UncertainDate.ORDER.compare(one, other);
        assertEquals(-Integer.signum(order), Integer.signum(UncertainDate.ORDER.compare(other, one)));
        assertEquals(order == 0, bounds(one).equals(bounds(other)));
        assertEquals(0, UncertainDate.ORDER.compare(one, copy(one)));
        if (order <= 0 && UncertainDate.ORDER.compare(other, third) <= 0) {
            assertTrue(UncertainDate.ORDER.compare(one, third) <= 0);
        }
    }

    @Property
    void overlapIsOfTheBoundsAndSymmetric(@ForAll("dates") UncertainDate one, @ForAll("dates") UncertainDate other) {
        Instant start = latestOf(orFirst(one.earliest()), orFirst(other.earliest()));
        Instant end = earliestOf(orLast(one.latest()), orLast(other.latest()));

        assertEquals(!start.isAfter(end), one.overlaps(other));
        assertEquals(one.overlaps(other), other.overlaps(one));
        assertTrue(one.overlaps(one));
    }

    @Property
    void partOfDayStaysWithinItsDayAndANightEndsAtSix(
            @ForAll("days") LocalDate day, @ForAll("zones") String zone, @ForAll PartOfDay part) {
        if (isLeftOut(day, zone)) {
            return;
        }
        UncertainDate whole = new UncertainDate(day.toString(), null, zone, null);
        UncertainDate narrowed = new UncertainDate(day.toString(), part, zone, null);

        assertFalse(narrowed.earliest().isBefore(whole.earliest()));
        assertFalse(narrowed.earliest().isAfter(narrowed.latest()));
        if (part == PartOfDay.NIGHT) {
            LocalDateTime six = day.plusDays(1).atTime(LocalTime.of(6, 0));
            assertTrue(
                    LocalDateTime.ofInstant(narrowed.latest(), ZoneId.of(zone)).isBefore(six));
        } else {
            assertFalse(narrowed.latest().isAfter(whole.latest()));
        }
    }

    @Property
    void partsOfADayLeaveNothingOfItOut(
            @ForAll("days") LocalDate day, @ForAll("zones") String zone, @ForAll("milliseconds") int millisecond) {
        if (isLeftOut(day, zone)) {
            return;
        }
        UncertainDate whole = new UncertainDate(day.toString(), null, zone, null);
        Instant some = whole.earliest().plusMillis(millisecond);
        if (mayBe(whole, some)) {
            assertTrue(List.of(PartOfDay.values()).stream()
                    .anyMatch(part -> mayBe(new UncertainDate(day.toString(), part, zone, null), some)));
        }
    }

    @Property
    void intervalAndSetHoldTheirMembers(@ForAll @Size(min = 1, max = 5) List<@From("days") LocalDate> days) {
        List<LocalDate> ordered = new ArrayList<>(days);
        ordered.sort(null);
        LocalDate first = ordered.get(0);
        LocalDate last = ordered.get(ordered.size() - 1);
        UncertainDate interval = date(first + "/" + last);
        UncertainDate set = date(
                "[" + String.join(",", days.stream().map(LocalDate::toString).toList()) + "]");

        assertEquals(bounds(interval), bounds(set));
        assertEquals(date(first.toString()).earliest(), set.earliest());
        assertEquals(date(last.toString()).latest(), set.latest());
    }

    @Property
    void precisionIsNeverFinerThanTheBounds(@ForAll("dates") UncertainDate date) {
        boolean isClosed = date.earliest() != null && date.latest() != null;
        Duration width = isClosed ? Duration.between(date.earliest(), date.latest()) : null;

        switch (date.precision()) {
            case DAY -> assertTrue(width.compareTo(Duration.ofHours(49)) < 0);
            case DAYS, WEEK -> assertTrue(width.compareTo(Duration.ofDays(8)) < 0);
            case MONTH -> assertTrue(width.compareTo(Duration.ofDays(32)) < 0);
            case LONGER -> assertTrue(!isClosed || width.compareTo(Duration.ofDays(30)) > 0);
        }
    }

    @Property
    void anyTextIsADateOrInvalid(@ForAll("texts") String edtf, @ForAll PartOfDay part, @ForAll String zone) {
        List<UncertainDate> dates = new ArrayList<>();
        try {
            dates.add(new UncertainDate(edtf, null, null, null));
            dates.add(new UncertainDate(edtf, part, "America/St_Johns", null));
            dates.add(new UncertainDate(edtf, part, zone, null));
        } catch (InvalidValueException invalid) {
            assertFalse(invalid.faults().isEmpty());
            for (Fault fault : invalid.faults()) {
                assertTrue(List.of("/edtf", "/partOfDay", "/zone").contains(fault.pointer()));
                assertTrue(!fault.pointer().equals("/edtf") || fault.message().startsWith("at character "));
            }
        }
        for (UncertainDate date : dates) {
            earliestIsNeverAfterLatest(date);
        }
    }

    @Provide
    Arbitrary<UncertainDate> dates() {
        return Combinators.combine(
                        expressions(), Arbitraries.of(PartOfDay.class).injectNull(0.5), zones())
                .as(UncertainDatePropertiesTest::dateOrNull)
                .filter(date -> date != null)
                .withoutEdgeCases();
    }

    /** Around the changes of clocks of several zones, so that they often meet. */
    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.of(
                        "1987-10-25",
                        "2006-04-02",
                        "2006-10-28",
                        "2011-12-30",
                        "2023-03-26",
                        "2023-04-07",
                        "2023-04-28",
                        "2023-10-26",
                        "2023-10-29",
                        "2023-11-05",
                        "2024-02-29")
                .flatMap(day -> Arbitraries.integers().between(-2, 2).map(days -> LocalDate.parse(day)
                        .plusDays(days)))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<Integer> milliseconds() {
        return Arbitraries.integers().between(0, (int) Duration.ofHours(25).toMillis());
    }

    /** Any text; text of the characters of EDTF; and expressions with one character changed. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> alike = Arbitraries.strings()
                .withChars("0123456789XYESTZ-+:./?~%[]{},.")
                .ofMaxLength(40);
        Arbitrary<String> spoilt = Combinators.combine(
                        expressions(), Arbitraries.integers().between(0, 40), Arbitraries.chars())
                .as((text, at, character) ->
                        at < text.length() ? text.substring(0, at) + character + text.substring(at + 1) : text);
        return Arbitraries.oneOf(Arbitraries.strings(), alike, spoilt, expressions())
                .withoutEdgeCases();
    }

    private Arbitrary<String> expressions() {
        Arbitrary<String> dates = Arbitraries.oneOf(
                days().map(LocalDate::toString),
                days().map(day -> day.toString().substring(0, 7)),
                days().map(day -> day.toString().substring(0, 4)),
                days().map(day -> day.toString().substring(0, 8) + "XX"),
                days().map(day -> day.toString().substring(0, 3) + "X"),
                days().map(day -> day + "T00:30:00"),
                days().map(day -> day + "T23:30:00-03:00"));
        Arbitrary<String> bounds = Arbitraries.oneOf(dates, dates, Arbitraries.of("..", ""));
        return Arbitraries.oneOf(
                dates,
                dates.map(date -> date + "~"),
                Combinators.combine(bounds, bounds).as((first, last) -> first + "/" + last),
                Combinators.combine(dates, bounds).as((first, last) -> "[" + first + ".." + last + "]"),
                dates.list().ofMinSize(1).ofMaxSize(5).map(list -> "[" + String.join(",", list) + "]"));
    }

    private static UncertainDate dateOrNull(String edtf, PartOfDay part, String zone) {
        try {
            return new UncertainDate(edtf, part, zone, null);
        } catch (InvalidValueException invalid) {
            return null;
        }
    }

    private static UncertainDate date(String edtf) {
        return new UncertainDate(edtf, null, null, null);
    }

    private static UncertainDate copy(UncertainDate date) {
        return new UncertainDate(date.edtf(), date.partOfDay(), date.zone(), "in other words");
    }

    private static boolean isLeftOut(LocalDate day, String zone) {
        return day.equals(LocalDate.of(2011, 12, 30)) && zone.equals("Pacific/Apia");
    }

    private static boolean mayBe(UncertainDate date, Instant instant) {
        return !instant.isBefore(date.earliest()) && !instant.isAfter(date.latest());
    }

    private static List<Instant> bounds(UncertainDate date) {
        return List.of(orFirst(date.earliest()), orLast(date.latest()));
    }

    private static Instant orFirst(Instant instant) {
        return instant == null ? Instant.MIN : instant;
    }

    private static Instant orLast(Instant instant) {
        return instant == null ? Instant.MAX : instant;
    }

    private static Instant latestOf(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliestOf(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
