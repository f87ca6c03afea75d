package dev.parley.kernel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.parley.kernel.TextForm.MULTILINE;
import static dev.parley.kernel.TextForm.ONE_LINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

class TextFormTest {

    /** Persian "mī-khāham" and Malayalam "avan" with joiners, a Hebrew mark of direction, a family of emoji. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Qatar",
                "می\u200cخواهم",
                "അവന\u0d4d\u200d",
                "צה\u200fל (IDF)\u200e",
                "👨\u200d👩\u200d👧",
                "…",
                "a\u00a0b",
                "ទ\u200bក"
            })
    void textAsPeopleWriteItIsAccepted(String text) {
        assertNull(ONE_LINE.fault(text));
        assertNull(MULTILINE.fault(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "\u200c\u200d", "\ufeff", "\u00a0\u3000", "\u3164", "\u2800", "\u0301"})
    void textWithoutAVisibleCharacterIsRefused(String text) {
        assertEquals("needs at least one visible character", ONE_LINE.fault(text));
        assertEquals("needs at least one visible character", MULTILINE.fault(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u009f", "\ud83d", "\ude00"})
    void controlCharactersAndHalvesOfCharactersAreRefusedEverywhere(String character) {
        assertNotNull(ONE_LINE.fault("a" + character + "b"));
        assertNotNull(MULTILINE.fault("a" + character + "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\n", "\r\n", "\u2028", "\u2029"})
    void lineBreaksAndTabsAreForTextOfSeveralLines(String character) {
        assertNotNull(ONE_LINE.fault("a" + character + "b"));
        assertNull(MULTILINE.fault("a" + character + "b"));
    }

    @ParameterizedTest
    @CsvSource({"202A", "202B", "202C", "202D", "202E", "2066", "2067", "2068", "2069"})
    void lineThatChangesTheDirectionOfTextIsRefused(String code) {
        String text = "😀" + Character.toString(Integer.parseInt(code, 16)) + "b";

        assertEquals(
                "has U+" + code + ", which changes the direction of text, as character 2: leave it out",
                ONE_LINE.fault(text));
        assertNull(MULTILINE.fault(text));
    }

    @Test
    void faultSaysWhichCharacterItIs() {
        assertEquals("has the control character U+0007 as character 3: leave it out", ONE_LINE.fault("ab\u0007"));
        assertEquals("has a line break as character 1: leave it out", ONE_LINE.fault("\nab"));
    }
}
