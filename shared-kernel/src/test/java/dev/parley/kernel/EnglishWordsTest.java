package dev.parley.kernel;

import java.math.BigDecimal;

import dev.parley.kernel.Quantity.Kind;
import dev.parley.kernel.Quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EnglishWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2023-10-08                      |               |             | 8 October 2023
            2023-10                         |               |             | October 2023
            2023                            |               |             | 2023
            198X                            |               |             | 1980 to 1989
            19XX                            |               |             | 1900 to 1999
            2023-10-XX                      |               |             | October 2023, day not known
            2023-XX                         |               |             | 2023, month not known
            2023-XX-XX                      |               |             | 2023, month not known
            2023-10-08~                     |               |             | about 8 October 2023
            2023-10?                        |               |             | October 2023 (uncertain)
            2023%                           |               |             | about 2023 (uncertain)
            2023-10-08                      | NIGHT         |             | night of 8 to 9 October 2023
            2023-10-31                      | NIGHT         |             | night of 31 October to 1 November 2023
            2023-12-31                      | NIGHT         |             | night of 31 December 2023 to 1 January 2024
            2023-10-08                      | EARLY_MORNING |             | early morning of 8 October 2023
            2023-10-07/2023-10-08           |               |             | 7 to 8 October 2023
            2023-09-30/2023-10-02           |               |             | 30 September to 2 October 2023
            2022-12-30/2023-01-02           |               |             | 30 December 2022 to 2 January 2023
            2023-06/2023-08                 |               |             | June to August 2023
            2021/2022                       |               |             | 2021 to 2022
            2022~/2023-09-18                |               |             | about 2022 to 18 September 2023
            2023-10-07~/2023-10-08          |               |             | about 7 October 2023 to 8 October 2023
            2023-10-07/2023-10-09           | EVENING       |             | evening of 7 October 2023 to evening of 9 October 2023
            2023-10-07/..                   |               |             | since 7 October 2023
            ../2023-10-07                   |               |             | until 7 October 2023
            /2023-10-07                     |               |             | until 7 October 2023
            ../..                           |               |             | not known
            [2023-10-07,2023-10-08]         |               |             | 7 or 8 October 2023
            [2023-10-07,2023-10-08,2023-10-12] |            |             | 7, 8 or 12 October 2023
            [2023-10-07,2023-11-08]         |               |             | 7 October 2023 or 8 November 2023
            [2023-10-07,2023-10-08]         | MORNING       |             | morning of 7 October 2023 or morning of 8 October 2023
            [2023-10-07..2023-10-08,2023]   |               |             | 7 to 8 October 2023 or 2023
            2023-10-08T11:53:00Z            |               |             | 8 October 2023, 11:53 UTC
            2023-10-08T11:53:30.500Z        |               |             | 8 October 2023, 11:53:30 UTC
            2023-10-08T11:53:00+03:00       |               |             | 8 October 2023, 11:53 UTC+03:00
            2023-10-08T11:53:00             |               | Asia/Gaza   | 8 October 2023, 11:53 (Asia/Gaza)
            2023-10-08T23:30:00Z/2023-10-09 |               |             | 8 October 2023, 23:30 UTC to 9 October 2023
            """)
    void dateIsSaidWithWhatIsUncertainAboutIt(String edtf, PartOfDay part, String zone, String words) {
        assertEquals(words, new UncertainDate(edtf, part, zone, null).words());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXACT       | PERSONS        | 36         |      |      |                             | 36 people
            EXACT       | PERSONS        | 1          |      |      |                             | 1 person
            EXACT       | PERSONS        | 0          |      |      |                             | none
            NONE        | DAYS           |            |      |      |                             | none
            EXACT       | REMAINS        | 15         |      |      |                             | 15 bodies
            EXACT       | REMAINS        | 1          |      |      |                             | 1 body
            AT_LEAST    | PERSONS        | 249        |      |      |                             | at least 249 people
            MORE_THAN   | PERSONS        | 700        |      |      | over 700                    | more than 700 people
            AT_MOST     | DAYS           | 1          |      |      |                             | at most 1 day
            LESS_THAN   | PERSONS        | 50         |      |      |                             | fewer than 50 people
            LESS_THAN   | MONEY          | 50         |      |      |                             | less than USD 50
            RANGE       | PERSONS        |            | 869  | 890  |                             | 869 to 890 people
            RANGE       | PERSONS        | 880        | 869  | 890  |                             | 869 to 890 people, most likely 880
            APPROXIMATE | PERSONS        | 900        |      |      |                             | about 900 people
            APPROXIMATE | PERSONS        |            |      |      | hundreds                    | hundreds
            APPROXIMATE | PERSONS        |            |      |      |                             | roughly known
            ALL         | PERSONS        |            |      |      | all women                   | all
            UNKNOWN     | PERSONS        |            |      |      | the number is unclear       | not known
            EXACT       | MONEY          | 6000000000 |      |      |                             | USD 6 billion
            EXACT       | MONEY          | 1250000    |      |      |                             | USD 1.25 million
            EXACT       | MONEY          | 1234567    |      |      |                             | USD 1,234,567
            EXACT       | MONEY          | 999.5      |      |      |                             | USD 999.5
            RANGE       | MONEY          |            | 5000000000 | 6000000000 |                 | USD 5 billion to 6 billion
            EXACT       | TRUCKS         | 1          |      |      |                             | 1 truck
            LESS_THAN   | TRUCKS         | 200        |      |      |                             | fewer than 200 trucks
            EXACT       | TONNES         | 1          |      |      |                             | 1 tonne
            LESS_THAN   | TONNES         | 2.5        |      |      |                             | less than 2.5 tonnes
            EXACT       | LITRES         | 130000     |      |      |                             | 130,000 litres
            """)
    void quantityIsSaidWithItsUnit(
            Kind kind, Unit unit, BigDecimal value, BigDecimal min, BigDecimal max, String verbatim, String words) {
        String currency = unit == Unit.MONEY ? "USD" : null;

        assertEquals(words, new Quantity(kind, unit, value, min, max, currency, verbatim).words());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXACT     | TRUCKS  | 200    |     |          | true | 200 trucks a day
            EXACT     | TRUCKS  | 1      |     |          | true | 1 truck a day
            AT_LEAST  | LITRES  | 130000 |     |          | true | at least 130,000 litres a day
            EXACT     | MONEY   | 5000000 | USD |         | true | USD 5 million a day
            EXACT     | ITEMS   | 3      |     | aircraft |      | 3 aircraft
            EXACT     | ITEMS   | 1      |     | aircraft |      | 1 aircraft
            LESS_THAN | ITEMS   | 20     |     | tents    |      | fewer than 20 tents
            AT_MOST   | ITEMS   | 20     |     | tents    | true | at most 20 tents a day
            NONE      | TRUCKS  |        |     |          | true | none
            """)
    void itemsAndRatesAreSaid(
            Kind kind, Unit unit, BigDecimal value, String currency, String of, Boolean perDay, String words) {
        assertEquals(words, new Quantity(kind, unit, value, null, null, currency, of, perDay, null).words());
    }

    @Test
    void sumKeepsItsBestGuessInWords() {
        Interval sum = new Quantity(Kind.APPROXIMATE, Unit.PERSONS, BigDecimal.valueOf(200), null, null, null, null)
                .interval()
                .plus(new Quantity(Kind.EXACT, Unit.PERSONS, BigDecimal.valueOf(36), null, null, null, null)
                        .interval());

        assertEquals("at least 36 people, most likely 236", sum.words());
    }
}
