package dev.parley.kernel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An expression of the Extended Date/Time Format (ISO 8601-2:2019, annex A) in the profile of {@link UncertainDate}. It
 * is kept as spans of which one holds: a date or an interval is one span, a set has one for each member.
 */
record Edtf(List<Span> spans, ZoneId zone) {

    /** From the start of one date to the end of another; null on a side that is open or unknown. */
    record Span(Date first, Date last) {

        /** Whether both sides are the same date. */
        boolean isOneDate() {
            return first == last;
        }
    }

    /** What of a date is written. */
    enum Precision {
        CENTURY,
        DECADE,
        YEAR,
        UNKNOWN_MONTH,
        MONTH,
        UNKNOWN_DAY,
        DAY,
        TIME
    }

    /** How sure the writer was of a date. */
    enum Qualifier {
        CERTAIN,
        UNCERTAIN,
        APPROXIMATE,
        APPROXIMATE_AND_UNCERTAIN
    }

    /**
     * One date.
     *
     * @param start its first millisecond
     * @param end its last millisecond; the same for a time of day
     * @param zone in which both are local
     * @param position of its first character in the expression
     */
    record Date(
            LocalDateTime start,
            LocalDateTime end,
            ZoneId zone,
            Precision precision,
            Qualifier qualifier,
            int position) {

        boolean isPlainDay() {
            return precision == Precision.DAY && qualifier == Qualifier.CERTAIN;
        }

        boolean isPlainMonth() {
            return precision == Precision.MONTH && qualifier == Qualifier.CERTAIN;
        }

        Date nextDay() {
            return new Date(start.plusDays(1), end.plusDays(1), zone, precision, qualifier, position);
        }

        /** Where clocks go back, the first of the two instants with that local time. */
        Instant earliest(PartOfDay part) {
            LocalDateTime local = part == null ? start : start.plusHours(part.from());
            return isSkipped(local) ? clockChange(local) : local.atZone(zone).toInstant();
        }

        /** Where clocks go back, the second of the two instants with that local time. */
        Instant latest(PartOfDay part) {
            LocalDateTime local =
                    part == null ? end : start.plusHours(part.until()).minus(MILLISECOND);
            if (isSkipped(local)) {
                return start.equals(end)
                        ? clockChange(local)
                        : clockChange(local).minus(MILLISECOND);
            }
            return local.atZone(zone).withLaterOffsetAtOverlap().toInstant();
        }

        /** Dates in one zone are compared by local time: where clocks go back, instants alone miss some. */
        boolean isAfter(Date other) {
            return zone.equals(other.zone) && start.isAfter(other.end)
                    || earliest(null).isAfter(other.latest(null));
        }

        boolean isOutside(PartOfDay part) {
            return earliest(part).isBefore(FIRST) || latest(part).isAfter(LAST);
        }

        private boolean isSkipped(LocalDateTime local) {
            return zone.getRules().getValidOffsets(local).isEmpty();
        }

        /** When clocks went forward past that local time. */
        private Instant clockChange(LocalDateTime local) {
            return zone.getRules().getTransition(local).getInstant();
        }
    }

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /**
     * @param zone for days and for times without an offset
     * @throws InvalidValueException at {@code /edtf}, naming the character
     */
    static Edtf parse(String text, ZoneId zone) {
        return new Edtf(new Parser(text, zone).expression(), zone);
    }

    /** @throws InvalidValueException if the part of day does not fit, or a bound lies where RFC 3339 cannot write it */
    void requireValid(PartOfDay part) {
        if (part != null) {
            dates().filter(date -> date.precision != Precision.DAY).findFirst().ifPresent(date -> {
                throw new InvalidValueException(
                        "/partOfDay", "works with whole days only; write one " + at(date.position) + " of `edtf`");
            });
            if (dates().findAny().isEmpty()) {
                throw new InvalidValueException(
                        "/partOfDay", "works with whole days only; write one in `edtf`, as in `2023-10-07`");
            }
        }
        dates().filter(date -> date.isOutside(part)).findFirst().ifPresent(date -> {
            throw fault(date.position, "use a date that lies in the years 0000 to 9999, UTC");
        });
    }

    /** Null where open or unknown. */
    Instant earliest(PartOfDay part) {
        return spans.stream().anyMatch(span -> span.first == null)
                ? null
                : spans.stream()
                        .map(span -> span.first.earliest(part))
                        .min(Instant::compareTo)
                        .orElseThrow();
    }

    /** Inclusive; null where open or unknown. */
    Instant latest(PartOfDay part) {
        return spans.stream().anyMatch(span -> span.last == null)
                ? null
                : spans.stream()
                        .map(span -> span.last.latest(part))
                        .max(Instant::compareTo)
                        .orElseThrow();
    }

    private Stream<Date> dates() {
        return spans.stream().flatMap(span -> Stream.of(span.first, span.last)).filter(Objects::nonNull);
    }

    private static final class Parser {

        private final String text;
        private final ZoneId zone;
        private int position;
        /** Where the date that is being read begins. */
        private int start;

        Parser(String text, ZoneId zone) {
            this.text = text;
            this.zone = zone;
        }

        List<Span> expression() {
            List<Span> spans = accept("[") ? set() : List.of(dateOrInterval());
            if (position < text.length()) {
                throw syntax(position, "unexpected character");
            }
            return spans;
        }

        private Span dateOrInterval() {
            Date first = bound();
            if (first != null && next() != '/') {
                return span(first, first);
            }
            expect("/");
            return span(first, bound());
        }

        /** One side of an interval. */
        private Date bound() {
            boolean unknown = position == 0 ? next() == '/' : position == text.length();
            return unknown || accept("..") ? null : date();
        }

        private List<Span> set() {
            List<Span> spans = new ArrayList<>();
            do {
                spans.add(member(spans.isEmpty()));
            } while (accept(","));
            expect("]");
            return spans;
        }

        private Span member(boolean isFirst) {
            if (isFirst && accept("..")) {
                return span(null, date());
            }
            Date first = date();
            if (!accept("..")) {
                return span(first, first);
            }
            return span(first, next() == ']' ? null : date());
        }

        private Span span(Date first, Date last) {
            if (first != null && last != null && first.isAfter(last)) {
                throw fault(last.position, "the end is before the start (in " + zone + ")");
            }
            return new Span(first, last);
        }

        private Date date() {
            start = position;
            String digits = year();
            int year = Integer.parseInt(digits.replace('X', '0'));
            int years =
                    switch (digits.indexOf('X')) {
                        case 2 -> 100;
                        case 3 -> 10;
                        default -> 1;
                    };
            if (years > 1 || !accept("-")) {
                return years(
                        year,
                        years,
                        years == 100 ? Precision.CENTURY : years == 10 ? Precision.DECADE : Precision.YEAR);
            }
            if (accept("XX")) {
                if (accept("-")) {
                    expect("XX");
                }
                return years(year, 1, Precision.UNKNOWN_MONTH);
            }
            YearMonth month = Year.of(year).atMonth(month());
            if (!accept("-")) {
                return days(month.atDay(1), month.lengthOfMonth(), Precision.MONTH);
            }
            if (accept("XX")) {
                return days(month.atDay(1), month.lengthOfMonth(), Precision.UNKNOWN_DAY);
            }
            int at = position;
            int day = number(2, "write the day with two digits");
            if (!month.isValidDay(day)) {
                throw fault(at, month + " has no day " + day);
            }
            return accept("T") ? time(month.atDay(day)) : days(month.atDay(day), 1, Precision.DAY);
        }

        private String year() {
            if (next() == 'Y' || next() == '-') {
                throw fault(
                        start,
                        "years before 0000 and after 9999 are not supported, because RFC 3339 cannot write them");
            }
            while (position < start + 4 && (isDigit(next()) || position >= start + 2 && next() == 'X')) {
                position++;
            }
            String digits = text.substring(start, position);
            if (!digits.matches("\\d{4}|\\d{3}X|\\d{2}XX")) {
                throw syntax(start, "write the year with four digits, of which the last or the last two may be X");
            }
            return digits;
        }

        private int month() {
            int at = position;
            int month = number(2, "write the month with two digits");
            if (month >= 21 && month <= 41) {
                throw fault(
                        at,
                        "seasons and other parts of a year (" + month
                                + ") are not supported; use months, as in `2023-06/2023-08`");
            }
            if (month < 1 || month > 12) {
                throw fault(at, "use a month from 01 to 12, not " + month);
            }
            return month;
        }

        private Date time(LocalDate day) {
            int at = position;
            int hour = number(2, "write the hour with two digits");
            expect(":");
            int minute = number(2, "write the minute with two digits");
            int second = 0;
            int millisecond = 0;
            if (accept(":")) {
                second = number(2, "write the second with two digits");
                millisecond = accept(".") ? number(3, "write the fraction of a second with three digits") : 0;
            }
            if (hour > 23 || minute > 59 || second > 59) {
                throw fault(at, "use a time between 00:00:00 and 23:59:59");
            }
            LocalDateTime time = day.atTime(hour, minute, second, millisecond * 1_000_000);
            return new Date(time, time, offset(), Precision.TIME, Qualifier.CERTAIN, start);
        }

        private ZoneId offset() {
            int at = position;
            if (accept("Z")) {
                return ZoneOffset.UTC;
            }
            if (next() != '+' && next() != '-') {
                return zone;
            }
            position++;
            number(2, "write the hours of the offset with two digits");
            if (accept(":")) {
                number(2, "write the minutes of the offset with two digits");
            }
            try {
                return ZoneOffset.of(text.substring(at, position));
            } catch (DateTimeException e) {
                throw fault(at, "use an offset between -18:00 and +18:00");
            }
        }

        private Date years(int first, int count, Precision precision) {
            LocalDate day = LocalDate.of(first, 1, 1);
            return whole(day, day.plusYears(count), precision);
        }

        private Date days(LocalDate first, int count, Precision precision) {
            return whole(first, first.plusDays(count), precision);
        }

        private Date whole(LocalDate first, LocalDate next, Precision precision) {
            return new Date(
                    first.atStartOfDay(), next.atStartOfDay().minus(MILLISECOND), zone, precision, qualifier(), start);
        }

        private Qualifier qualifier() {
            Qualifier qualifier =
                    switch (next()) {
                        case '~' -> Qualifier.APPROXIMATE;
                        case '?' -> Qualifier.UNCERTAIN;
                        case '%' -> Qualifier.APPROXIMATE_AND_UNCERTAIN;
                        default -> Qualifier.CERTAIN;
                    };
            position += qualifier == Qualifier.CERTAIN ? 0 : 1;
            return qualifier;
        }

        private int number(int digits, String rule) {
            int first = position;
            while (position < first + digits && isDigit(next())) {
                position++;
            }
            if (position < first + digits) {
                throw syntax(first, rule);
            }
            return Integer.parseInt(text.substring(first, position));
        }

        private static boolean isDigit(char character) {
            return character >= '0' && character <= '9';
        }

        /** The next character; NUL at the end. */
        private char next() {
            return position < text.length() ? text.charAt(position) : '\0';
        }

        private boolean accept(String expected) {
            boolean there = text.startsWith(expected, position);
            position += there ? expected.length() : 0;
            return there;
        }

        private void expect(String expected) {
            if (!accept(expected)) {
                throw syntax(position, "expected `" + expected + "`");
            }
        }

        /** The given fault, unless the next character belongs to EDTF but not to the profile. */
        private InvalidValueException syntax(int at, String message) {
            return switch (next()) {
                case '~', '?', '%' ->
                    fault(position, "write one qualifier (`~`, `?` or `%`) at the end of a date without a time");
                case 'S' -> fault(position, "significant digits are not supported");
                case 'E' -> fault(position, "exponents are not supported");
                case '{' ->
                    fault(
                            position,
                            "sets in `{` and `}` are not supported; write a set of which one member holds in `[` and `]`");
                default -> fault(at, message);
            };
        }
    }

    private static InvalidValueException fault(int position, String message) {
        return new InvalidValueException("/edtf", at(position) + ": " + message);
    }

    private static String at(int position) {
        return "at character " + (position + 1);
    }
}
