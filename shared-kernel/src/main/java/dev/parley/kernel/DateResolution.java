package dev.parley.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resolves dates of which one is right into one date that allows them all, as narrow as it can be said. */
final class DateResolution {

    private static final String OPEN = "..";
    private static final String UTC = "UTC";

    private DateResolution() {}

    /** Null if there are no dates. */
    static UncertainDate of(List<UncertainDate> dates) {
        if (dates.isEmpty()) {
            return null;
        }
        UncertainDate first = dates.get(0);
        if (dates.stream().allMatch(date -> areSame(date, first))) {
            boolean isWorded = dates.stream().allMatch(date -> Objects.equals(date.verbatim(), first.verbatim()));
            return isWorded
                    ? first
                    : new UncertainDate(
                            first.edtf(), first.partOfDay(), first.zone(), null, first.earliest(), first.latest());
        }
        UncertainDate days = oneOf(dates);
        return days != null && days.faults().isEmpty() ? days : hull(dates);
    }

    /** Whether both are the same date, whatever the words of the reports. */
    static boolean areSame(UncertainDate one, UncertainDate other) {
        return Objects.equals(one.edtf(), other.edtf())
                && one.partOfDay() == other.partOfDay()
                && zone(one).equals(zone(other));
    }

    /** The first possible instant of any of the dates; null if the start of one is open, or there are none. */
    static Instant earliest(List<UncertainDate> dates) {
        return dates.stream().anyMatch(date -> date.earliest() == null)
                ? null
                : dates.stream()
                        .map(UncertainDate::earliest)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static Instant latest(List<UncertainDate> dates) {
        return dates.stream().anyMatch(date -> date.latest() == null)
                ? null
                : dates.stream()
                        .map(UncertainDate::latest)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** The dates as one-of set, if they are whole days in one zone and of one part of the day; otherwise null. */
    private static UncertainDate oneOf(List<UncertainDate> dates) {
        UncertainDate first = dates.get(0);
        boolean isOneKind = dates.stream()
                .allMatch(date ->
                        date.partOfDay() == first.partOfDay() && zone(date).equals(zone(first)));
        List<LocalDate> days =
                dates.stream().flatMap(DateResolution::day).distinct().sorted().toList();
        boolean areDays = dates.stream().allMatch(date -> day(date).findAny().isPresent());
        return isOneKind && areDays
                ? new UncertainDate(
                        days.stream().map(LocalDate::toString).collect(Collectors.joining(",", "[", "]")),
                        first.partOfDay(),
                        first.zone(),
                        null,
                        null,
                        null)
                : null;
    }

    /** The day, if the date is a single one; empty also for one of another grammar or in a zone unknown to this Java. */
    private static Stream<LocalDate> day(UncertainDate date) {
        try {
            List<Edtf.Span> spans = date.expression().spans();
            Edtf.Span span = spans.get(0);
            boolean isDay = spans.size() == 1
                    && span.isOneDate()
                    && span.first() != null
                    && span.first().isPlainDay();
            return isDay ? Stream.of(span.first().start().toLocalDate()) : Stream.empty();
        } catch (InvalidValueException e) {
            return Stream.empty();
        }
    }

    private static UncertainDate hull(List<UncertainDate> dates) {
        String zone = dates.get(0).zone();
        boolean isOneZone = dates.stream().allMatch(date -> zone(date).equals(zone(dates.get(0))));
        UncertainDate local = isOneZone && UncertainDate.isZone(zone) ? hull(dates, zone) : null;
        return local != null && local.faults().isEmpty() ? local : hull(dates, null);
    }

    private static UncertainDate hull(List<UncertainDate> dates, String zone) {
        String first = day(earliest(dates), zone);
        String last = day(latest(dates), zone);
        boolean isOneDay = first.equals(last) && !first.equals(OPEN);
        return new UncertainDate(isOneDay ? first : first + "/" + last, null, zone, null, null, null);
    }

    private static String day(Instant bound, String zone) {
        return bound == null
                ? OPEN
                : LocalDate.ofInstant(bound, UncertainDate.zoneId(zone)).toString();
    }

    private static String zone(UncertainDate date) {
        return Objects.requireNonNullElse(date.zone(), UTC);
    }
}
