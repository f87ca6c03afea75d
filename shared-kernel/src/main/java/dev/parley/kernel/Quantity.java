package dev.parley.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number as somebody gave it, with what was left open. Numbers are at least 0 and have at most 18 digits before and 6
 * after the point; 5, 5.0 and 5.00 are the same number and equal.
 *
 * @param kind how the number is meant, and so what it bounds
 * @param unit what is counted or measured
 * @param value the number; with RANGE and APPROXIMATE a best guess, which may be absent
 * @param min of a RANGE, inclusive
 * @param max of a RANGE, inclusive
 * @param currency ISO 4217 code; with MONEY and only there
 * @param verbatim the words of the report
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A number as somebody gave it, with what was left open.", examples = """
            {"kind": "MORE_THAN", "value": 700, "unit": "PERSONS", "verbatim": "over 700"}""")
public record Quantity(
        @NotNull Kind kind,
        @NotNull Unit unit,
        @PositiveOrZero BigDecimal value,
        @PositiveOrZero BigDecimal min,
        @PositiveOrZero BigDecimal max,

        @Pattern(regexp = "[A-Z]{3}", message = Quantity.CURRENCY_HINT) @Schema(examples = "USD")
        String currency,

        @Size(max = 500) String verbatim) {

    static final String CURRENCY_HINT = "use a currency code of ISO 4217, as in `USD`";

    private static final int INTEGER_DIGITS = 18;
    private static final int DECIMALS = 6;

    /** How the number is meant. */
    @Schema(name = "QuantityKind")
    public enum Kind {
        /** "36". */
        EXACT,
        /** "at least 36": 36 or more. */
        AT_LEAST,
        /** "over 700": more than 700. */
        MORE_THAN,
        /** "up to 50": 0 to 50. */
        AT_MOST,
        /** "fewer than 50": from 0 to below 50. */
        LESS_THAN,
        /** "around 200", or "hundreds" without a value. How far off it may be is not known, so it bounds nothing. */
        APPROXIMATE,
        /** "200 to 250". */
        RANGE,
        /** "all of them", however many that is. */
        ALL,
        /** "none": exactly 0. */
        NONE,
        /** "the number is unclear": never 0. */
        UNKNOWN;

        private boolean needsValue() {
            return switch (this) {
                case EXACT, AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN -> true;
                case APPROXIMATE, RANGE, ALL, NONE, UNKNOWN -> false;
            };
        }

        private boolean hasNoValue() {
            return this == ALL || this == NONE || this == UNKNOWN;
        }
    }

    /** What is counted or measured. */
    @Schema(name = "QuantityUnit")
    public enum Unit {
        /** Living people, a whole number. */
        PERSONS,
        /** Bodies of the dead, a whole number. */
        REMAINS,
        /** Of the quantity's currency, in its main unit (dollars, not cents). */
        MONEY,
        /** Lorries let through in a day. */
        TRUCKS_PER_DAY,
        /** Litres, of fuel or water, let through in a day. */
        LITRES_PER_DAY,
        /** Days of 24 hours. */
        DAYS;

        private boolean isWhole() {
            return this == PERSONS || this == REMAINS;
        }
    }

    /**
     * @throws InvalidValueException with every fault: a value missing or out of place, a number out of bounds, a currency missing, out
     *     of place or unknown
     */
    public Quantity {
        List<Fault> faults = new ArrayList<>();
        value = number("/value", value, unit, faults);
        min = number("/min", min, unit, faults);
        max = number("/max", max, unit, faults);
        if (kind != null) {
            checkPresence(kind, value, min, max, faults);
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            faults.add(new Fault("/min", "must not be more than `max`"));
        } else if (value != null && min != null && value.compareTo(min) < 0) {
            faults.add(new Fault("/value", "must not be less than `min`"));
        } else if (value != null && max != null && value.compareTo(max) > 0) {
            faults.add(new Fault("/value", "must not be more than `max`"));
        }
        checkCurrency(unit, currency, faults);
        if (!faults.isEmpty()) {
            throw new InvalidValueException(faults);
        }
    }

    /** What the number may be. An absent bound is unknown; a count or amount is never below 0. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true, required = true)
    public Interval.Bounds bounds() {
        return interval().bounds();
    }

    /** What the number may be, to reckon with. */
    public Interval interval() {
        return Interval.of(this);
    }

    private static BigDecimal number(String pointer, BigDecimal number, Unit unit, List<Fault> faults) {
        if (number == null) {
            return null;
        }
        if (number.signum() < 0) {
            faults.add(new Fault(pointer, "must not be negative"));
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if ((long) stripped.precision() - stripped.scale() > INTEGER_DIGITS) {
            faults.add(new Fault(pointer, "use at most " + INTEGER_DIGITS + " digits before the decimal point"));
            return number;
        }
        if (stripped.scale() > DECIMALS) {
            faults.add(new Fault(pointer, "use at most " + DECIMALS + " digits after the decimal point"));
        }
        if (unit != null && unit.isWhole() && stripped.scale() > 0) {
            faults.add(new Fault(pointer, "use a whole number for " + unit));
        }
        return Interval.plain(stripped);
    }

    private static void checkPresence(Kind kind, BigDecimal value, BigDecimal min, BigDecimal max, List<Fault> faults) {
        if (value == null && kind.needsValue()) {
            faults.add(new Fault("/value", "is required for " + kind));
        }
        if (value != null && kind.hasNoValue()) {
            faults.add(new Fault("/value", "leave it out for " + kind));
        }
        if (kind == Kind.LESS_THAN && value != null && value.signum() == 0) {
            faults.add(new Fault("/value", "no quantity is less than 0; use NONE for exactly 0"));
        }
        checkBound("/min", min, kind, faults);
        checkBound("/max", max, kind, faults);
    }

    private static void checkBound(String pointer, BigDecimal bound, Kind kind, List<Fault> faults) {
        if (bound == null && kind == Kind.RANGE) {
            faults.add(new Fault(pointer, "is required for RANGE"));
        }
        if (bound != null && kind != Kind.RANGE) {
            faults.add(new Fault(pointer, "leave it out: only RANGE has it"));
        }
    }

    private static void checkCurrency(Unit unit, String currency, List<Fault> faults) {
        if (currency == null && unit == Unit.MONEY) {
            faults.add(new Fault("/currency", "is required for MONEY, as in `USD`"));
        }
        if (currency != null && unit != null && unit != Unit.MONEY) {
            faults.add(new Fault("/currency", "leave it out: only MONEY has it"));
        }
        if (currency != null && !isCurrency(currency)) {
            faults.add(new Fault("/currency", CURRENCY_HINT));
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
