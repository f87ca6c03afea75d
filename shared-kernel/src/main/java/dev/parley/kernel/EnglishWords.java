package dev.parley.kernel;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import dev.parley.kernel.Edtf.Date;
import dev.parley.kernel.Edtf.Span;

/** Dates, numbers and groups of people in English. */
final class EnglishWords implements Words {

    private static final String NOT_KNOWN = "not known";
    private static final String REMAINS_OF = "remains of ";
    private static final String STATELESS = "STATELESS";
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    @Override
    public String date(UncertainDate date) {
        if (date == null) {
            return NOT_KNOWN;
        }
        List<Span> spans = date.expression().spans();
        PartOfDay part = date.partOfDay();
        return part == null && isListOfDays(spans)
                ? daysOfOneMonth(spans)
                : either(spans.stream().map(span -> span(span, part)).toList());
    }

    /** Whether the date is one of several whole days of one month, so that month and year need saying only once. */
    private static boolean isListOfDays(List<Span> spans) {
        return spans.size() > 1
                && spans.stream()
                        .allMatch(span -> span.isOneDate() && span.first().isPlainDay())
                && spans.stream()
                                .map(span -> monthAndYear(span.first()))
                                .distinct()
                                .count()
                        == 1;
    }

    private static String daysOfOneMonth(List<Span> spans) {
        return either(spans.stream().map(span -> day(span.first())).toList()) + " "
                + monthAndYear(spans.get(0).first());
    }

    private static String span(Span span, PartOfDay part) {
        Date first = span.first();
        Date last = span.last();
        if (first == null && last == null) {
            return NOT_KNOWN;
        }
        if (first == null) {
            return "until " + date(last, part);
        }
        if (last == null) {
            return "since " + date(first, part);
        }
        return span.isOneDate() ? date(first, part) : fromTo(first, last, part);
    }

    /** Leaves out of the start what the end says again: "7 to 8 October 2023". */
    private static String fromTo(Date first, Date last, PartOfDay part) {
        boolean isSameYear = first.start().getYear() == last.start().getYear();
        if (part == null && first.isPlainDay() && last.isPlainDay() && isSameYear) {
            boolean isSameMonth = first.start().getMonth() == last.start().getMonth();
            return (isSameMonth ? day(first) : day(first) + " " + month(first)) + " to " + date(last, null);
        }
        if (first.isPlainMonth() && last.isPlainMonth() && isSameYear) {
            return month(first) + " to " + date(last, null);
        }
        return date(first, part) + " to " + date(last, part);
    }

    private static String date(Date date, PartOfDay part) {
        String words =
                switch (date.precision()) {
                    case CENTURY, DECADE -> year(date) + " to " + date.end().getYear();
                    case YEAR -> year(date);
                    case UNKNOWN_MONTH -> year(date) + ", month not known";
                    case MONTH -> monthAndYear(date);
                    case UNKNOWN_DAY -> monthAndYear(date) + ", day not known";
                    case DAY -> part == null ? dayMonthAndYear(date) : partOfDay(date, part);
                    case TIME -> dayMonthAndYear(date) + ", " + time(date);
                };
        return switch (date.qualifier()) {
            case CERTAIN -> words;
            case APPROXIMATE -> "about " + words;
            case UNCERTAIN -> words + " (uncertain)";
            case APPROXIMATE_AND_UNCERTAIN -> "about " + words + " (uncertain)";
        };
    }

    private static String partOfDay(Date date, PartOfDay part) {
        return switch (part) {
            case EARLY_MORNING -> "early morning of " + dayMonthAndYear(date);
            case MORNING -> "morning of " + dayMonthAndYear(date);
            case AFTERNOON -> "afternoon of " + dayMonthAndYear(date);
            case EVENING -> "evening of " + dayMonthAndYear(date);
            case NIGHT -> "night of " + fromTo(date, date.nextDay(), null);
        };
    }

    private static String time(Date date) {
        LocalDateTime time = date.start();
        String clock = "%02d:%02d".formatted(time.getHour(), time.getMinute());
        return (time.getSecond() == 0 ? clock : "%s:%02d".formatted(clock, time.getSecond())) + " " + zone(date.zone());
    }

    private static String zone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        return zone instanceof ZoneOffset ? "UTC" + zone : "(" + zone + ")";
    }

    private static String dayMonthAndYear(Date date) {
        return day(date) + " " + monthAndYear(date);
    }

    private static String monthAndYear(Date date) {
        return month(date) + " " + year(date);
    }

    private static String day(Date date) {
        return String.valueOf(date.start().getDayOfMonth());
    }

    private static String month(Date date) {
        return MONTHS.get(date.start().getMonthValue() - 1);
    }

    private static String year(Date date) {
        return String.valueOf(date.start().getYear());
    }

    private static String either(List<String> alternatives) {
        return joined(alternatives, "or");
    }

    private static String joined(List<String> items, String conjunction) {
        int last = items.size() - 1;
        return last == 0
                ? items.get(0)
                : String.join(", ", items.subList(0, last)) + " " + conjunction + " " + items.get(last);
    }

    @Override
    public String quantity(Quantity quantity) {
        boolean isOnlyInWords =
                quantity.kind() == Quantity.Kind.APPROXIMATE && quantity.value() == null && quantity.verbatim() != null;
        return isOnlyInWords ? quantity.verbatim() : interval(quantity.interval());
    }

    @Override
    public String interval(Interval interval) {
        if (hasNumber(interval)) {
            return number(interval, isOne -> unit(interval.measure(), isOne));
        }
        return interval.certainlyZero() ? "none" : withoutNumber(interval);
    }

    @Override
    public String groupOf(Interval number, Group group) {
        if (!number.measure().countsPeople()) {
            return interval(number) + " for " + group(group);
        }
        String remains = number.unit() == Quantity.Unit.REMAINS ? REMAINS_OF : remains(group);
        if (hasNumber(number)) {
            return remains + number(number, isOne -> " " + people(group, isOne, isOne ? "or" : "and"));
        }
        if (number.certainlyZero()) {
            return "no " + remains + people(group, false, "or");
        }
        String people = people(group, false, "and");
        return number.kind() == Quantity.Kind.ALL
                ? remains + "all " + people
                : "number " + withoutNumber(number) + ": " + remains + people;
    }

    private static boolean hasNumber(Interval interval) {
        return !interval.certainlyZero() && (interval.hasBounds() || interval.value() != null);
    }

    private static String withoutNumber(Interval interval) {
        return switch (interval.kind()) {
            case ALL -> "all";
            case APPROXIMATE -> "roughly known";
            default -> NOT_KNOWN;
        };
    }

    /** What is counted, with the space before it, in the singular or in the plural. */
    private interface Noun {
        String of(boolean isOne);
    }

    private static String number(Interval interval, Noun noun) {
        String min = amount(interval.min(), interval, noun);
        String max = amount(interval.max(), interval, noun);
        return switch (interval.kind()) {
            case AT_LEAST -> "at least " + min + bestGuess(interval);
            case MORE_THAN -> "more than " + min + bestGuess(interval);
            case AT_MOST -> "at most " + max + bestGuess(interval);
            case LESS_THAN ->
                (isCounted(interval.measure()) ? "fewer than " : "less than ") + max + bestGuess(interval);
            case RANGE -> range(interval, noun) + bestGuess(interval);
            case APPROXIMATE -> "about " + amount(interval.value(), interval, noun);
            case EXACT, NONE, ALL, UNKNOWN -> min;
        };
    }

    private static String range(Interval interval, Noun noun) {
        return (interval.minExclusive() ? "more than " : "")
                + currency(interval)
                + bare(interval.min(), interval)
                + " to "
                + (interval.maxExclusive() ? "less than " : "")
                + bare(interval.max(), interval)
                + noun.of(false)
                + rate(interval);
    }

    private static String bestGuess(Interval interval) {
        return interval.value() == null ? "" : ", most likely " + bare(interval.value(), interval);
    }

    /** A number with its unit: "1 person", "5 people", "USD 6 billion", "200 trucks a day"; null for null. */
    private static String amount(BigDecimal number, Interval interval, Noun noun) {
        return number == null
                ? null
                : currency(interval)
                        + bare(number, interval)
                        + noun.of(number.compareTo(BigDecimal.ONE) == 0)
                        + rate(interval);
    }

    private static String currency(Interval interval) {
        return interval.currency() == null ? "" : interval.currency() + " ";
    }

    private static String rate(Interval interval) {
        return interval.perDay() ? " a day" : "";
    }

    private static String bare(BigDecimal number, Interval interval) {
        if (interval.unit() == Quantity.Unit.MONEY && number.compareTo(MILLION) >= 0) {
            boolean isBillions = number.compareTo(BILLION) >= 0;
            BigDecimal scaled = number.divide(isBillions ? BILLION : MILLION).stripTrailingZeros();
            if (scaled.scale() <= 3) {
                return grouped(scaled) + (isBillions ? " billion" : " million");
            }
        }
        return grouped(number);
    }

    /** Digits in groups of three: "6,000". */
    private static String grouped(BigDecimal number) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        return String.format(Locale.ROOT, "%,d", number.toBigInteger()) + (point < 0 ? "" : plain.substring(point));
    }

    private static boolean isCounted(Measure measure) {
        return switch (measure.unit()) {
            case PERSONS, REMAINS, DAYS, TRUCKS, ITEMS -> true;
            case MONEY, TONNES, LITRES -> false;
        };
    }

    private static String unit(Measure measure, boolean isOne) {
        return switch (measure.unit()) {
            case PERSONS -> isOne ? " person" : " people";
            case REMAINS -> isOne ? " body" : " bodies";
            case DAYS -> isOne ? " day" : " days";
            case TRUCKS -> isOne ? " truck" : " trucks";
            case TONNES -> isOne ? " tonne" : " tonnes";
            case LITRES -> isOne ? " litre" : " litres";
            case ITEMS -> " " + measure.of();
            case MONEY -> "";
        };
    }

    @Override
    public String group(Group group) {
        return remains(group) + people(group, false, "and");
    }

    private static String remains(Group group) {
        return group.condition() == Group.Condition.DECEASED ? REMAINS_OF : "";
    }

    private static String people(Group group, boolean isOne, String conjunction) {
        List<String> demographics = group.demographics().stream()
                .distinct()
                .sorted()
                .map(demographic -> demographic(demographic, isOne))
                .toList();
        List<String> countries = group.nationalities().stream()
                .filter(nationality -> !nationality.equals(STATELESS))
                .map(EnglishCountries::name)
                .toList();
        boolean someStateless = countries.size() < group.nationalities().size();
        return (group.condition() == Group.Condition.WOUNDED_SICK ? "wounded or sick " : "")
                + (someStateless && countries.isEmpty() ? "stateless " : "")
                + (group.custody() == Group.Custody.MISSING ? "missing " : "")
                + (demographics.isEmpty() ? held(group.custody(), isOne) : joined(demographics, conjunction))
                + (countries.isEmpty() ? "" : " from " + joined(countries, conjunction))
                + (someStateless && !countries.isEmpty() ? " or stateless" : "")
                + (demographics.isEmpty() ? "" : inCustody(group.custody(), isOne))
                + (group.sentence() == null ? "" : " (sentence: " + group.sentence() + ")");
    }

    private static String demographic(Group.Demographic demographic, boolean isOne) {
        return switch (demographic) {
            case WOMEN -> isOne ? "woman" : "women";
            case MEN -> isOne ? "man" : "men";
            case CHILDREN -> isOne ? "child" : "children";
            case ELDERLY -> isOne ? "elderly person" : "elderly people";
        };
    }

    private static String held(Group.Custody custody, boolean isOne) {
        return switch (custody) {
            case HOSTAGE -> isOne ? "hostage" : "hostages";
            case PRISONER_OF_WAR -> isOne ? "prisoner of war" : "prisoners of war";
            case CONVICTED_PRISONER -> isOne ? "convicted prisoner" : "convicted prisoners";
            case REMAND_DETAINEE -> isOne ? "remand detainee" : "remand detainees";
            case ADMINISTRATIVE_DETAINEE -> isOne ? "administrative detainee" : "administrative detainees";
            case CIVILIAN_DETAINEE -> isOne ? "civilian detainee" : "civilian detainees";
            case MISSING, UNSPECIFIED -> isOne ? "person" : "people";
        };
    }

    private static String inCustody(Group.Custody custody, boolean isOne) {
        return switch (custody) {
            case HOSTAGE -> " held hostage";
            case PRISONER_OF_WAR -> isOne ? " held as a prisoner of war" : " held as prisoners of war";
            case CONVICTED_PRISONER -> " in prison after a conviction";
            case REMAND_DETAINEE -> " held on remand";
            case ADMINISTRATIVE_DETAINEE -> " in administrative detention";
            case CIVILIAN_DETAINEE -> isOne ? " detained as a civilian" : " detained as civilians";
            case MISSING, UNSPECIFIED -> "";
        };
    }
}
