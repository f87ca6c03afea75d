package dev.parley.kernel;

import java.math.BigDecimal;
import java.util.List;

import dev.parley.kernel.Quantity.Kind;
import dev.parley.kernel.Quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QuantityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EXACT       | 36  |    |     | 36 | 36  |      |
                    EXACT       | 0   |    |     | 0  | 0   |      |
                    AT_LEAST    | 36  |    |     | 36 |     |      |
                    MORE_THAN   | 700 |    |     | 700|     | true |
                    AT_MOST     | 50  |    |     | 0  | 50  |      |
                    LESS_THAN   | 50  |    |     | 0  | 50  |      | true
                    APPROXIMATE | 200 |    |     |    |     |      |
                    APPROXIMATE |     |    |     |    |     |      |
                    RANGE       |     | 200| 250 | 200| 250 |      |
                    RANGE       | 220 | 200| 250 | 200| 250 |      |
                    ALL         |     |    |     |    |     |      |
                    NONE        |     |    |     | 0  | 0   |      |
                    UNKNOWN     |     |    |     |    |     |      |
                    """)
    void boundsFollowFromTheKind(
            Kind kind,
            BigDecimal value,
            BigDecimal min,
            BigDecimal max,
            BigDecimal lower,
            BigDecimal upper,
            Boolean lowerExclusive,
            Boolean upperExclusive) {
        Quantity quantity = new Quantity(kind, Unit.PERSONS, value, min, max, null, null);

        assertEquals(List.of(), quantity.faults());
        assertEquals(new Interval.Bounds(lower, upper, lowerExclusive, upperExclusive), quantity.bounds());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # a value where it is needed, none where it has no meaning
                    EXACT       | PERSONS        |      |    |     |     | /value
                    AT_LEAST    | PERSONS        |      |    |     |     | /value
                    MORE_THAN   | PERSONS        |      |    |     |     | /value
                    AT_MOST     | PERSONS        |      |    |     |     | /value
                    LESS_THAN   | PERSONS        |      |    |     |     | /value
                    ALL         | PERSONS        | 1    |    |     |     | /value
                    NONE        | PERSONS        | 0    |    |     |     | /value
                    UNKNOWN     | PERSONS        | 0    |    |     |     | /value
                    LESS_THAN   | PERSONS        | 0    |    |     |     | /value
                    # min and max with RANGE
                    RANGE       | PERSONS        |      |    |     |     | /min /max
                    RANGE       | PERSONS        |      | 1  |     |     | /max
                    RANGE       | PERSONS        |      |    | 1   |     | /min
                    RANGE       | PERSONS        |      | 2  | 1   |     | /min
                    RANGE       | PERSONS        | 4    | 5  | 9   |     | /value
                    RANGE       | PERSONS        | 10   | 5  | 9   |     | /value
                    EXACT       | PERSONS        | 5    | 5  |     |     | /min
                    APPROXIMATE | PERSONS        | 5    | 4  | 6   |     | /min /max
                    UNKNOWN     | PERSONS        |      |    | 6   |     | /max
                    # numbers
                    EXACT       | PERSONS        | -1   |    |     |     | /value
                    RANGE       | DAYS           |      | -2 | -1  |     | /min /max
                    EXACT       | PERSONS        | 1.5  |    |     |     | /value
                    EXACT       | REMAINS        | 0.5  |    |     |     | /value
                    RANGE       | PERSONS        |      | 0.5| 1.5 |     | /min /max
                    EXACT       | DAYS           | 0.0000001           | | | | /value
                    EXACT       | DAYS           | 1000000000000000000 | | | | /value
                    EXACT       | DAYS           | 1E+18    | | | | /value
                    EXACT       | DAYS           | 1E+999999999 | | | | /value
                    EXACT       | DAYS           | 1E-999999999 | | | | /value
                    EXACT       | PERSONS        | -0.5 |    |     |     | /value /value
                    # currency
                    EXACT       | MONEY          | 6    |    |     |     | /currency
                    EXACT       | PERSONS        | 6    |    |     | USD | /currency
                    EXACT       | MONEY          | 6    |    |     | US  | /currency
                    EXACT       | MONEY          | 6    |    |     | usd | /currency
                    EXACT       | MONEY          | 6    |    |     | ZZZ | /currency
                    EXACT       | MONEY          | -6   | 1  |     |     | /value /min /value /currency
                    """)
    void faultyQuantityIsRefusedWithEveryFault(
            Kind kind, Unit unit, BigDecimal value, BigDecimal min, BigDecimal max, String currency, String pointers) {
        Quantity quantity = new Quantity(kind, unit, value, min, max, currency, null);

        assertEquals(
                List.of(pointers.split(" ")),
                quantity.faults().stream().map(Fault::pointer).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ITEMS  |          |      | 3   | /of
            TRUCKS | aircraft |      | 3   | /of
            DAYS   |          | true | 3   | /perDay
            TRUCKS |          |      | 2.5 | /value
            ITEMS  | aircraft |      | 2.5 | /value
            ITEMS  |          | true | 2.5 | /of
            """)
    void itemsNeedANameAndDaysHaveNoRate(Unit unit, String of, Boolean perDay, BigDecimal value, String pointers) {
        assertEquals(
                List.of(pointers.split(" ")),
                new Quantity(Kind.EXACT, unit, value, null, null, null, of, perDay, null)
                        .faults().stream().map(Fault::pointer).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ITEMS  | aircraft |       | 3   | ITEMS of aircraft
            ITEMS  | tents    | true  | 2.5 | ITEMS of tents per day
            TRUCKS |          | true  | 2.5 | TRUCKS per day
            TRUCKS |          | false | 3   | TRUCKS
            TONNES |          |       | 2.5 | TONNES
            LITRES |          | true  | 2.5 | LITRES per day
            """)
    void measureSaysWhatIsCounted(Unit unit, String of, Boolean perDay, BigDecimal value, String measure) {
        Quantity quantity = new Quantity(Kind.EXACT, unit, value, null, null, null, of, perDay, null);

        assertEquals(List.of(), quantity.faults());
        assertEquals(measure, Measure.of(quantity).toString());
        assertEquals(measure, quantity.interval().measure().toString());
    }

    @Test
    void plainNumberIsNoRateHoweverItIsWritten() {
        assertEquals(
                new Quantity(Kind.EXACT, Unit.TRUCKS, BigDecimal.ONE, null, null, null, null),
                new Quantity(Kind.EXACT, Unit.TRUCKS, BigDecimal.ONE, null, null, null, null, false, null));
    }

    @Test
    void remainsCountForPromisedPersonsAndNothingElseForAnother() {
        Measure persons = new Measure(Unit.PERSONS, null, null, false);
        Measure remains = new Measure(Unit.REMAINS, null, null, false);
        Measure dollars = new Measure(Unit.MONEY, "USD", null, false);
        Measure euros = new Measure(Unit.MONEY, "EUR", null, false);

        assertTrue(remains.countsFor(persons));
        assertTrue(persons.countsFor(persons));
        assertFalse(persons.countsFor(remains));
        assertFalse(euros.countsFor(dollars));
        assertFalse(remains.countsFor(new Measure(Unit.PERSONS, null, null, true)));
    }

    @Test
    void sameNumberIsEqualHoweverWritten() {
        assertEquals(days("5"), days("5.0"));
        assertEquals(days("5"), days("5.00"));
        assertEquals(days("0"), days("0.000"));
        assertEquals(days("50"), days("5E+1"));
        assertEquals(days("2.5").hashCode(), days("2.50").hashCode());
    }

    @ParameterizedTest
    @CsvSource({
        "1E+3, 1000",
        "100, 100",
        "5.10, 5.1",
        "0E-9, 0",
        "0E+9, 0",
        "0.000001, 0.000001",
        "1E-6, 0.000001",
        "1.0000000, 1",
        "999999999999999999.999999, 999999999999999999.999999"
    })
    void numberIsWrittenWithoutExponent(String written, String kept) {
        assertEquals(kept, days(written).value().toString());
    }

    @ParameterizedTest
    @EnumSource(value = Unit.class, names = "MONEY", mode = EnumSource.Mode.EXCLUDE)
    void wholeNumbersGoWithEveryUnit(Unit unit) {
        assertEquals(BigDecimal.ONE, new Quantity(Kind.EXACT, unit, BigDecimal.ONE, null, null, null, null).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "QAR", "ILS", "EUR"})
    void moneyIsOfACurrency(String currency) {
        Quantity money = new Quantity(Kind.EXACT, Unit.MONEY, new BigDecimal("6000000000"), null, null, currency, null);

        assertEquals(List.of(), money.faults());
        assertEquals(currency, money.interval().currency());
    }

    @Test
    void boundsFollowFromANumberInACurrencyThatThisJavaDoesNotKnow() {
        Quantity money = new Quantity(Kind.EXACT, Unit.MONEY, BigDecimal.TEN, null, null, "ZZZ", null);

        assertEquals(new Interval.Bounds(BigDecimal.TEN, BigDecimal.TEN, null, null), money.bounds());
        assertEquals("ZZZ", money.interval().currency());
    }

    @Test
    void missingKindOrUnitIsLeftToValidation() {
        Quantity nothing = new Quantity(null, null, null, null, null, null, null);
        Quantity number = new Quantity(null, null, new BigDecimal("1.5"), null, null, "USD", null);

        assertEquals(new Interval.Bounds(null, null, null, null), nothing.bounds());
        assertEquals(new Interval.Bounds(null, null, null, null), number.bounds());
        assertEquals(List.of(), number.faults());
        assertEquals(
                List.of("/value"),
                new Quantity(null, null, new BigDecimal("-1"), null, null, null, null)
                        .faults().stream().map(Fault::pointer).toList());
    }

    private static Quantity days(String number) {
        return new Quantity(Kind.EXACT, Unit.DAYS, new BigDecimal(number), null, null, null, null);
    }
}
