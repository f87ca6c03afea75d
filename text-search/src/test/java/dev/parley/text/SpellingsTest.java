package dev.parley.text;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SpellingsTest {

    @ParameterizedTest
    @CsvSource({
        "hostage, hostge",
        "hostage, hosstage",
        "hostage, hostaje",
        "egypt, egpyt",
        "women, wimen",
        "qatar, atar"
    })
    void wordsOneSlipApartHaveASpellingInCommon(String word, String mistyped) {
        assertFalse(Collections.disjoint(Spellings.of(word), Spellings.of(mistyped)));
    }

    @ParameterizedTest
    @CsvSource({"hostage, sausage", "doha, doka", "iran, iraq", "hamas, hammer", "women, warned"})
    void otherAndShortWordsHaveNone(String word, String other) {
        assertTrue(Collections.disjoint(Spellings.of(word), Spellings.of(other)));
    }

    @Test
    void wordsOfALongTextAreReadToItsEnd() {
        String text = "Women and children ".repeat(100) + "حماس Путин";
        List<String> words = NameNormalizer.latinWords(text).toList();
        assertEquals(302, words.size());
        assertEquals(NameNormalizer.latin("حماس Путин"), String.join(" ", words.subList(300, 302)));
        assertEquals(NameNormalizer.latin("women"), words.get(0));
    }
}
