package dev.parley.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.parley.kernel.constraint.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When something happened, as far as is known.
 *
 * <p>Bounds are inclusive and to the millisecond, as {@code min} and {@code max} of the reference implementation, npm
 * {@code edtf}. Where clocks go back over a bound, a start is the earlier and an end the later of the two instants with
 * that local time; where clocks go forward over it, the bound is the instant of the change. An open or unknown bound is
 * null.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"edtf", "partOfDay", "zone", "verbatim", "words", "earliest", "latest"})
@Schema(description = "When something happened, as far as is known.")
public record UncertainDate(
        @NotNull
        @Size(max = UncertainDate.MAX_LENGTH)
        @Schema(
                description =
                        "Date or interval in the Extended Date/Time Format (EDTF, ISO 8601-2:2019) of level 0 or 1,"
                                + " or a level-2 set of which one member holds. The qualifiers `~`, `?` and `%` do"
                                + " not widen it. Seasons and years outside 0000 to 9999 are refused.",
                examples = "[2023-10-07,2023-10-08]")
        String edtf,

        @Schema(
                description =
                        "Part of the day, to narrow a single day or the outer days of an interval or a set of days.")
        PartOfDay partOfDay,

        @Schema(
                description = "IANA name of the time zone in which days begin and end, and in which times without an"
                        + " offset are; default UTC.",
                examples = "Asia/Gaza")
        String zone,

        @PlainText @Size(max = 500) @Schema(description = "The words of the report, as in \"overnight\".")
        String verbatim,

        @KeptAsDerived
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        @Schema(
                readOnly = true,
                description = "First possible instant, to the millisecond; absent if the start is open or unknown.")
        Instant earliest,

        @KeptAsDerived
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        @Schema(
                readOnly = true,
                description =
                        "Last possible instant, inclusive, to the millisecond; absent if the end is open or unknown.")
        Instant latest)
        implements CheckedValue {

    /**
     * By {@link #earliest}, an open start first; then by {@link #latest}, an open end last. Dates with the same bounds
     * are equal in this order; documents are then sorted by id.
     */
    public static final Comparator<UncertainDate> ORDER = Comparator.comparing(
                    UncertainDate::earliest, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(UncertainDate::latest, Comparator.nullsLast(Comparator.naturalOrder()));

    static final int MAX_LENGTH = 200;

    /** Derives the bounds; where that cannot be done, as in a zone that this Java does not know, those given stay. */
    public UncertainDate {
        try {
            Edtf date = parse(edtf, zone);
            date.requireValid(partOfDay);
            earliest = date.earliest(partOfDay);
            latest = date.latest(partOfDay);
        } catch (InvalidValueException e) {
            // faults() says why
        }
    }

    /**
     * @throws InvalidValueException with every fault: an expression outside the profile (the message says at which
     *     character), an unknown zone, a part of day without a day, a bound outside the years 0000 to 9999, UTC
     */
    public UncertainDate(String edtf, PartOfDay partOfDay, String zone, String verbatim) {
        this(edtf, partOfDay, zone, verbatim, null, null);
        CheckedValue.requireSound(this);
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (!isZone(zone)) {
            faults.add(new Fault("/zone", "use the IANA name of a time zone, as in `Asia/Gaza`"));
        }
        try {
            parse(edtf, faults.isEmpty() ? zone : null).requireValid(partOfDay);
        } catch (InvalidValueException invalid) {
            faults.addAll(invalid.faults());
        }
        return faults;
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true, description = Words.DESCRIPTION, examples = "night of 7 to 8 October 2023")
    public String words() {
        try {
            return Words.ENGLISH.date(this);
        } catch (InvalidValueException e) {
            // of another grammar, or in a zone that this Java does not know: nothing is plainer than what was said
            return edtf;
        }
    }

    /** By what was said: another Java may derive other bounds of it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof UncertainDate date
                && Objects.equals(edtf, date.edtf)
                && partOfDay == date.partOfDay
                && Objects.equals(zone, date.zone)
                && Objects.equals(verbatim, date.verbatim);
    }

    @Override
    public int hashCode() {
        return Objects.hash(edtf, partOfDay, zone, verbatim);
    }

    /**
     * Whether both may have been at one instant, by their bounds alone: a set counts as from its first to its last
     * member. An open or unknown bound is no limit.
     */
    public boolean overlaps(UncertainDate other) {
        return isInOrder(earliest(), other.latest()) && isInOrder(other.earliest(), latest());
    }

    /** Whether it may have been at {@code instant}, by its inclusive bounds. */
    public boolean contains(Instant instant) {
        return isInOrder(earliest(), instant) && isInOrder(instant, latest());
    }

    /** How narrowly it is known, in the codes of ACLED and UCDP. */
    public DatePrecision precision() {
        Instant earliest = earliest();
        Instant latest = latest();
        if (earliest == null || latest == null) {
            return DatePrecision.LONGER;
        }
        ZoneId days = zoneOfDays(zone);
        return DatePrecision.ofDays(
                1 + ChronoUnit.DAYS.between(LocalDate.ofInstant(earliest, days), LocalDate.ofInstant(latest, days)));
    }

    Edtf expression() {
        return parse(edtf, zone);
    }

    private static boolean isInOrder(Instant first, Instant second) {
        return first == null || second == null || !first.isAfter(second);
    }

    static boolean isZone(String name) {
        try {
            return name == null || ZoneRulesProvider.getRules(name, false) != null;
        } catch (ZoneRulesException e) {
            return false;
        }
    }

    private static Edtf parse(String edtf, String zone) {
        if (edtf == null) {
            throw new InvalidValueException("/edtf", "is required");
        }
        if (edtf.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "/edtf", "at character " + (MAX_LENGTH + 1) + ": use at most " + MAX_LENGTH + " characters");
        }
        if (!isZone(zone)) {
            throw new InvalidValueException("/zone", "is unknown");
        }
        return Edtf.parse(edtf, zoneId(zone));
    }

    /** The zone in which days begin and end; UTC where this Java does not know it. */
    static ZoneId zoneOfDays(String zone) {
        return isZone(zone) ? zoneId(zone) : ZoneOffset.UTC;
    }

    static ZoneId zoneId(String zone) {
        return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    }
}
