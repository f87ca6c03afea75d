package dev.parley.kernel;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The possible values of a number: all of one unit between two bounds, as in interval arithmetic (IEEE 1788). An absent
 * bound is unknown; as no number is below 0, sums and differences still use 0 for an unknown lower bound. Their bounds
 * are the tightest that hold for every possible value of the terms. An interval is derived, never sent. Measures are
 * never mixed or converted.
 */
@JsonInclude(Include.NON_NULL)
@Schema(
        description =
                "The possible values of a number: all between two bounds, as in interval arithmetic (IEEE 1788). An"
                        + " absent bound is unknown.",
        examples = """
            {"unit": "PERSONS", "kind": "EXACT", "value": 5, "min": 5, "max": 5}""")
public record Interval(
        @NotNull @Schema(description = "Unit of the number.")
        Quantity.Unit unit,

        @Schema(description = "ISO 4217 code; with MONEY only.", examples = "USD")
        String currency,

        @Schema(description = "What the items are, in the plural; with ITEMS only.", examples = "aircraft")
        String of,

        @JsonInclude(Include.NON_DEFAULT)
        @Schema(description = "Whether the number is a rate, so many in a day; default false.")
        boolean perDay,

        @NotNull
        @Schema(
                description =
                        "Kind of number that the bounds describe, as in `AT_LEAST` for a lower bound alone. Without"
                                + " bounds: `ALL` or `APPROXIMATE` if that is known, otherwise `UNKNOWN`.")
        Quantity.Kind kind,

        @Schema(description = "The number if only one is possible, otherwise the best guess; absent without one.")
        BigDecimal value,

        @Schema(description = Interval.MIN) BigDecimal min,

        @Schema(description = Interval.MAX) BigDecimal max,

        @JsonInclude(Include.NON_DEFAULT) @Schema(description = Interval.MIN_EXCLUSIVE)
        boolean minExclusive,

        @JsonInclude(Include.NON_DEFAULT) @Schema(description = Interval.MAX_EXCLUSIVE)
        boolean maxExclusive) {

    private static final String MIN = "Lower bound, in the unit; absent if it is unknown.";
    private static final String MAX = "Upper bound, in the unit; absent if it is unknown.";
    private static final String MIN_EXCLUSIVE =
            "Whether the number is more than `min`, not equal to it; default false.";
    private static final String MAX_EXCLUSIVE =
            "Whether the number is less than `max`, not equal to it; default false.";

    /** Lower and upper bound. */
    @JsonInclude(Include.NON_NULL)
    @Schema(name = "QuantityBounds", description = "Lower and upper bound. An absent bound is unknown.", examples = """
                {"min": 5, "max": 5}""")
    public record Bounds(
            @Schema(description = Interval.MIN) BigDecimal min,

            @Schema(description = Interval.MAX) BigDecimal max,

            @Schema(description = Interval.MIN_EXCLUSIVE) Boolean minExclusive,

            @Schema(description = Interval.MAX_EXCLUSIVE) Boolean maxExclusive) {}

    /** One bound; the value is null if it is unknown. */
    private record Bound(BigDecimal value, boolean exclusive) {

        static final Bound UNKNOWN = new Bound(null, false);
        static final Bound ZERO = new Bound(BigDecimal.ZERO, false);

        Bound {
            value = plain(value);
        }

        static Bound of(BigDecimal value) {
            return new Bound(value, false);
        }

        /** The sum of two bounds of one side; a whole number above 1 plus one above 2 is above 4, not only above 3. */
        Bound plus(Bound other, BigDecimal gap) {
            BigDecimal sum = value.add(other.value);
            return new Bound(exclusive && other.exclusive ? sum.add(gap) : sum, exclusive || other.exclusive);
        }

        Bound times(BigDecimal factor) {
            return new Bound(value.multiply(factor), exclusive);
        }

        Bound negated() {
            return value == null ? UNKNOWN : new Bound(value.negate(), exclusive);
        }

        boolean isUnknown() {
            return value == null;
        }

        /** Whether this lower bound rules out 0. */
        boolean isAboveZero() {
            return value != null && (value.signum() > 0 || value.signum() == 0 && exclusive);
        }

        /** The less restrictive of two lower bounds. */
        Bound least(Bound other) {
            if (value == null || other.value == null) {
                return UNKNOWN;
            }
            int order = value.compareTo(other.value);
            return order < 0 || order == 0 && !exclusive ? this : other;
        }
    }

    /** Keeps numbers without an exponent and without trailing zeros. */
    public Interval {
        value = plain(value);
        min = plain(min);
        max = plain(max);
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true, description = Words.DESCRIPTION, examples = "869 to 890 people")
    public String words() {
        return Words.ENGLISH.interval(this);
    }

    /** Exactly 0, the sum of nothing. */
    public static Interval zero(Measure measure) {
        return of(measure, null, Bound.ZERO, Bound.ZERO, Quantity.Kind.UNKNOWN);
    }

    /** A number of which nothing is known. */
    public static Interval unknown(Measure measure) {
        return of(measure, null, Bound.UNKNOWN, Bound.UNKNOWN, Quantity.Kind.UNKNOWN);
    }

    static Interval of(Quantity quantity) {
        Quantity.Kind kind = quantity.kind() == null ? Quantity.Kind.UNKNOWN : quantity.kind();
        Bound value = Bound.of(quantity.value());
        Bound min =
                switch (kind) {
                    case EXACT, AT_LEAST -> value;
                    case MORE_THAN -> new Bound(quantity.value(), true);
                    case RANGE -> Bound.of(quantity.min());
                    case AT_MOST, LESS_THAN, NONE -> Bound.ZERO;
                    case APPROXIMATE, ALL, UNKNOWN -> Bound.UNKNOWN;
                };
        Bound max =
                switch (kind) {
                    case EXACT, AT_MOST -> value;
                    case LESS_THAN -> new Bound(quantity.value(), true);
                    case RANGE -> Bound.of(quantity.max());
                    case NONE -> Bound.ZERO;
                    case AT_LEAST, MORE_THAN, APPROXIMATE, ALL, UNKNOWN -> Bound.UNKNOWN;
                };
        boolean isGuess = kind == Quantity.Kind.RANGE || kind == Quantity.Kind.APPROXIMATE;
        return of(Measure.of(quantity), isGuess ? quantity.value() : null, min, max, kind);
    }

    /**
     * The narrowest interval that contains all the quantities; empty if there are none. Quantities without bounds are
     * left out if others have some. The best guess is kept if all that count agree on it.
     *
     * @throws IllegalArgumentException if the measures differ
     */
    public static Optional<Interval> hull(Collection<Quantity> quantities) {
        List<Interval> all = quantities.stream().map(Quantity::interval).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        all.forEach(all.get(0)::requireSameMeasure);
        List<Interval> bounded = all.stream().filter(Interval::hasBounds).toList();
        return Optional.of(hullOf(bounded.isEmpty() ? all : bounded));
    }

    private static Interval hullOf(List<Interval> members) {
        Interval first = members.get(0);
        BigDecimal guess =
                members.stream().allMatch(member -> Objects.equals(member.value, first.value)) ? first.value : null;
        Quantity.Kind mixed = guess == null ? Quantity.Kind.UNKNOWN : Quantity.Kind.APPROXIMATE;
        return of(
                first.measure(),
                guess,
                members.stream().map(Interval::lower).reduce(Bound::least).orElseThrow(),
                members.stream()
                        .map(member -> member.upper().negated())
                        .reduce(Bound::least)
                        .orElseThrow()
                        .negated(),
                members.stream().allMatch(member -> member.kind == first.kind) ? first.kind : mixed);
    }

    /**
     * The sum. A best guess is kept if both have one. Without bounds, ALL stays ALL only beside ALL or 0.
     *
     * @throws IllegalArgumentException if the measures differ
     */
    public Interval plus(Interval other) {
        requireSameMeasure(other);
        if (certainlyZero()) {
            return other;
        }
        if (other.certainlyZero()) {
            return this;
        }
        return of(
                measure(),
                value == null || other.value == null ? null : value.add(other.value),
                lowerOfSum(lower(), other.lower()),
                max == null || other.max == null ? Bound.UNKNOWN : upper().plus(other.upper(), gap().negate()),
                kindOfSum(EnumSet.of(kind, other.kind)));
    }

    private Bound lowerOfSum(Bound one, Bound other) {
        if (one.isUnknown() || other.isUnknown()) {
            return one.isAboveZero() ? one : other.isAboveZero() ? other : Bound.UNKNOWN;
        }
        return one.plus(other, gap());
    }

    /**
     * The difference of numbers of which the result cannot be below 0, such as an outstanding amount: a bound or best
     * guess below 0 becomes 0. ALL minus ALL is UNKNOWN.
     *
     * @throws IllegalArgumentException if the measures differ
     */
    public Interval minus(Interval other) {
        requireSameMeasure(other);
        if (other.certainlyZero()) {
            return this;
        }
        Bound lower = lowerOfDifference(other);
        Bound upper = upperOfDifference(other);
        BigDecimal guess = value == null || other.value == null
                ? null
                : value.subtract(other.value).max(BigDecimal.ZERO);
        return of(
                measure(),
                guess,
                upper.isUnknown() && !lower.isAboveZero() ? Bound.UNKNOWN : lower,
                upper,
                guess == null ? Quantity.Kind.UNKNOWN : Quantity.Kind.APPROXIMATE);
    }

    private Bound lowerOfDifference(Interval other) {
        if (min == null || other.max == null) {
            return Bound.ZERO;
        }
        Bound least = lower().plus(other.upper().negated(), gap());
        return least.value.signum() < 0 ? Bound.ZERO : least;
    }

    private Bound upperOfDifference(Interval other) {
        if (max == null) {
            return Bound.UNKNOWN;
        }
        Bound subtrahend = other.min == null ? Bound.ZERO : other.lower();
        Bound most = upper().plus(subtrahend.negated(), gap().negate());
        return most.value.signum() <= 0 ? Bound.ZERO : most;
    }

    /**
     * The number multiplied.
     *
     * @param factor not negative
     */
    public Interval times(BigDecimal factor) {
        requireNotNegative(factor);
        if (factor.signum() == 0) {
            return zero(measure());
        }
        if (factor.compareTo(BigDecimal.ONE) == 0) {
            return this;
        }
        return scaled(bound -> bound.times(factor), bound -> bound.times(factor), number -> number.multiply(factor));
    }

    /**
     * What a ratio comes to: {@code give} for each whole {@code each} in this number, as in "one more day for every
     * ten". It is in the measure of this number; {@link #in} changes that.
     *
     * @param give not negative
     * @param each more than 0
     */
    public Interval wholeTimes(BigDecimal give, BigDecimal each) {
        requireNotNegative(give);
        if (each.signum() <= 0) {
            throw new IllegalArgumentException(each + " is not more than 0");
        }
        if (give.signum() == 0) {
            return zero(measure());
        }
        return scaled(
                lower -> Bound.of(whole(lower.value, each).multiply(give)),
                upper -> Bound.of(wholeBelow(upper, each).multiply(give)),
                number -> whole(number, each).multiply(give));
    }

    private static BigDecimal whole(BigDecimal number, BigDecimal each) {
        return number.divideToIntegralValue(each);
    }

    /** Every number below 30 has at most two whole tens, although 30 itself has three. */
    private static BigDecimal wholeBelow(Bound upper, BigDecimal each) {
        BigDecimal whole = whole(upper.value, each);
        return upper.exclusive && whole.multiply(each).compareTo(upper.value) == 0
                ? whole.subtract(BigDecimal.ONE)
                : whole;
    }

    private Interval scaled(
            UnaryOperator<Bound> ofLower, UnaryOperator<Bound> ofUpper, UnaryOperator<BigDecimal> ofGuess) {
        Bound lower = min == null ? Bound.UNKNOWN : ofLower.apply(included(lower(), gap()));
        Bound upper = max == null ? Bound.UNKNOWN : ofUpper.apply(included(upper(), gap().negate()));
        boolean isApproximate = value != null || kind == Quantity.Kind.APPROXIMATE;
        return of(
                measure(),
                value == null ? null : ofGuess.apply(value),
                upper.isUnknown() && !lower.isAboveZero() ? Bound.UNKNOWN : lower,
                upper,
                isApproximate ? Quantity.Kind.APPROXIMATE : Quantity.Kind.UNKNOWN);
    }

    /** Of whole numbers, those above 3 are those from 4. */
    private static Bound included(Bound bound, BigDecimal gap) {
        return bound.exclusive && gap.signum() != 0 ? Bound.of(bound.value.add(gap)) : bound;
    }

    private static void requireNotNegative(BigDecimal factor) {
        if (factor.signum() < 0) {
            throw new IllegalArgumentException(factor + " is negative");
        }
    }

    /** From nothing to the most that this number can be: some part of it, or all. */
    public Interval upToThis() {
        return max == null ? unknown(measure()) : of(measure(), null, Bound.ZERO, upper(), Quantity.Kind.UNKNOWN);
    }

    /** The same number in another measure, as remains that count as persons. */
    public Interval in(Measure other) {
        return of(other, value, lower(), upper(), kind);
    }

    /** What it counts. */
    public Measure measure() {
        return new Measure(unit, currency, of, perDay);
    }

    /**
     * Whether this number, whatever it is, is at least as large as the other, whatever that is.
     *
     * @throws IllegalArgumentException if the measures differ
     */
    public boolean certainlyAtLeast(Interval other) {
        requireSameMeasure(other);
        return min != null && other.max != null && min.compareTo(other.max) >= 0;
    }

    /** Whether it is exactly 0. */
    public boolean certainlyZero() {
        return kind == Quantity.Kind.EXACT && value.signum() == 0;
    }

    /** Whether nothing rules out that it is 0. */
    public boolean canBeZero() {
        return !lower().isAboveZero();
    }

    /** The least number that is possible, as near as a bound can be; 0 if it is not known. */
    public BigDecimal least() {
        return min == null ? BigDecimal.ZERO : minExclusive ? min.add(gap()) : min;
    }

    /** The greatest number that is possible, as near as a bound can be; null if it is not known. */
    public BigDecimal most() {
        return max == null ? null : maxExclusive ? max.subtract(gap()) : max;
    }

    /**
     * All numbers from one to another, both included.
     *
     * @param most null: it is not known
     */
    public static Interval between(Measure measure, BigDecimal least, BigDecimal most) {
        boolean isUnbounded = most == null && least.signum() == 0;
        return of(
                measure,
                null,
                isUnbounded ? Bound.UNKNOWN : Bound.of(least),
                most == null ? Bound.UNKNOWN : Bound.of(most),
                Quantity.Kind.UNKNOWN);
    }

    /** Whether at least one bound is known. */
    public boolean hasBounds() {
        return min != null || max != null;
    }

    /** Whether some number is possible for both this and the other. */
    boolean overlaps(Interval other) {
        return reaches(upper(), other.lower()) && reaches(other.upper(), lower());
    }

    private boolean reaches(Bound upper, Bound lower) {
        if (upper.isUnknown() || lower.isUnknown()) {
            return true;
        }
        BigDecimal width = upper.value.subtract(lower.value);
        return upper.exclusive && lower.exclusive
                ? width.compareTo(gap()) > 0
                : width.signum() > 0 || width.signum() == 0 && upper.exclusive == lower.exclusive;
    }

    /** Its bounds alone. */
    public Bounds bounds() {
        return new Bounds(min, max, minExclusive ? true : null, maxExclusive ? true : null);
    }

    private Bound lower() {
        return new Bound(min, minExclusive);
    }

    private Bound upper() {
        return new Bound(max, maxExclusive);
    }

    /** The distance between two numbers that follow each other: 1 for whole numbers, otherwise none. */
    private BigDecimal gap() {
        return measure().isWhole() ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private void requireSameMeasure(Interval other) {
        if (!measure().equals(other.measure())) {
            throw new IllegalArgumentException("Cannot calculate with " + measure() + " and " + other.measure());
        }
    }

    private static Interval of(
            Measure measure, BigDecimal guess, Bound lower, Bound upper, Quantity.Kind kindWithoutBounds) {
        if (measure.isWhole() && !lower.isUnknown() && !upper.isUnknown()) {
            Bound first = lower.exclusive ? Bound.of(lower.value.add(BigDecimal.ONE)) : lower;
            Bound last = upper.exclusive ? Bound.of(upper.value.subtract(BigDecimal.ONE)) : upper;
            // "fewer than 50" stays as reported; other whole numbers between two bounds read better with both included
            boolean keepsLessThan = first.equals(Bound.ZERO) && !first.equals(last);
            lower = first;
            upper = keepsLessThan ? upper : last;
        }
        Quantity.Kind kind = kind(lower, upper, kindWithoutBounds);
        return new Interval(
                measure.unit(),
                measure.currency(),
                measure.of(),
                measure.perDay(),
                kind,
                kind == Quantity.Kind.EXACT ? lower.value : guess,
                lower.value,
                upper.value,
                lower.exclusive,
                upper.exclusive);
    }

    private static Quantity.Kind kind(Bound lower, Bound upper, Quantity.Kind kindWithoutBounds) {
        if (lower.value == null && upper.value == null) {
            return kindWithoutBounds;
        }
        if (upper.value == null) {
            return lower.exclusive ? Quantity.Kind.MORE_THAN : Quantity.Kind.AT_LEAST;
        }
        if (lower.equals(upper) && !lower.exclusive) {
            return Quantity.Kind.EXACT;
        }
        if (lower.value == null || lower.equals(Bound.ZERO)) {
            return upper.exclusive ? Quantity.Kind.LESS_THAN : Quantity.Kind.AT_MOST;
        }
        return Quantity.Kind.RANGE;
    }

    private static Quantity.Kind kindOfSum(Set<Quantity.Kind> kinds) {
        if (kinds.equals(Set.of(Quantity.Kind.ALL))) {
            return Quantity.Kind.ALL;
        }
        boolean isVague = kinds.contains(Quantity.Kind.ALL) || kinds.contains(Quantity.Kind.UNKNOWN);
        return kinds.contains(Quantity.Kind.APPROXIMATE) && !isVague
                ? Quantity.Kind.APPROXIMATE
                : Quantity.Kind.UNKNOWN;
    }

    /** The same number without an exponent and without trailing zeros, so that equal numbers are equal objects. */
    static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
