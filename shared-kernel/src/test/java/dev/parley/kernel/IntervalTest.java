package dev.parley.kernel;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import dev.parley.kernel.Quantity.Kind;
import dev.parley.kernel.Quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Intervals are written here as kind, lower bound (round brackets are exclusive, empty is unknown), upper, guess. */
class IntervalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EXACT 36                       | EXACT [36,36] 36
                    NONE                           | EXACT [0,0] 0
                    AT_MOST 0                      | EXACT [0,0] 0
                    RANGE 5-5                      | EXACT [5,5] 5
                    AT_LEAST 5                     | AT_LEAST [5,)
                    MORE_THAN 700                  | MORE_THAN (700,)
                    AT_MOST 50                     | AT_MOST [0,50]
                    LESS_THAN 50                   | LESS_THAN [0,50)
                    RANGE 5-9                      | RANGE [5,9]
                    RANGE 5-9~7                    | RANGE [5,9] 7
                    APPROXIMATE 200                | APPROXIMATE (,) 200
                    APPROXIMATE                    | APPROXIMATE (,)
                    ALL                            | ALL (,)
                    UNKNOWN                        | UNKNOWN (,)
                    # several
                    EXACT 36; EXACT 36             | EXACT [36,36] 36
                    EXACT 30; EXACT 40             | RANGE [30,40]
                    EXACT 30; MORE_THAN 20         | MORE_THAN (20,)
                    EXACT 20; MORE_THAN 20         | AT_LEAST [20,)
                    MORE_THAN 20; EXACT 20         | AT_LEAST [20,)
                    LESS_THAN 50; EXACT 50         | AT_MOST [0,50]
                    LESS_THAN 50; EXACT 49         | LESS_THAN [0,50)
                    AT_LEAST 5; AT_MOST 9          | AT_LEAST [0,)
                    NONE; EXACT 7                  | AT_MOST [0,7]
                    RANGE 5-9~7; EXACT 7           | RANGE [5,9] 7
                    RANGE 5-9~7; EXACT 8           | RANGE [5,9]
                    UNKNOWN; UNKNOWN               | UNKNOWN (,)
                    UNKNOWN; EXACT 36              | EXACT [36,36] 36
                    EXACT 36; UNKNOWN; EXACT 40    | RANGE [36,40]
                    UNKNOWN; ALL                   | UNKNOWN (,)
                    # what gives no bounds counts only when alone
                    EXACT 36; APPROXIMATE          | EXACT [36,36] 36
                    EXACT 36; APPROXIMATE 40       | EXACT [36,36] 36
                    EXACT 869; EXACT 890; APPROXIMATE 900 | RANGE [869,890]
                    APPROXIMATE 30; APPROXIMATE 40 | APPROXIMATE (,)
                    APPROXIMATE 0; NONE; APPROXIMATE | EXACT [0,0] 0
                    ALL; ALL                       | ALL (,)
                    ALL; EXACT 36                  | EXACT [36,36] 36
                    ALL; APPROXIMATE               | UNKNOWN (,)
                    """)
    void hullHoldsEveryQuantity(String quantities, String hull) {
        List<Quantity> all =
                Stream.of(quantities.split("; ")).map(IntervalTest::quantity).toList();

        assertEquals(hull, text(Interval.hull(all).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EXACT 36    | EXACT 14       | EXACT [50,50] 50
                    EXACT 36    | AT_LEAST 4     | AT_LEAST [40,)
                    EXACT 36    | MORE_THAN 4    | MORE_THAN (40,)
                    EXACT 36    | LESS_THAN 4    | RANGE [36,39]
                    AT_MOST 5   | LESS_THAN 4    | LESS_THAN [0,9)
                    AT_LEAST 5  | AT_MOST 4      | AT_LEAST [5,)
                    RANGE 5-9~7 | EXACT 1        | RANGE [6,10] 8
                    RANGE 5-9   | EXACT 1        | RANGE [6,10]
                    UNKNOWN     | NONE           | UNKNOWN (,)
                    ALL         | NONE           | ALL (,)
                    NONE        | APPROXIMATE 9  | APPROXIMATE (,) 9
                    MORE_THAN 5 | MORE_THAN 3    | MORE_THAN (9,)
                    LESS_THAN 5 | LESS_THAN 3    | LESS_THAN [0,7)
                    # no number is below 0
                    UNKNOWN     | EXACT 5        | AT_LEAST [5,)
                    UNKNOWN     | MORE_THAN 0    | MORE_THAN (0,)
                    UNKNOWN     | AT_MOST 5      | UNKNOWN (,)
                    ALL         | EXACT 5        | AT_LEAST [5,)
                    ALL         | ALL            | ALL (,)
                    APPROXIMATE 9 | EXACT 5      | AT_LEAST [5,) 14
                    APPROXIMATE | EXACT 5        | AT_LEAST [5,)
                    APPROXIMATE | AT_MOST 5      | APPROXIMATE (,)
                    APPROXIMATE | ALL            | UNKNOWN (,)
                    """)
    void plusAddsTheBounds(String one, String other, String sum) {
        assertEquals(sum, text(quantity(one).interval().plus(quantity(other).interval())));
        assertEquals(sum, text(quantity(other).interval().plus(quantity(one).interval())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EXACT 36      | NONE           | EXACT [36,36] 36
                    EXACT 36      | EXACT 36       | EXACT [0,0] 0
                    EXACT 36      | EXACT 40       | EXACT [0,0] 0
                    EXACT 36      | RANGE 30-40    | AT_MOST [0,6]
                    EXACT 36      | RANGE 30-40~35 | AT_MOST [0,6] 1
                    EXACT 36      | RANGE 30-40~39 | AT_MOST [0,6] 0
                    EXACT 706     | AT_LEAST 249   | AT_MOST [0,457]
                    EXACT 36      | MORE_THAN 30   | LESS_THAN [0,6)
                    EXACT 36      | MORE_THAN 36   | EXACT [0,0] 0
                    EXACT 36      | LESS_THAN 40   | AT_MOST [0,36]
                    EXACT 36      | LESS_THAN 36   | RANGE [1,36]
                    LESS_THAN 50  | MORE_THAN 10   | LESS_THAN [0,39)
                    LESS_THAN 5   | EXACT 5        | EXACT [0,0] 0
                    AT_LEAST 50   | EXACT 20       | AT_LEAST [30,)
                    AT_LEAST 50   | EXACT 60       | UNKNOWN (,)
                    MORE_THAN 50  | EXACT 60       | UNKNOWN (,)
                    MORE_THAN 50  | EXACT 50       | MORE_THAN (0,)
                    AT_LEAST 50   | AT_LEAST 20    | UNKNOWN (,)
                    UNKNOWN       | NONE           | UNKNOWN (,)
                    ALL           | NONE           | ALL (,)
                    ALL           | ALL            | UNKNOWN (,)
                    ALL           | EXACT 5        | UNKNOWN (,)
                    EXACT 36      | UNKNOWN        | AT_MOST [0,36]
                    EXACT 36      | ALL            | AT_MOST [0,36]
                    EXACT 36      | APPROXIMATE 9  | AT_MOST [0,36] 27
                    APPROXIMATE 9 | EXACT 5        | APPROXIMATE (,) 4
                    APPROXIMATE 5 | EXACT 9        | APPROXIMATE (,) 0
                    """)
    void minusTakesTheOtherSidesBoundsAndIsNeverBelowZero(String one, String other, String difference) {
        assertEquals(
                difference, text(quantity(one).interval().minus(quantity(other).interval())));
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT 36, EXACT 36, true",
        "EXACT 36, EXACT 40, false",
        "RANGE 30-36, RANGE 36-40, true",
        "RANGE 30-35, RANGE 36-40, false",
        "MORE_THAN 36, EXACT 36, false",
        "MORE_THAN 36, EXACT 37, true",
        "MORE_THAN 36, LESS_THAN 37, false",
        "MORE_THAN 36, LESS_THAN 38, true",
        "APPROXIMATE 900, EXACT 36, true",
        "ALL, UNKNOWN, true"
    })
    void intervalsOverlapIfOneNumberIsPossibleForBoth(String one, String other, boolean overlap) {
        assertEquals(overlap, interval(one).overlaps(interval(other)));
        assertEquals(overlap, interval(other).overlaps(interval(one)));
    }

    @Test
    void certainOnlyIfTrueOfEveryPossibleNumber() {
        assertTrue(interval("EXACT 36").certainlyAtLeast(interval("EXACT 36")));
        assertTrue(interval("AT_LEAST 36").certainlyAtLeast(interval("RANGE 30-36")));
        assertFalse(interval("AT_LEAST 36").certainlyAtLeast(interval("RANGE 30-37")));
        assertFalse(interval("EXACT 36").certainlyAtLeast(interval("AT_LEAST 1")));
        assertFalse(interval("EXACT 36").certainlyAtLeast(interval("UNKNOWN")));
        assertFalse(interval("UNKNOWN").certainlyAtLeast(interval("NONE")));

        assertTrue(interval("NONE").certainlyZero());
        assertFalse(interval("UNKNOWN").certainlyZero());
        assertFalse(interval("AT_MOST 1").certainlyZero());
        assertFalse(interval("EXACT 1").certainlyZero());
    }

    @Test
    void hullOfNothingIsEmpty() {
        assertTrue(Interval.hull(List.of()).isEmpty());
    }

    @Test
    void unitsAndCurrenciesNeverMix() {
        Quantity persons = quantity("EXACT 5");
        Quantity remains = new Quantity(Kind.UNKNOWN, Unit.REMAINS, null, null, null, null, null);
        Interval dollars = Interval.zero(new Measure(Unit.MONEY, "USD", null, false));
        Interval euros = Interval.zero(new Measure(Unit.MONEY, "EUR", null, false));

        assertThrows(IllegalArgumentException.class, () -> Interval.hull(List.of(persons, remains)));
        assertThrows(IllegalArgumentException.class, () -> dollars.plus(euros));
        assertThrows(IllegalArgumentException.class, () -> dollars.minus(euros));
        assertThrows(IllegalArgumentException.class, () -> dollars.certainlyAtLeast(euros));
        assertEquals(
                "Cannot calculate with MONEY in USD and PERSONS",
                assertThrows(IllegalArgumentException.class, () -> dollars.plus(persons.interval()))
                        .getMessage());
    }

    @Test
    void equalNumbersAreEqualHoweverTheyWereCalculated() {
        Interval half = new Quantity(Kind.EXACT, Unit.DAYS, new BigDecimal("0.5"), null, null, null, null).interval();

        assertEquals("1", half.plus(half).value().toString());
        assertEquals(Interval.zero(new Measure(Unit.DAYS, null, null, false)), half.minus(half));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXACT 25      | 1    | 10  | EXACT [2,2] 2
            EXACT 9       | 1    | 10  | EXACT [0,0] 0
            EXACT 3       | 30   | 1   | EXACT [90,90] 90
            EXACT 3       | 30   | 0.5 | EXACT [180,180] 180
            AT_LEAST 25   | 2    | 10  | AT_LEAST [4,)
            AT_LEAST 9    | 1    | 10  | UNKNOWN (,)
            MORE_THAN 9   | 1    | 10  | AT_LEAST [1,)
            MORE_THAN 8   | 1    | 10  | UNKNOWN (,)
            AT_MOST 30    | 1    | 10  | AT_MOST [0,3]
            LESS_THAN 30  | 1    | 10  | AT_MOST [0,2]
            LESS_THAN 31  | 1    | 10  | AT_MOST [0,3]
            RANGE 19-31   | 1    | 10  | RANGE [1,3]
            RANGE 19-31~20 | 5   | 10  | RANGE [5,15] 10
            APPROXIMATE 25 | 1   | 10  | APPROXIMATE (,) 2
            ALL           | 1    | 10  | UNKNOWN (,)
            UNKNOWN       | 0    | 10  | EXACT [0,0] 0
            """)
    void ratioCountsWholeTimes(String quantity, BigDecimal give, BigDecimal each, String due) {
        assertEquals(due, text(interval(quantity).wholeTimes(give, each)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXACT 2       | EXACT [2,2] 2
            AT_LEAST 2    | AT_LEAST [2,)
            MORE_THAN 2   | MORE_THAN (2,)
            """)
    void onceTheNumberIsTheNumber(String quantity, String same) {
        assertEquals(same, text(interval(quantity).times(BigDecimal.ONE)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXACT 2       | 3    | EXACT [6,6] 6
            MORE_THAN 2   | 3    | AT_LEAST [9,)
            LESS_THAN 2   | 3    | AT_MOST [0,3]
            RANGE 2-4     | 0.5  | RANGE [1,2]
            APPROXIMATE 9 | 2    | APPROXIMATE (,) 18
            APPROXIMATE   | 2    | APPROXIMATE (,)
            ALL           | 2    | UNKNOWN (,)
            ALL           | 0    | EXACT [0,0] 0
            """)
    void numberIsMultiplied(String quantity, BigDecimal factor, String product) {
        assertEquals(product, text(interval(quantity).times(factor)));
    }

    @Test
    void factorBelowZeroAndRatioPerNothingAreRefused() {
        Interval one = interval("EXACT 1");

        assertThrows(IllegalArgumentException.class, () -> one.times(new BigDecimal("-1")));
        assertThrows(IllegalArgumentException.class, () -> one.wholeTimes(new BigDecimal("-1"), BigDecimal.ONE));
        assertThrows(IllegalArgumentException.class, () -> one.wholeTimes(BigDecimal.ONE, BigDecimal.ZERO));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXACT 5       | AT_MOST [0,5]
            EXACT 0       | EXACT [0,0] 0
            RANGE 2-4~3   | AT_MOST [0,4]
            LESS_THAN 5   | LESS_THAN [0,5)
            AT_LEAST 5    | UNKNOWN (,)
            APPROXIMATE 5 | UNKNOWN (,)
            ALL           | UNKNOWN (,)
            """)
    void partOfANumberIsFromNothingToAllOfIt(String quantity, String part) {
        assertEquals(part, text(interval(quantity).upToThis()));
    }

    @Test
    void remainsCountAsPersonsInTheirMeasure() {
        Measure remains = new Measure(Unit.REMAINS, null, null, false);
        Interval persons = interval("MORE_THAN 3");

        assertEquals("MORE_THAN (3,)", text(persons.in(remains)));
        assertEquals(remains, persons.in(remains).measure());
        assertEquals(persons, persons.in(remains).in(persons.measure()));
    }

    @Test
    void rateNeedNotBeWhole() {
        Quantity rate = new Quantity(Kind.MORE_THAN, Unit.TRUCKS, BigDecimal.ONE, null, null, null, null, true, null);
        Quantity plain = new Quantity(Kind.MORE_THAN, Unit.TRUCKS, BigDecimal.ONE, null, null, null, null);

        assertEquals("MORE_THAN (2,)", text(rate.interval().plus(rate.interval())));
        assertEquals("MORE_THAN (3,)", text(plain.interval().plus(plain.interval())));
        assertThrows(IllegalArgumentException.class, () -> rate.interval().plus(plain.interval()));
    }

    private static Interval interval(String text) {
        return quantity(text).interval();
    }

    private static Quantity quantity(String text) {
        String[] parts = text.split("[ ~-]");
        Kind kind = Kind.valueOf(parts[0]);
        BigDecimal[] numbers = Stream.of(parts).skip(1).map(BigDecimal::new).toArray(BigDecimal[]::new);
        if (kind != Kind.RANGE) {
            return new Quantity(kind, Unit.PERSONS, numbers.length == 0 ? null : numbers[0], null, null, null, null);
        }
        BigDecimal guess = numbers.length == 3 ? numbers[2] : null;
        return new Quantity(kind, Unit.PERSONS, guess, numbers[0], numbers[1], null, null);
    }

    private static String text(Interval interval) {
        return interval.kind()
                + (interval.min() == null || interval.minExclusive() ? " (" : " [")
                + (interval.min() == null ? "" : interval.min())
                + ","
                + (interval.max() == null ? "" : interval.max())
                + (interval.max() == null || interval.maxExclusive() ? ")" : "]")
                + (interval.value() == null ? "" : " " + interval.value());
    }
}
