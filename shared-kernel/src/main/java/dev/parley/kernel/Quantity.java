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
import dev.parley.kernel.constraint.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number as a source gave it, as precise or as vague. Numbers are at least 0 and have at most 18 digits before and 6
 * after the decimal point; 5, 5.0 and 5.00 are equal.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A number as a source gave it, as precise or as vague.", examples = """
            {"kind": "MORE_THAN", "value": 700, "unit": "PERSONS", "verbatim": "over 700"}""")
public record Quantity(
        @NotNull @Schema(description = "Whether the number is exact, a bound, a range, a guess or not known.")
        Kind kind,

        @NotNull @Schema(description = "Unit of the number.")
        Unit unit,

        @PositiveOrZero
        @Schema(
                description =
                        "The number, in the unit: at most 18 digits before and 6 after the decimal point, whole for"
                                + " PERSONS, REMAINS, TRUCKS and ITEMS unless it is a rate. Required for EXACT, AT_LEAST, MORE_THAN, AT_MOST and"
                                + " LESS_THAN; optional, as the best guess, for APPROXIMATE and RANGE; otherwise"
                                + " not allowed.")
        BigDecimal value,

        @PositiveOrZero
        @Schema(description = "Lower bound of a RANGE, inclusive; required for RANGE and only allowed there.")
        BigDecimal min,

        @PositiveOrZero
        @Schema(description = "Upper bound of a RANGE, inclusive; required for RANGE and only allowed there.")
        BigDecimal max,

        @Pattern(regexp = "[A-Z]{3}", message = Quantity.CURRENCY_HINT)
        @Schema(description = "ISO 4217 code; required for MONEY and only allowed there.", examples = "USD")
        String currency,

        @PlainText
        @Size(max = 100)
        @Schema(
                description = "What the items are, in the plural; required for ITEMS and only allowed there.",
                examples = "aircraft")
        String of,

        @Schema(
                description =
                        "Whether the number is a rate, so many in a day, as in \"200 trucks a day\"; not allowed for"
                                + " DAYS. Absent for a plain number.")
        Boolean perDay,

        @PlainText @Size(max = 500) @Schema(description = "The words of the report, as in \"over 700\".")
        String verbatim)
        implements CheckedValue {

    /** Says what a currency looks like. */
    public static final String CURRENCY_HINT = "use a currency code of ISO 4217, as in `USD`";

    private static final int INTEGER_DIGITS = 18;
    private static final int DECIMALS = 6;

    /** How a number is meant. */
    @Schema(name = "QuantityKind", description = """
            How a number is meant:
            - `EXACT`: "36": exactly `value`.
            - `AT_LEAST`: "at least 36": `value` or more.
            - `MORE_THAN`: "over 700": more than `value`.
            - `AT_MOST`: "up to 50": from 0 to `value`.
            - `LESS_THAN`: "fewer than 50": from 0 to less than `value`.
            - `APPROXIMATE`: "around 200", or "hundreds" without a `value`; gives no bounds.
            - `RANGE`: "200 to 250": from `min` to `max`.
            - `ALL`: "all of them", however many that is.
            - `NONE`: "none": exactly 0.
            - `UNKNOWN`: "the number is unclear"; not the same as 0.""")
    public enum Kind {
        EXACT,
        AT_LEAST,
        MORE_THAN,
        AT_MOST,
        LESS_THAN,
        APPROXIMATE,
        RANGE,
        ALL,
        NONE,
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

    /** Units of numbers. */
    @Schema(name = "QuantityUnit", description = """
            Units of numbers:
            - `PERSONS`: living people, a whole number.
            - `REMAINS`: bodies of the dead, a whole number.
            - `MONEY`: an amount of the quantity's `currency`, in its main unit (dollars, not cents).
            - `DAYS`: days of 24 hours.
            - `TRUCKS`: lorries with their load, a whole number.
            - `TONNES`: tonnes of 1000 kilograms.
            - `LITRES`: litres of fuel, water or another liquid.
            - `ITEMS`: pieces of what `of` names, a whole number.""")
    public enum Unit {
        PERSONS,
        REMAINS,
        MONEY,
        DAYS,
        TRUCKS,
        TONNES,
        LITRES,
        ITEMS;

        /** Whether only whole numbers of it exist; a pause in fighting may last half a day. */
        boolean isWhole() {
            return switch (this) {
                case PERSONS, REMAINS, TRUCKS, ITEMS -> true;
                case MONEY, DAYS, TONNES, LITRES -> false;
            };
        }
    }

    /** Keeps numbers without an exponent and without trailing zeros; a {@code perDay} that is false becomes absent. */
    public Quantity {
        value = plain(value);
        min = plain(min);
        max = plain(max);
        perDay = Boolean.TRUE.equals(perDay) ? perDay : null;
    }

    /** A plain number of anything but ITEMS. */
    public Quantity(
            Kind kind, Unit unit, BigDecimal value, BigDecimal min, BigDecimal max, String currency, String verbatim) {
        this(kind, unit, value, min, max, currency, null, null, verbatim);
    }

    /** A value, currency or name of items missing or not allowed, a number out of bounds, a currency unknown. */
    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        checkNumber("/value", value, faults);
        checkNumber("/min", min, faults);
        checkNumber("/max", max, faults);
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
        if (of == null && unit == Unit.ITEMS) {
            faults.add(new Fault("/of", "is required for ITEMS: say of what, as in `aircraft`"));
        }
        if (of != null && unit != null && unit != Unit.ITEMS) {
            faults.add(new Fault("/of", "leave it out: only ITEMS has it"));
        }
        if (perDay != null && unit == Unit.DAYS) {
            faults.add(new Fault("/perDay", "leave it out for DAYS: days are not counted per day"));
        }
        return faults;
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true, description = Words.DESCRIPTION, examples = "more than 700 people")
    public String words() {
        return Words.ENGLISH.quantity(this);
    }

    /** The bounds of the possible values. An absent bound is unknown; no quantity is below 0. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true, required = true, description = "The bounds that kind and number give.")
    public Interval.Bounds bounds() {
        return interval().bounds();
    }

    /** The possible values, for calculations. */
    public Interval interval() {
        return Interval.of(this);
    }

    /** A number of very many digits stays as it is: written without an exponent it could fill the memory. */
    public static BigDecimal plain(BigDecimal number) {
        return number == null || integerDigits(number) > INTEGER_DIGITS ? number : Interval.plain(number);
    }

    private static long integerDigits(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (long) stripped.precision() - stripped.scale();
    }

    private void checkNumber(String pointer, BigDecimal number, List<Fault> faults) {
        if (number == null) {
            return;
        }
        if (number.signum() < 0) {
            faults.add(new Fault(pointer, "must not be negative"));
        }
        if (integerDigits(number) > INTEGER_DIGITS) {
            faults.add(new Fault(pointer, "use at most " + INTEGER_DIGITS + " digits before the decimal point"));
            return;
        }
        int decimals = number.stripTrailingZeros().scale();
        if (decimals > DECIMALS) {
            faults.add(new Fault(pointer, "use at most " + DECIMALS + " digits after the decimal point"));
        }
        if (decimals > 0 && Measure.of(this).isWhole()) {
            faults.add(new Fault(pointer, "use a whole number for " + unit));
        }
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
