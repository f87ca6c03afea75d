package dev.parley.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Time of publication: an RFC 3339 instant, or a date if the time of day is unknown. It is kept as it was
 * written. A date counts from the end of that day, UTC, because earlier in the day it may not have been public yet.
 */
@Schema(
        type = SchemaType.STRING,
        description =
                "Time of publication: an RFC 3339 instant, or a date, which counts from the end of that day, UTC.",
        examples = "2023-10-09T11:53:00Z")
public final class PublicationTime implements CheckedValue {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final Instant FIRST_NEWS = Instant.parse("1800-01-01T00:00:00Z");

    // A newspaper dates by its own calendar, which may be that of any zone of the earth.
    private static final ZoneOffset FIRST_TO_HAVE_A_DAY = ZoneOffset.ofHours(14);
    private static final ZoneOffset LAST_TO_HAVE_A_DAY = ZoneOffset.ofHours(-12);

    /** The last instant that a database and RFC 3339 can hold. */
    private static final Instant UNKNOWN = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final String text;
    private final Instant instant;

    private PublicationTime(String text, Instant instant) {
        this.text = text;
        this.instant = instant;
    }

    /** @throws InvalidValueException if the text is neither a calendar date nor an RFC 3339 instant with an offset */
    public static PublicationTime of(String text) {
        return CheckedValue.requireSound(asWritten(text));
    }

    /** A text that cannot be read counts as public after everything else: nobody can say since when it was. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PublicationTime asWritten(String text) {
        try {
            return text == null
                    ? null
                    : new PublicationTime(text, isDate(text) ? endOf(text, ZoneOffset.UTC) : instant(text));
        } catch (DateTimeParseException e) {
            return new PublicationTime(text, UNKNOWN);
        }
    }

    @Override
    public List<Fault> faults() {
        return instant.equals(UNKNOWN)
                ? List.of(new Fault(
                        "", "use a date, as in `2023-10-09`, or an RFC 3339 instant, as in `2023-10-09T11:53:00Z`"))
                : List.of();
    }

    private static Instant instant(String text) {
        if (text.startsWith("+") || text.startsWith("-")) {
            throw new DateTimeParseException("RFC 3339 has years of four digits, without a sign", text, 0);
        }
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean isDate(String text) {
        return text.length() == 10;
    }

    private boolean isDate() {
        return isDate(text) && !instant.equals(UNKNOWN);
    }

    private static Instant endOf(String date, ZoneOffset zone) {
        return LocalDate.parse(date, DATE)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .minusMillis(1);
    }

    /** The first instant at which it counts as known, cut to the microsecond, the finest that Parley stores. */
    public Instant instant() {
        return instant;
    }

    /** Whether it was public at {@code moment}, that instant included. */
    public boolean isNotAfter(Instant moment) {
        return !instant.isAfter(moment);
    }

    /** Whether it lies in the future at {@code now}; a date does if its day has begun nowhere on earth. */
    public boolean isInFuture(Instant now) {
        return (isDate()
                        ? LocalDate.parse(text, DATE)
                                .atStartOfDay(FIRST_TO_HAVE_A_DAY)
                                .toInstant()
                        : instant)
                .isAfter(now);
    }

    /** Whether it lies before {@code moment}; a date does if its day had ended by then everywhere on earth. */
    public boolean isBefore(Instant moment) {
        return (isDate() ? endOf(text, LAST_TO_HAVE_A_DAY) : instant).isBefore(moment);
    }

    /** Whether it is older than any report that Parley keeps: before the year 1800, as a misspelt year often is. */
    public boolean isBeforeFirstNews() {
        return instant.isBefore(FIRST_NEWS);
    }

    /** As it was written. */
    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    /** Compares the text: two spellings of one instant differ, because claims are never altered. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PublicationTime moment && text.equals(moment.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
