package dev.parley.kernel;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.parley.kernel.Group.Condition;
import dev.parley.kernel.Group.Custody;
import dev.parley.kernel.Group.Demographic;
import dev.parley.kernel.Quantity.Kind;
import dev.parley.kernel.Quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GroupTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            UNSPECIFIED             | LIVING       |                | -  | -                 | people
            UNSPECIFIED             | UNKNOWN      | WOMEN CHILDREN | -  | -                 | women and children
            UNSPECIFIED             | LIVING       | CHILDREN WOMEN | -  | -                 | women and children
            UNSPECIFIED             | UNKNOWN      | WOMEN CHILDREN ELDERLY | - | -          | women, children and elderly people
            HOSTAGE                 | UNKNOWN      |                | -  | -                 | hostages
            HOSTAGE                 | UNKNOWN      | WOMEN CHILDREN | IL | -                 | women and children from Israel held hostage
            HOSTAGE                 | DECEASED     |                | -  | -                 | remains of hostages
            PRISONER_OF_WAR         | WOUNDED_SICK |                | YE | -                 | wounded or sick prisoners of war from Yemen
            PRISONER_OF_WAR         | LIVING       | MEN            | YE SA | -              | men from Yemen and Saudi Arabia held as prisoners of war
            CONVICTED_PRISONER      | UNKNOWN      |                | PS | life imprisonment | convicted prisoners from Palestine (sentence: life imprisonment)
            CONVICTED_PRISONER      | UNKNOWN      | WOMEN          | -  | -                 | women in prison after a conviction
            REMAND_DETAINEE         | UNKNOWN      |                | US | -                 | remand detainees from the United States
            REMAND_DETAINEE         | UNKNOWN      | MEN            | -  | -                 | men held on remand
            ADMINISTRATIVE_DETAINEE | UNKNOWN      |                | -  | -                 | administrative detainees
            ADMINISTRATIVE_DETAINEE | UNKNOWN      | CHILDREN       | -  | -                 | children in administrative detention
            CIVILIAN_DETAINEE       | UNKNOWN      |                | STATELESS | -          | stateless civilian detainees
            CIVILIAN_DETAINEE       | UNKNOWN      | ELDERLY        | STATELESS TH PH | -    | elderly people from Thailand and the Philippines or stateless detained as civilians
            MISSING                 | WOUNDED_SICK |                | -  | -                 | wounded or sick missing people
            MISSING                 | UNKNOWN      | WOMEN          | -  | -                 | missing women
            HOSTAGE                 | UNKNOWN      |                | XX | -                 | hostages from XX
            """)
    void groupIsSaidWithEverythingThatIsKnownOfIt(
            Custody custody,
            Condition condition,
            String demographics,
            String nationalities,
            String sentence,
            String words) {
        Group group = new Group(
                custody,
                list(demographics, Demographic::valueOf),
                condition,
                sentence,
                list(nationalities, code -> code),
                "in the words of the report");

        assertEquals(words, group.words());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXACT       | PERSONS | 36  |          | UNSPECIFIED     | UNKNOWN      | WOMEN CHILDREN |    | 36 women and children
            EXACT       | PERSONS | 1   |          | UNSPECIFIED     | UNKNOWN      | WOMEN CHILDREN |    | 1 woman or child
            NONE        | PERSONS |     |          | UNSPECIFIED     | UNKNOWN      | WOMEN CHILDREN |    | no women or children
            UNKNOWN     | PERSONS |     |          | UNSPECIFIED     | UNKNOWN      | WOMEN          |    | number not known: women
            APPROXIMATE | PERSONS |     |          | HOSTAGE         | UNKNOWN      |                |    | number roughly known: hostages
            APPROXIMATE | PERSONS | 200 |          | HOSTAGE         | UNKNOWN      |                |    | about 200 hostages
            AT_LEAST    | PERSONS | 10  |          | PRISONER_OF_WAR | WOUNDED_SICK |                | YE | at least 10 wounded or sick prisoners of war from Yemen
            ALL         | PERSONS |     |          | HOSTAGE         | UNKNOWN      | CHILDREN       |    | all children held hostage
            MORE_THAN   | PERSONS | 700 |          | CONVICTED_PRISONER | UNKNOWN   |                |    | more than 700 convicted prisoners
            LESS_THAN   | PERSONS | 50  |          | HOSTAGE         | UNKNOWN      |                |    | fewer than 50 hostages
            EXACT       | PERSONS | 10  | true     | HOSTAGE         | UNKNOWN      |                | TH | 10 hostages from Thailand a day
            EXACT       | PERSONS | 8   |          | HOSTAGE         | DECEASED     |                |    | remains of 8 hostages
            EXACT       | REMAINS | 1   |          | HOSTAGE         | UNKNOWN      |                |    | remains of 1 hostage
            AT_MOST     | REMAINS | 360 |          | UNSPECIFIED     | DECEASED     |                | PS | remains of at most 360 people from Palestine
            UNKNOWN     | REMAINS |     |          | HOSTAGE         | DECEASED     |                |    | number not known: remains of hostages
            ALL         | REMAINS |     |          | HOSTAGE         | DECEASED     |                |    | remains of all hostages
            NONE        | REMAINS |     |          | HOSTAGE         | DECEASED     |                |    | no remains of hostages
            EXACT       | DAYS    | 4   |          | HOSTAGE         | UNKNOWN      |                |    | 4 days for hostages
            """)
    void numberOfAGroupIsSaidWithIt(
            Kind kind,
            Unit unit,
            BigDecimal value,
            Boolean perDay,
            Custody custody,
            Condition condition,
            String demographics,
            String nationalities,
            String words) {
        Interval number = new Quantity(kind, unit, value, null, null, null, null, perDay, null).interval();
        Group group = new Group(
                custody,
                list(demographics, Demographic::valueOf),
                condition,
                null,
                list(nationalities, code -> code),
                null);

        assertEquals(words, Words.ENGLISH.groupOf(number, group));
    }

    @Test
    void everyCombinationIsAPhrase() {
        List<List<Demographic>> demographics = IntStream.range(0, 1 << Demographic.values().length)
                .mapToObj(subset -> Arrays.stream(Demographic.values())
                        .filter(demographic -> (subset >> demographic.ordinal() & 1) == 1)
                        .toList())
                .toList();
        List<List<String>> nationalities =
                List.of(List.of(), List.of("STATELESS"), List.of("IL", "US"), List.of("PH", "STATELESS"));
        Set<String> phrases = new HashSet<>();
        for (Custody custody : Custody.values()) {
            for (Condition condition : Condition.values()) {
                for (List<Demographic> each : demographics) {
                    for (List<String> codes : nationalities) {
                        Group group = new Group(custody, each, condition, null, codes, null);
                        phrases.add(group.words());
                        for (Kind kind : List.of(Kind.EXACT, Kind.AT_LEAST, Kind.ALL, Kind.NONE, Kind.UNKNOWN)) {
                            for (Unit unit : List.of(Unit.PERSONS, Unit.REMAINS)) {
                                BigDecimal one = kind == Kind.EXACT || kind == Kind.AT_LEAST ? BigDecimal.ONE : null;
                                phrases.add(Words.ENGLISH.groupOf(
                                        new Quantity(kind, unit, one, null, null, null, null).interval(), group));
                            }
                        }
                    }
                }
            }
        }

        assertTrue(phrases.size() > 10_000, phrases.size() + " phrases");
        phrases.forEach(phrase -> assertTrue(phrase.matches("[^ ,]+( [^ ,]+|, [^ ,]+)*"), phrase));
        phrases.forEach(phrase -> assertFalse(phrase.contains("null") || phrase.contains("_"), phrase));
    }

    @Test
    void everyCountryHasANameOfItsOwn() {
        List<String> codes = Arrays.stream(Locale.getISOCountries())
                .filter(Country::isAssigned)
                .toList();

        assertEquals(249, codes.size());
        assertEquals(249, codes.stream().map(EnglishCountries::name).distinct().count());
        codes.forEach(code -> assertFalse(EnglishCountries.name(code).equals(code), code));
    }

    @Test
    void groupsAgreeInWhateverOrderAndWordsTheyAreReported() {
        Group one = group(Custody.HOSTAGE, List.of("IL", "TH"), "women and children");
        Group other = group(Custody.HOSTAGE, List.of("TH", "IL"), null);

        assertTrue(one.agreesWith(other));
        assertFalse(one.agreesWith(group(Custody.UNSPECIFIED, List.of("TH", "IL"), null)));
        assertFalse(one.agreesWith(group(Custody.HOSTAGE, List.of("IL"), null)));
        assertFalse(one.agreesWith(
                new Group(Custody.HOSTAGE, List.of(), Condition.UNKNOWN, "life", List.of("IL", "TH"), null)));
        assertFalse(one.agreesWith(
                new Group(Custody.HOSTAGE, List.of(), Condition.LIVING, null, List.of("IL", "TH"), null)));
        assertFalse(one.agreesWith(new Group(
                Custody.HOSTAGE, List.of(Demographic.MEN), Condition.UNKNOWN, null, List.of("IL", "TH"), null)));
    }

    @Test
    void whatIsListedTwiceIsAFault() {
        Group doubled = new Group(
                Custody.HOSTAGE,
                List.of(Demographic.WOMEN, Demographic.MEN, Demographic.WOMEN),
                Condition.UNKNOWN,
                null,
                List.of("IL", "IL"),
                null);

        assertEquals(
                List.of("/demographics/2", "/nationalities/1"),
                doubled.faults().stream().map(Fault::pointer).toList());
        assertEquals(
                List.of(), group(Custody.HOSTAGE, List.of("IL", "TH"), null).faults());
    }

    private static Group group(Custody custody, List<String> nationalities, String label) {
        return new Group(custody, List.of(), Condition.UNKNOWN, null, nationalities, label);
    }

    private static <T> List<T> list(String words, Function<String, T> item) {
        return words == null
                ? List.of()
                : Arrays.stream(words.split(" ")).map(item).toList();
    }
}
