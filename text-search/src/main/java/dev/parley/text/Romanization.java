package dev.parley.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.VersionInfo;

/** Writes words of any script in Latin letters, as ICU does, and then as they sound (docs/adr/0034). */
public final class Romanization {

    /** The rules that are used. Those of another version may write some words differently. */
    public static final String RULES = "icu-" + VersionInfo.ICU_VERSION;

    /** Systems that come near to what newspapers write, and ICU's own for all other scripts. */
    private static final String SYSTEM =
            "NFC; Armenian-Latin/BGN; Russian-Latin/BGN; Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII";

    /** Scripts whose marks are accents or vowel points, which are often left out. */
    private static final Set<UnicodeScript> MARKS_LEFT_OUT = EnumSet.of(
            UnicodeScript.INHERITED,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.HEBREW);

    /** The marks that make ka into ga and ha into pa. */
    private static final String KANA_MARKS = "\u3099\u309a";

    private record Variants(Pattern spellings, String sound) {
        private static Variants of(String spellings, String sound) {
            return new Variants(Pattern.compile(spellings), sound);
        }
    }

    /** Houthi, Huthi; Hezbollah, Hizbullah; Kim Jong-un, Gim Jeong-eun; Gaddafi, Qadhafi; Zelensky, Zelenskyi. */
    private static final List<Variants> SOUNDS = List.of(
            Variants.of("eo|eu|o", "u"),
            Variants.of("[ey]", "i"),
            Variants.of("[kg]h|ck|[gq]", "k"),
            Variants.of("([dstz])h", "$1"),
            Variants.of("(.)\\1+", "$1"));

    private Romanization() {}

    /** Loaded when the first word needs it. */
    private static final class Loaded {
        static final Transliterator SYSTEM = Transliterator.getInstance(Romanization.SYSTEM);
    }

    /** The word in Latin letters, with hyphens and apostrophes that ICU may add. */
    public static String of(String word) {
        return word.chars().allMatch(letter -> letter < 128) ? word : Loaded.SYSTEM.transliterate(word);
    }

    /**
     * Tries five scripts, of which an executable may lack the rules.
     *
     * @return what was found to work
     * @throws IllegalStateException if one is written otherwise than it should be
     */
    public static String selfCheck() {
        List<String> found = Stream.of("Արցախ", "თბილისი", "서울", "Путин", "Κύπρος")
                .map(Romanization::of)
                .toList();
        if (!found.equals(List.of("Arts'akh", "tbilisi", "seoul", "Putin", "Kypros"))) {
            throw new IllegalStateException("five names are romanized as " + found);
        }
        return "five scripts are romanized by " + RULES;
    }

    /** Whether a mark is a vowel or another sound, as in the scripts of India, and no accent. */
    static boolean isSpoken(int mark) {
        return !MARKS_LEFT_OUT.contains(UnicodeScript.of(mark)) || KANA_MARKS.indexOf(mark) >= 0;
    }

    /** A word in Latin letters with one spelling for sounds that are written in several ways. */
    static String asItSounds(String word) {
        String sound = word;
        for (Variants variants : SOUNDS) {
            sound = variants.spellings.matcher(sound).replaceAll(variants.sound);
        }
        return sound;
    }
}
