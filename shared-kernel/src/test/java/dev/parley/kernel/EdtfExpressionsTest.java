package dev.parley.kernel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Parley beside the reference implementation of EDTF; edtf-expressions.mjs writes the table. */
class EdtfExpressionsTest {

    private static final String REFUSED = "invalid";
    private static final Pattern ESCAPE = Pattern.compile("\\\\u(\\p{XDigit}{4})");
    private static final Pattern POSITION = Pattern.compile("at character (\\d+): .+");
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvFileSource(resources = "edtf-expressions.csv", delimiter = '|')
    void boundsAreThoseOfTheReferenceImplementationOrDeclared(
            String escaped, String reference, String declared, String why) {
        String expression = ESCAPE.matcher(escaped).replaceAll(match -> unescaped(match.group(1)));
        // Parley has no bound where the reference implementation tells an open one from an unknown one.
        String expected = reference.replace("..", "");

        if (declared == null) {
            assertEquals(expected, verdict(expression));
        } else {
            assertEquals(declared, verdict(expression));
            assertNotEquals(expected, declared, "the declared difference no longer exists");
            assertNotNull(why);
        }
    }

    private static String verdict(String expression) {
        try {
            UncertainDate date = new UncertainDate(expression, null, null, null);
            return text(date.earliest()) + "/" + text(date.latest());
        } catch (InvalidValueException invalid) {
            assertNamesAPosition(invalid, expression);
            return REFUSED;
        }
    }

    private static void assertNamesAPosition(InvalidValueException invalid, String expression) {
        assertEquals(1, invalid.faults().size());
        assertEquals("/edtf", invalid.faults().get(0).pointer());
        Matcher message = POSITION.matcher(invalid.faults().get(0).message());
        assertTrue(message.matches(), invalid.getMessage());
        int position = Integer.parseInt(message.group(1));
        assertTrue(position >= 1 && position <= expression.length() + 1, invalid.getMessage());
    }

    private static String text(Instant instant) {
        return instant == null ? "" : MILLISECONDS.format(instant);
    }

    private static String unescaped(String hexadecimal) {
        String character = String.valueOf((char) Integer.parseInt(hexadecimal, 16));
        return Matcher.quoteReplacement(character);
    }
}
