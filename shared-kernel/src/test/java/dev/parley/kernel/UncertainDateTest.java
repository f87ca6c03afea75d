package dev.parley.kernel;

import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UncertainDateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # year, month, day
                    2023                      | 2023-01-01T00:00:00Z     | 2023-12-31T23:59:59.999Z
                    0000                      | 0000-01-01T00:00:00Z     | 0000-12-31T23:59:59.999Z
                    9999                      | 9999-01-01T00:00:00Z     | 9999-12-31T23:59:59.999Z
                    2023-10                   | 2023-10-01T00:00:00Z     | 2023-10-31T23:59:59.999Z
                    2023-02                   | 2023-02-01T00:00:00Z     | 2023-02-28T23:59:59.999Z
                    2024-02                   | 2024-02-01T00:00:00Z     | 2024-02-29T23:59:59.999Z
                    1900-02                   | 1900-02-01T00:00:00Z     | 1900-02-28T23:59:59.999Z
                    2023-12                   | 2023-12-01T00:00:00Z     | 2023-12-31T23:59:59.999Z
                    2023-10-08                | 2023-10-08T00:00:00Z     | 2023-10-08T23:59:59.999Z
                    2024-02-29                | 2024-02-29T00:00:00Z     | 2024-02-29T23:59:59.999Z
                    2000-02-29                | 2000-02-29T00:00:00Z     | 2000-02-29T23:59:59.999Z
                    # qualifiers do not widen
                    2022~                     | 2022-01-01T00:00:00Z     | 2022-12-31T23:59:59.999Z
                    2023-10?                  | 2023-10-01T00:00:00Z     | 2023-10-31T23:59:59.999Z
                    2023-10-08~               | 2023-10-08T00:00:00Z     | 2023-10-08T23:59:59.999Z
                    2023-10-08%               | 2023-10-08T00:00:00Z     | 2023-10-08T23:59:59.999Z
                    198X?                     | 1980-01-01T00:00:00Z     | 1989-12-31T23:59:59.999Z
                    2023-10-XX~               | 2023-10-01T00:00:00Z     | 2023-10-31T23:59:59.999Z
                    # unspecified digits
                    198X                      | 1980-01-01T00:00:00Z     | 1989-12-31T23:59:59.999Z
                    19XX                      | 1900-01-01T00:00:00Z     | 1999-12-31T23:59:59.999Z
                    99XX                      | 9900-01-01T00:00:00Z     | 9999-12-31T23:59:59.999Z
                    2023-XX                   | 2023-01-01T00:00:00Z     | 2023-12-31T23:59:59.999Z
                    2023-10-XX                | 2023-10-01T00:00:00Z     | 2023-10-31T23:59:59.999Z
                    2024-02-XX                | 2024-02-01T00:00:00Z     | 2024-02-29T23:59:59.999Z
                    2023-XX-XX                | 2023-01-01T00:00:00Z     | 2023-12-31T23:59:59.999Z
                    # intervals
                    2023-10-07/2023-10-08     | 2023-10-07T00:00:00Z     | 2023-10-08T23:59:59.999Z
                    2023-10-07/2023-10-07     | 2023-10-07T00:00:00Z     | 2023-10-07T23:59:59.999Z
                    1964/2008                 | 1964-01-01T00:00:00Z     | 2008-12-31T23:59:59.999Z
                    2004-06/2006-08           | 2004-06-01T00:00:00Z     | 2006-08-31T23:59:59.999Z
                    2004-02-01/2005-02        | 2004-02-01T00:00:00Z     | 2005-02-28T23:59:59.999Z
                    2022~/2023-09-18          | 2022-01-01T00:00:00Z     | 2023-09-18T23:59:59.999Z
                    198X/199X                 | 1980-01-01T00:00:00Z     | 1999-12-31T23:59:59.999Z
                    2023-12/2023              | 2023-12-01T00:00:00Z     | 2023-12-31T23:59:59.999Z
                    2023-10-08T14:30:00Z/2023-10-09 | 2023-10-08T14:30:00Z | 2023-10-09T23:59:59.999Z
                    # open and unknown ends
                    1789/..                   | 1789-01-01T00:00:00Z     |
                    2004?/..                  | 2004-01-01T00:00:00Z     |
                    2023/                     | 2023-01-01T00:00:00Z     |
                    ../2023                   |                          | 2023-12-31T23:59:59.999Z
                    /2023-10-08               |                          | 2023-10-08T23:59:59.999Z
                    ../..                     |                          |
                    /..                       |                          |
                    ../                       |                          |
                    /                         |                          |
                    # one of a set
                    [2023-10-07,2023-10-08]   | 2023-10-07T00:00:00Z     | 2023-10-08T23:59:59.999Z
                    [2023-10-08,2023-10-07]   | 2023-10-07T00:00:00Z     | 2023-10-08T23:59:59.999Z
                    [2023-10-08]              | 2023-10-08T00:00:00Z     | 2023-10-08T23:59:59.999Z
                    [2023-10-07~,2023-10-09]  | 2023-10-07T00:00:00Z     | 2023-10-09T23:59:59.999Z
                    [2021..2023]              | 2021-01-01T00:00:00Z     | 2023-12-31T23:59:59.999Z
                    [..2023-10]               |                          | 2023-10-31T23:59:59.999Z
                    [..1983,1990]             |                          | 1990-12-31T23:59:59.999Z
                    [2023-10..]               | 2023-10-01T00:00:00Z     |
                    [1667,1668,1670..1672]    | 1667-01-01T00:00:00Z     | 1672-12-31T23:59:59.999Z
                    [198X,2001-02]            | 1980-01-01T00:00:00Z     | 2001-02-28T23:59:59.999Z
                    # date and time
                    2023-10-08T14:30:00Z      | 2023-10-08T14:30:00Z     | 2023-10-08T14:30:00Z
                    2023-10-08T14:30:00       | 2023-10-08T14:30:00Z     | 2023-10-08T14:30:00Z
                    2023-10-08T14:30Z         | 2023-10-08T14:30:00Z     | 2023-10-08T14:30:00Z
                    2023-10-08T14:30:00.123Z  | 2023-10-08T14:30:00.123Z | 2023-10-08T14:30:00.123Z
                    2023-10-08T14:30:00+03:00 | 2023-10-08T11:30:00Z     | 2023-10-08T11:30:00Z
                    2023-10-08T14:30:00-05:30 | 2023-10-08T20:00:00Z     | 2023-10-08T20:00:00Z
                    2023-10-08T01:30:00+03    | 2023-10-07T22:30:00Z     | 2023-10-07T22:30:00Z
                    2023-10-08T00:00:00Z      | 2023-10-08T00:00:00Z     | 2023-10-08T00:00:00Z
                    2023-10-08T23:59:59Z      | 2023-10-08T23:59:59Z     | 2023-10-08T23:59:59Z
                    """)
    void boundsAreInclusiveAndInUtcByDefault(String edtf, Instant earliest, Instant latest) {
        UncertainDate date = date(edtf);

        assertEquals(earliest, date.earliest());
        assertEquals(latest, date.latest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                            | 1  | four digits
                    yesterday                     | 1  | four digits
                    ' 2023'                       | 1  | four digits
                    '2023 '                       | 5  | unexpected character
                    19                            | 1  | four digits
                    198                           | 1  | four digits
                    20231008                      | 5  | unexpected character
                    2023/10/08                    | 6  | four digits
                    08.10.2023                    | 1  | four digits
                    # not on the calendar
                    2023-13                       | 6  | not 13
                    2023-00                       | 6  | not 0
                    2023-02-30                    | 9  | no day 30
                    1900-02-29                    | 9  | no day 29
                    2023-10-00                    | 9  | no day 0
                    2023-1                        | 6  | two digits
                    2023-10-8                     | 9  | two digits
                    2023-                         | 6  | two digits
                    2023-10-                      | 9  | two digits
                    2023-W40                      | 6  | two digits
                    2023-281                      | 6  | parts of a year
                    # outside the profile
                    2023-21                       | 6  | seasons
                    2023-24~                      | 6  | seasons
                    2023-41                       | 6  | seasons
                    {2020,2021}                   | 1  | one member
                    1950S2                        | 5  | significant digits
                    Y-17000                       | 1  | before 0000 and after 9999
                    Y3388E2S3                     | 1  | before 0000 and after 9999
                    -0044                         | 1  | before 0000 and after 9999
                    1XXX                          | 1  | last or the last two
                    XXXX                          | 1  | four digits
                    19X5                          | 1  | last or the last two
                    198X-10                       | 5  | unexpected character
                    2023-XX-10                    | 9  | expected `XX`
                    2023-1X                       | 6  | two digits
                    2023-10-0X                    | 9  | two digits
                    ?2004-06                      | 1  | end of a date
                    2004-?06                      | 6  | end of a date
                    2004-06~-11                   | 9  | unexpected character
                    2023-10-08??                  | 12 | end of a date
                    2023-10-08T14:30:00Z~         | 21 | end of a date
                    # times
                    2023-10-08T                   | 12 | two digits
                    2023-10-08T14                 | 14 | expected `:`
                    2023-10-08T24:00:00Z          | 12 | between 00:00:00 and 23:59:59
                    2023-10-08T14:60:00Z          | 12 | between 00:00:00 and 23:59:59
                    2023-10-08T14:30:60Z          | 12 | between 00:00:00 and 23:59:59
                    2023-10-08T14:30:00.5Z        | 21 | three digits
                    2023-10-08T14:30:00+19:00     | 20 | between -18:00 and +18:00
                    2023-10-08T14:30:00+3         | 21 | two digits
                    2023-10-08 14:30:00Z          | 11 | unexpected character
                    2023-10T14:30:00Z             | 8  | unexpected character
                    2023-10-08T14:30.500Z         | 17 | unexpected character
                    # intervals and sets
                    2023/2022                     | 6  | end is before the start
                    2023-10-08/2023-10-07         | 12 | end is before the start
                    2023-10-08T10:00:00Z/2023-10-08T10:00:00+01:00 | 22 | end is before the start
                    2023/2024/2025                | 10 | unexpected character
                    2023//2024                    | 6  | four digits
                    2023/2024-02-30               | 14 | no day 30
                    2023/...                      | 8  | unexpected character
                    ..                            | 3  | expected `/`
                    ..2023                        | 3  | expected `/`
                    2023..2024                    | 5  | unexpected character
                    []                            | 2  | four digits
                    [..]                          | 4  | four digits
                    [2023                         | 6  | expected `]`
                    [2023,]                       | 7  | four digits
                    [2023,2024                    | 11 | expected `]`
                    [2023,..2024]                 | 7  | four digits
                    [2021..,2024]                 | 8  | four digits
                    [2023..2021]                  | 8  | end is before the start
                    [2020-10-07, 2020-10-08]      | 13 | four digits
                    [2023-10-07,2023-10-32]       | 21 | no day 32
                    [2023-10-07/2023-10-08]       | 12 | expected `]`
                    [2023]/2024                   | 7  | unexpected character
                    """)
    void faultInTheExpressionIsNamedWithItsPosition(String edtf, int character, String message) {
        List<Fault> faults = faults(edtf, null, null);

        assertEquals(1, faults.size());
        assertEquals("/edtf", faults.get(0).pointer());
        String expected = "at character " + character + ": ";
        assertTrue(
                faults.get(0).message().startsWith(expected)
                        && faults.get(0).message().contains(message),
                faults.get(0).message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2023-10-08              | Asia/Gaza          | 2023-10-07T21:00:00Z | 2023-10-08T20:59:59.999Z
                    2023-10                 | America/New_York   | 2023-10-01T04:00:00Z | 2023-11-01T03:59:59.999Z
                    2023-10-08T14:30:00     | Asia/Gaza          | 2023-10-08T11:30:00Z | 2023-10-08T11:30:00Z
                    2023-10-08T14:30:00Z    | Asia/Gaza          | 2023-10-08T14:30:00Z | 2023-10-08T14:30:00Z
                    2023-10-07/2023-10-08   | Asia/Tehran        | 2023-10-06T20:30:00Z | 2023-10-08T20:29:59.999Z
                    # a day of 23 hours, one of 25
                    2023-03-26              | Europe/Berlin      | 2023-03-25T23:00:00Z | 2023-03-26T21:59:59.999Z
                    2023-10-29              | Europe/Berlin      | 2023-10-28T22:00:00Z | 2023-10-29T22:59:59.999Z
                    # midnight left out, midnight's hour had twice, the hour before midnight had twice
                    2023-04-28              | Africa/Cairo       | 2023-04-27T22:00:00Z | 2023-04-28T20:59:59.999Z
                    2023-11-05              | America/Havana     | 2023-11-05T04:00:00Z | 2023-11-06T04:59:59.999Z
                    2023-11-04              | America/Havana     | 2023-11-04T04:00:00Z | 2023-11-05T03:59:59.999Z
                    2023-10-26              | Africa/Cairo       | 2023-10-25T21:00:00Z | 2023-10-26T21:59:59.999Z
                    # the change fell across midnight
                    1919-03-31              | America/Toronto    | 1919-03-31T04:30:00Z | 1919-04-01T03:59:59.999Z
                    # the last hour of the day had twice, as clocks went back a minute after midnight
                    2006-10-28              | America/St_Johns   | 2006-10-28T02:30:00Z | 2006-10-29T03:29:59.999Z
                    2006-10-29              | America/St_Johns   | 2006-10-29T02:30:00Z | 2006-10-30T03:29:59.999Z
                    # far from UTC, and before there were zones
                    2023-10-08              | Pacific/Kiritimati | 2023-10-07T10:00:00Z | 2023-10-08T09:59:59.999Z
                    2023-10-08              | Pacific/Pago_Pago  | 2023-10-08T11:00:00Z | 2023-10-09T10:59:59.999Z
                    2023-10-08              | Asia/Kathmandu     | 2023-10-07T18:15:00Z | 2023-10-08T18:14:59.999Z
                    1850-01-01              | Europe/Amsterdam   | 1849-12-31T23:42:30Z | 1850-01-01T23:42:29.999Z
                    # a day left out within
                    2011-12-30/2011-12-31   | Pacific/Apia       | 2011-12-30T10:00:00Z | 2011-12-31T09:59:59.999Z
                    # had twice, left out
                    2023-10-29T02:30:00     | Europe/Berlin      | 2023-10-29T00:30:00Z | 2023-10-29T01:30:00Z
                    2023-03-26T02:30:00     | Europe/Berlin      | 2023-03-26T01:00:00Z | 2023-03-26T01:00:00Z
                    """)
    void daysAndTimesWithoutOffsetAreOfTheZone(String edtf, String zone, Instant earliest, Instant latest) {
        UncertainDate date = new UncertainDate(edtf, null, zone, null);

        assertEquals(earliest, date.earliest());
        assertEquals(latest, date.latest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    2023-10-08              | EARLY_MORNING | -             | 2023-10-08T00:00:00Z | 2023-10-08T05:59:59.999Z
                    2023-10-08              | MORNING       | -             | 2023-10-08T06:00:00Z | 2023-10-08T11:59:59.999Z
                    2023-10-08              | AFTERNOON     | -             | 2023-10-08T12:00:00Z | 2023-10-08T17:59:59.999Z
                    2023-10-08              | EVENING       | -             | 2023-10-08T18:00:00Z | 2023-10-08T23:59:59.999Z
                    2023-10-08              | NIGHT         | -             | 2023-10-08T18:00:00Z | 2023-10-09T05:59:59.999Z
                    2023-10-08~             | MORNING       | -             | 2023-10-08T06:00:00Z | 2023-10-08T11:59:59.999Z
                    [2023-10-07,2023-10-08] | NIGHT         | UTC           | 2023-10-07T18:00:00Z | 2023-10-09T05:59:59.999Z
                    [2023-10-08,2023-10-07] | NIGHT         | UTC           | 2023-10-07T18:00:00Z | 2023-10-09T05:59:59.999Z
                    [2023-10-07..2023-10-09] | MORNING      | -             | 2023-10-07T06:00:00Z | 2023-10-09T11:59:59.999Z
                    2023-10-07/2023-10-08   | MORNING       | -             | 2023-10-07T06:00:00Z | 2023-10-08T11:59:59.999Z
                    2023-10-07/..           | NIGHT         | -             | 2023-10-07T18:00:00Z | -
                    [..2023-10-07]          | EVENING       | -             | -                    | 2023-10-07T23:59:59.999Z
                    2023-10-08              | NIGHT         | Asia/Gaza     | 2023-10-08T15:00:00Z | 2023-10-09T02:59:59.999Z
                    2023-10-28              | NIGHT         | Europe/Berlin | 2023-10-28T16:00:00Z | 2023-10-29T04:59:59.999Z
                    2023-03-25              | NIGHT         | Europe/Berlin | 2023-03-25T17:00:00Z | 2023-03-26T03:59:59.999Z
                    2023-03-26              | MORNING       | Europe/Berlin | 2023-03-26T04:00:00Z | 2023-03-26T09:59:59.999Z
                    2006-10-28              | EVENING       | America/St_Johns | 2006-10-28T20:30:00Z | 2006-10-29T03:29:59.999Z
                    2023-10-08              | NIGHT         | Pacific/Kiritimati | 2023-10-08T04:00:00Z | 2023-10-08T15:59:59.999Z
                    2023-10-29              | EARLY_MORNING | Europe/Berlin | 2023-10-28T22:00:00Z | 2023-10-29T04:59:59.999Z
                    2023-04-28              | EARLY_MORNING | Africa/Cairo  | 2023-04-27T22:00:00Z | 2023-04-28T02:59:59.999Z
                    """)
    void partOfDayNarrowsTheOuterDays(String edtf, PartOfDay part, String zone, Instant earliest, Instant latest) {
        UncertainDate date = new UncertainDate(edtf, part, zone, null);

        assertEquals(earliest, date.earliest());
        assertEquals(latest, date.latest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023",
                "2023-10",
                "198X",
                "2023-10-XX",
                "2023-10-08T14:30:00Z",
                "2023-10/2023-10-08",
                "[2023-10-07,2023-11]",
                "../.."
            })
    void partOfDayNeedsDays(String edtf) {
        assertEquals(List.of("/partOfDay"), pointers(faults(edtf, PartOfDay.NIGHT, null)));
    }

    @Test
    void partOfDayNamesTheDateThatIsNotADay() {
        assertEquals(
                List.of(new Fault("/partOfDay", "works with whole days only; write one at character 13 of `edtf`")),
                faults("[2023-10-07,2023-11]", PartOfDay.NIGHT, null));
    }

    @Test
    void datesInTheWrongOrderAreRefusedAlsoWhereClocksWentBackOverMidnight() {
        assertEquals(
                "at character 12: the end is before the start (in America/St_Johns)",
                faults("2006-10-29/2006-10-28", null, "America/St_Johns").get(0).message());
    }

    @Test
    void everyZoneHasItsDays() {
        for (String zone : ZoneRulesProvider.getAvailableZoneIds()) {
            UncertainDate day = new UncertainDate("2023-10-08", null, zone, null);
            assertEquals(DatePrecision.DAY, day.precision(), zone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gaza", "asia/gaza", "+03:00", "UTC+3", "Z", "Asia/Gaza "})
    void zoneHasAnIanaName(String zone) {
        assertEquals(List.of("/zone"), pointers(faults("2023-10-08", null, zone)));
    }

    @Test
    void allFaultsAreReportedTogether() {
        assertEquals(List.of("/zone", "/edtf"), pointers(faults("2023-13", PartOfDay.NIGHT, "Nowhere")));
        assertEquals(List.of("/zone", "/partOfDay"), pointers(faults("2023-10", PartOfDay.NIGHT, "Nowhere")));
        assertEquals(List.of("/zone", "/edtf"), pointers(faults(null, PartOfDay.NIGHT, "Nowhere")));
    }

    @Test
    void expressionIsRequiredAndShort() {
        assertEquals(List.of(new Fault("/edtf", "is required")), faults(null, null, null));
        assertEquals(
                List.of(new Fault("/edtf", "at character 201: use at most 200 characters")),
                faults("[" + "2023,".repeat(40) + "2023]", null, null));
        assertEquals(
                "2023",
                date("[" + "2023,".repeat(38) + "2023]").earliest().toString().substring(0, 4));
    }

    @Test
    void yearsThatRfc3339CannotWriteAreRefused() {
        String fault = ": use a date that lies in the years 0000 to 9999, UTC";
        assertEquals(List.of(new Fault("/edtf", "at character 1" + fault)), faults("0000", null, "Asia/Gaza"));
        assertEquals(List.of(new Fault("/edtf", "at character 6" + fault)), faults("2023/9999", null, "America/Lima"));
        assertEquals(
                List.of(new Fault("/edtf", "at character 2" + fault)), faults("[9999-12-31]", PartOfDay.NIGHT, null));
        assertEquals(
                Instant.parse("9999-12-31T21:59:59.999Z"), new UncertainDate("9999", null, "Asia/Gaza", null).latest());
    }

    @Test
    void dayThatAZoneSkippedIsRefused() {
        assertEquals(List.of("/edtf"), pointers(faults("2011-12-30", null, "Pacific/Apia")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2023-10-08            | 2023-10-08T00:00:00Z     | true
                    2023-10-08            | 2023-10-08T23:59:59.999Z | true
                    2023-10-08            | 2023-10-07               | false
                    2023-10-08            | 2023-10-09T00:00:00Z     | false
                    2023-10-08            | 2023                     | true
                    2023-10-08            | 2023-10-01/2023-10-08    | true
                    [2021,2023]           | 2022                     | true
                    ../2023               | 0001                     | true
                    ../2023               | 2024                     | false
                    2023/                 | 9999                     | true
                    2023/..               | 2022                     | false
                    ../2023               | 2023/..                  | true
                    ../..                 | 1900-01-01T00:00:00Z     | true
                    """)
    void overlapIncludesBothEndsAndOpenOnesAreNoLimit(String one, String other, boolean overlap) {
        assertEquals(overlap, date(one).overlaps(date(other)));
        assertEquals(overlap, date(other).overlaps(date(one)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    2023-10-08                | -             | -         | DAY    | 1 | 1
                    2023-10-08~               | EARLY_MORNING | Asia/Gaza | DAY    | 1 | 1
                    2023-10-08                | -             | Pacific/Kiritimati | DAY | 1 | 1
                    2023-10-08T14:30:00Z      | -             | -         | DAY    | 1 | 1
                    2023-10-08                | NIGHT         | Asia/Gaza | DAYS   | 2 | 2
                    [2023-10-07,2023-10-08]   | -             | -         | DAYS   | 2 | 2
                    2023-10-07/2023-10-12     | -             | -         | DAYS   | 2 | 2
                    2023-10-07/2023-10-13     | -             | -         | WEEK   | 2 | 3
                    2023-10-07/2023-10-14     | -             | -         | MONTH  | 3 | 4
                    2023-02                   | -             | Asia/Gaza | MONTH  | 3 | 4
                    2023-10                   | -             | Asia/Gaza | MONTH  | 3 | 4
                    2023-10-07/2023-11-06     | -             | -         | MONTH  | 3 | 4
                    2023-10-07/2023-11-07     | -             | -         | LONGER | - | 5
                    2023                      | -             | -         | LONGER | - | 5
                    198X                      | -             | -         | LONGER | - | 5
                    2023-10-08/..             | -             | -         | LONGER | - | 5
                    /2023-10-08               | -             | -         | LONGER | - | 5
                    """)
    void precisionGoesByTheDaysOnWhichItMayHaveBeen(
            String edtf, PartOfDay part, String zone, DatePrecision precision, Integer acled, int ucdp) {
        UncertainDate date = new UncertainDate(edtf, part, zone, null);

        assertEquals(precision, date.precision());
        assertEquals(acled, date.precision().acled());
        assertEquals(ucdp, date.precision().ucdp());
    }

    @Test
    void orderIsByEarliestThenLatest() {
        List<String> ordered = List.of(
                "../2022", "../..", "2023-10-07", "2023-10-08T00:00:00Z", "2023-10-08", "2023-10-08/..", "2023-11");

        assertEquals(
                ordered,
                Stream.of(
                                "2023-11",
                                "2023-10-08/..",
                                "../..",
                                "2023-10-08",
                                "2023-10-07",
                                "2023-10-08T00:00:00Z",
                                "../2022")
                        .map(UncertainDateTest::date)
                        .sorted(UncertainDate.ORDER)
                        .map(UncertainDate::edtf)
                        .toList());
    }

    @Test
    void itIsKeptAsWritten() {
        UncertainDate date = new UncertainDate("2023-10-08", null, null, "on Sunday");

        assertNull(date.zone());
        assertEquals(date, new UncertainDate("2023-10-08", null, null, "on Sunday"));
    }

    private static UncertainDate date(String edtf) {
        return new UncertainDate(edtf, null, null, null);
    }

    private static List<Fault> faults(String edtf, PartOfDay part, String zone) {
        return assertThrows(InvalidValueException.class, () -> new UncertainDate(edtf, part, zone, null))
                .faults();
    }

    @ParameterizedTest
    @CsvSource({"2025-04-01, America/Atlantis", "2025-13, UTC", "Michaelmas 2025, UTC"})
    void boundsThatCannotBeDerivedAnyMoreAreThoseThatWereStored(String edtf, String zone) {
        Instant earliest = Instant.parse("2025-04-01T03:00:00Z");
        Instant latest = Instant.parse("2025-04-02T02:59:59.999Z");
        UncertainDate stored = new UncertainDate(edtf, null, zone, null, earliest, latest);

        assertEquals(earliest, stored.earliest());
        assertEquals(latest, stored.latest());
        assertTrue(stored.contains(earliest));
        assertEquals(DatePrecision.DAYS, stored.precision());
        assertFalse(stored.faults().isEmpty());
    }

    @Test
    void boundsAreDerivedWhateverIsSaidOfThem() {
        Instant wrong = Instant.parse("1999-01-01T00:00:00Z");
        UncertainDate said = new UncertainDate("2023-10-08", null, null, null, wrong, wrong);

        assertEquals(new UncertainDate("2023-10-08", null, null, null).earliest(), said.earliest());
        assertEquals(Instant.parse("2023-10-08T23:59:59.999Z"), said.latest());
    }

    @Test
    void datesAreEqualByWhatWasSaid() {
        Instant then = Instant.parse("2025-04-01T03:00:00Z");
        UncertainDate stored = new UncertainDate("2025-04-01", null, "America/Atlantis", null, then, then);

        assertEquals(stored, new UncertainDate("2025-04-01", null, "America/Atlantis", null, null, null));
        assertEquals(
                stored.hashCode(),
                new UncertainDate("2025-04-01", null, "America/Atlantis", null, null, null).hashCode());
        assertFalse(stored.equals(new UncertainDate("2025-04-01", null, null, null)));
    }

    private static List<String> pointers(List<Fault> faults) {
        return faults.stream().map(Fault::pointer).toList();
    }

    @Test
    void boundsAreContainedAndOpenOnesAreNoLimit() {
        UncertainDate since = new UncertainDate("2023-10-07/..", null, null, null);
        assertTrue(since.contains(Instant.parse("2023-10-07T00:00:00Z")));
        assertFalse(since.contains(Instant.parse("2023-10-06T23:59:59.999Z")));
        assertTrue(since.contains(Instant.parse("9999-01-01T00:00:00Z")));
        assertTrue(new UncertainDate("2023-10", null, null, null).contains(Instant.parse("2023-10-31T23:59:59.999Z")));
        assertFalse(new UncertainDate("2023-10", null, null, null).contains(Instant.parse("2023-11-01T00:00:00Z")));
    }
}
