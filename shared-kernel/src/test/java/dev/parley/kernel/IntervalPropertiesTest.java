package dev.parley.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import dev.parley.kernel.Quantity.Kind;
import dev.parley.kernel.Quantity.Unit;
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
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IntervalPropertiesTest {

    @Property
    void plusDoesNotDependOnOrder(@ForAll("quantities") Quantity one, @ForAll("quantities") Quantity other) {
        assertEquals(one.interval().plus(other.interval()), other.interval().plus(one.interval()));
    }

    @Property
    void plusDoesNotDependOnGrouping(
            @ForAll("quantities") Quantity one,
            @ForAll("quantities") Quantity other,
            @ForAll("quantities") Quantity third) {
        Interval a = one.interval();
        Interval b = other.interval();
        Interval c = third.interval();

        assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
    }

    @Property
    void zeroChangesNothing(@ForAll("quantities") Quantity quantity) {
        Interval zero = Interval.zero(new Measure(Unit.DAYS, null, null, false));

        assertEquals(quantity.interval(), quantity.interval().plus(zero));
        assertEquals(quantity.interval(), quantity.interval().minus(zero));
    }

    @Property
    void upperBoundIsUnknownWhereOneThatAddsToItIs(
            @ForAll("quantities") Quantity one, @ForAll("quantities") Quantity other) {
        Interval a = one.interval();
        Interval b = other.interval();

        assertEquals(a.max() == null || b.max() == null, a.plus(b).max() == null);
        assertEquals(a.max() == null, a.minus(b).max() == null);
    }

    @Property
    void everyPossibleSumLiesInTheSum(
            @ForAll("quantities") Quantity one,
            @ForAll("quantities") Quantity other,
            @ForAll("numbers") BigDecimal a,
            @ForAll("numbers") BigDecimal b) {
        if (mayBe(one.interval(), a) && mayBe(other.interval(), b)) {
            assertTrue(mayBe(one.interval().plus(other.interval()), a.add(b)));
        }
    }

    @Property
    void everyPossibleDifferenceLiesInTheDifference(
            @ForAll("quantities") Quantity one,
            @ForAll("quantities") Quantity other,
            @ForAll("numbers") BigDecimal a,
            @ForAll("numbers") BigDecimal b) {
        if (mayBe(one.interval(), a) && mayBe(other.interval(), b)) {
            BigDecimal difference = a.subtract(b).max(BigDecimal.ZERO);
            assertTrue(mayBe(one.interval().minus(other.interval()), difference));
        }
    }

    @Property
    void widerTermsGiveAWiderSum(
            @ForAll("quantities") Quantity one,
            @ForAll("quantities") Quantity widening,
            @ForAll("quantities") Quantity other,
            @ForAll("numbers") BigDecimal number) {
        Interval narrow = one.interval();
        Interval wide = hull(List.of(one, widening));
        Interval term = other.interval();

        if (narrow.hasBounds() && mayBe(narrow.plus(term), number)) {
            assertTrue(mayBe(wide.plus(term), number));
        }
        if (narrow.hasBounds() && mayBe(narrow.minus(term), number)) {
            assertTrue(mayBe(wide.minus(term), number));
        }
        if (narrow.hasBounds() && mayBe(term.minus(narrow), number)) {
            assertTrue(mayBe(term.minus(wide), number));
        }
    }

    @Property
    void differenceIsNeverBelowZero(@ForAll("quantities") Quantity one, @ForAll("quantities") Quantity other) {
        Interval difference = one.interval().minus(other.interval());

        assertTrue(difference.min() == null || difference.min().signum() >= 0);
        assertTrue(difference.max() == null || difference.max().signum() >= 0);
        assertTrue(difference.value() == null || difference.value().signum() >= 0);
    }

    @Property
    void boundsThatMeetAreExactAndOthersAreNot(
            @ForAll("quantities") Quantity one, @ForAll("quantities") Quantity other) {
        for (Interval interval : calculated(one, other)) {
            boolean isOne = interval.min() != null && interval.min().equals(interval.max());
            assertEquals(isOne, interval.kind() == Kind.EXACT);
            assertTrue(!isOne || !interval.minExclusive() && !interval.maxExclusive());
        }
    }

    @Property
    void bestGuessLiesWithinTheBounds(@ForAll("quantities") Quantity one, @ForAll("quantities") Quantity other) {
        for (Interval interval : calculated(one, other)) {
            assertTrue(interval.value() == null || mayBe(interval, interval.value()));
        }
    }

    @Property
    void otherUnitsAreRefused(@ForAll("quantities") Quantity days, @ForAll Unit unit) {
        String currency = unit == Unit.MONEY ? "USD" : null;
        Quantity nothing = new Quantity(Kind.NONE, unit, null, null, null, currency, null, null, null);
        Interval one = days.interval();
        Interval zero = nothing.interval();

        if (unit != Unit.DAYS) {
            assertThrows(IllegalArgumentException.class, () -> one.plus(zero));
            assertThrows(IllegalArgumentException.class, () -> zero.plus(one));
            assertThrows(IllegalArgumentException.class, () -> one.minus(zero));
            assertThrows(IllegalArgumentException.class, () -> one.certainlyAtLeast(zero));
            assertThrows(IllegalArgumentException.class, () -> Interval.hull(List.of(days, nothing)));
        }
    }

    @Property
    void hullHoldsItsMembers(
            @ForAll @Size(min = 1, max = 5) List<@From("quantities") Quantity> quantities,
            @ForAll("numbers") BigDecimal number) {
        Interval hull = hull(quantities);

        for (Quantity quantity : quantities) {
            if (quantity.interval().hasBounds() && mayBe(quantity.interval(), number)) {
                assertTrue(mayBe(hull, number));
            }
        }
    }

    @Property
    void hullKnowsNoBoundThatAMemberDoesNot(
            @ForAll @Size(min = 1, max = 5) List<@From("quantities") Quantity> quantities) {
        Interval hull = hull(quantities);

        for (Quantity quantity : quantities) {
            if (quantity.interval().hasBounds() && quantity.interval().min() == null) {
                assertNull(hull.min());
            }
            if (quantity.interval().hasBounds() && quantity.interval().max() == null) {
                assertNull(hull.max());
            }
        }
    }

    @Property
    void hullDoesNotDependOnOrder(@ForAll @Size(min = 1, max = 5) List<@From("quantities") Quantity> quantities) {
        List<Quantity> reversed = new ArrayList<>(quantities);
        Collections.reverse(reversed);

        assertEquals(hull(quantities), hull(reversed));
    }

    @Property
    void certaintyHoldsForEveryPossibleNumber(
            @ForAll("quantities") Quantity one,
            @ForAll("quantities") Quantity other,
            @ForAll("numbers") BigDecimal a,
            @ForAll("numbers") BigDecimal b) {
        if (one.interval().certainlyAtLeast(other.interval())
                && mayBe(one.interval(), a)
                && mayBe(other.interval(), b)) {
            assertTrue(a.compareTo(b) >= 0);
        }
    }

    /** Counted out in quarters, below which no number of these differs from its neighbours. */
    @Property
    void ratioIsOfEveryPossibleNumberAndNoOther(
            @ForAll("quantities") Quantity quantity,
            @ForAll("numbers") BigDecimal give,
            @ForAll("positiveNumbers") BigDecimal each) {
        Interval due = quantity.interval().wholeTimes(give, each);
        List<BigDecimal> possible = IntStream.rangeClosed(0, 100)
                .mapToObj(quarters -> BigDecimal.valueOf(quarters * 25L, 2))
                .filter(number -> mayBe(quantity.interval(), number))
                .map(number -> number.divide(each, 0, RoundingMode.FLOOR).multiply(give))
                .toList();

        assertEquals(0, Collections.min(possible).compareTo(due.min() == null ? BigDecimal.ZERO : due.min()));
        if (quantity.interval().max() == null && give.signum() > 0) {
            assertNull(due.max());
        } else {
            assertEquals(0, Collections.max(possible).compareTo(due.max()));
        }
        assertFalse(due.minExclusive() || due.maxExclusive());
    }

    @Property
    void productHoldsTheProductOfEveryPossibleNumber(
            @ForAll("quantities") Quantity quantity,
            @ForAll("numbers") BigDecimal number,
            @ForAll("numbers") BigDecimal factor) {
        Interval product = quantity.interval().times(factor);

        assertTrue(!mayBe(quantity.interval(), number) || mayBe(product, number.multiply(factor)));
        if (factor.signum() > 0 && quantity.interval().hasBounds() && !mayBe(quantity.interval(), number)) {
            assertFalse(mayBe(product, number.multiply(factor)) && product.hasBounds());
        }
    }

    /** Few enough that bounds often meet. */
    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.integers()
                .between(0, 12)
                .map(halves -> BigDecimal.valueOf(halves * 5L, 1))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<BigDecimal> positiveNumbers() {
        return numbers().filter(number -> number.signum() > 0);
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        numbers(),
                        numbers(),
                        numbers().injectNull(0.3))
                .as(IntervalPropertiesTest::quantity)
                .withoutEdgeCases();
    }

    private static Quantity quantity(Kind kind, BigDecimal number, BigDecimal second, BigDecimal perhaps) {
        return switch (kind) {
            case EXACT, AT_LEAST, MORE_THAN, AT_MOST -> of(kind, number, null, null);
            case LESS_THAN -> of(kind, number.add(BigDecimal.ONE), null, null);
            case APPROXIMATE -> of(kind, perhaps, null, null);
            case RANGE -> {
                BigDecimal min = number.min(second);
                BigDecimal max = number.max(second);
                yield of(kind, perhaps == null ? null : perhaps.max(min).min(max), min, max);
            }
            case ALL, NONE, UNKNOWN -> of(kind, null, null, null);
        };
    }

    private static Quantity of(Kind kind, BigDecimal value, BigDecimal min, BigDecimal max) {
        return new Quantity(kind, Unit.DAYS, value, min, max, null, null);
    }

    private static List<Interval> calculated(Quantity one, Quantity other) {
        Interval a = one.interval();
        Interval b = other.interval();
        return List.of(a, b, a.plus(b), a.minus(b), hull(List.of(one, other)));
    }

    private static Interval hull(List<Quantity> quantities) {
        return Interval.hull(quantities).orElseThrow();
    }

    static boolean mayBe(Interval interval, BigDecimal number) {
        boolean isHighEnough = interval.min() == null
                || number.compareTo(interval.min()) > 0
                || number.compareTo(interval.min()) == 0 && !interval.minExclusive();
        boolean isLowEnough = interval.max() == null
                || number.compareTo(interval.max()) < 0
                || number.compareTo(interval.max()) == 0 && !interval.maxExclusive();
        return isHighEnough && isLowEnough;
    }
}
