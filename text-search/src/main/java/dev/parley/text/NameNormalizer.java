package dev.parley.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ibm.icu.text.Normalizer2;

import static java.util.Map.entry;

/**
 * Normalizes names for search: without case, accents, vowel points and punctuation, and with one form of each letter
 * that Arabic, Persian and Hebrew write in several. Stored names and search words are normalized in the same way.
 */
public final class NameNormalizer {

    /** The rules by which names are normalized; names stored by others are normalized again when the service starts. */
    public static final String RULES = "2/" + Romanization.RULES;

    private static final int LONGEST = 300;

    /** Letters that compatibility decomposition (NFKD) leaves as they are. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            entry((int) 'ø', "o"),
            entry((int) 'đ', "d"),
            entry((int) 'ð', "d"),
            entry((int) 'ħ', "h"),
            entry((int) 'ł', "l"),
            entry((int) 'ı', "i"),
            entry((int) 'ə', "a"),
            entry((int) 'ǝ', "i"),
            entry((int) 'æ', "ae"),
            entry((int) 'œ', "oe"),
            entry((int) 'ß', "ss"),
            entry((int) 'þ', "th"),
            entry((int) 'ς', "σ"),
            entry((int) 'ٱ', "ا"),
            entry((int) 'ى', "ي"),
            entry((int) 'ی', "ي"),
            entry((int) 'ک', "ك"),
            entry((int) 'ة', "ه"),
            entry((int) 'ہ', "ه"),
            entry((int) 'ء', ""),
            entry((int) 'ـ', ""),
            entry((int) 'ך', "כ"),
            entry((int) 'ם', "מ"),
            entry((int) 'ן', "נ"),
            entry((int) 'ף', "פ"),
            entry((int) 'ץ', "צ"));

    /** Punctuation inside words, as in U.N., Sana'a, צה״ל. */
    private static final String INSIDE_WORDS = ".'’‘`´ʼʻʿʾ׳״\"“”";

    private NameNormalizer() {}

    /** The normalized name: words of letters and digits, separated by single spaces; empty if there are none. */
    public static String plain(String name) {
        return shortened(letters(name, false));
    }

    /**
     * A name in ASCII, as it sounds, so that different spellings of it are similar; letters without an equivalent become
     * their code points. PostgreSQL finds trigrams in letters only, and which characters other than ASCII it takes for
     * letters depends on the locale of the database.
     */
    public static String latin(String name) {
        return shortened(latinWords(name).collect(Collectors.joining(" ")));
    }

    /** The words of a text of any length, each as {@link #latin} has it. */
    public static Stream<String> latinWords(String text) {
        return words(letters(text, true)).stream()
                .map(word -> letters(Romanization.of(word), false).replace(" ", ""))
                .map(word -> ascii(Romanization.asItSounds(word)))
                .filter(word -> !word.isEmpty());
    }

    public static List<String> words(String normalized) {
        return List.of(normalized.split(" "));
    }

    /** @param spoken whether to keep marks that are spoken, as the vowels in scripts of India */
    private static String letters(String name, boolean spoken) {
        return Normalizer2.getNFKDInstance()
                .normalize(name)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> !isWithoutSound(letter, spoken))
                .mapToObj(letter -> plain(letter, spoken))
                .collect(Collectors.joining())
                .strip()
                .replaceAll(" +", " ");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST)))
                        .strip();
    }

    private static String ascii(String word) {
        return word.codePoints()
                .mapToObj(letter -> letter < 128 ? Character.toString(letter) : "u" + Integer.toHexString(letter))
                .collect(Collectors.joining());
    }

    private static boolean isWithoutSound(int letter, boolean spoken) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK -> !spoken || !Romanization.isSpoken(letter);
            case Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> INSIDE_WORDS.indexOf(letter) >= 0;
        };
    }

    private static String plain(int letter, boolean spoken) {
        String plain = PLAIN.get(letter);
        if (plain != null) {
            return plain;
        }
        if (Character.isDigit(letter)) {
            return String.valueOf(Character.digit(letter, 10));
        }
        boolean isPartOfWord = Character.isLetter(letter)
                || Character.getType(letter) == Character.COMBINING_SPACING_MARK
                || spoken && Character.getType(letter) == Character.NON_SPACING_MARK;
        return isPartOfWord ? Character.toString(letter) : " ";
    }
}
