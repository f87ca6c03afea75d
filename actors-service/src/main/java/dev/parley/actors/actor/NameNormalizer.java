package dev.parley.actors.actor;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import static java.util.Map.entry;

/**
 * Normalizes names for search: without case, accents, vowel points and punctuation, and with one form of each letter
 * that Arabic, Persian and Hebrew write in several. Stored names and search words are normalized in the same way.
 */
final class NameNormalizer {

    private static final int LONGEST = 300;

    /** Letters that compatibility decomposition (NFKD) leaves as they are. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            entry((int) 'ø', "o"),
            entry((int) 'đ', "d"),
            entry((int) 'ð', "d"),
            entry((int) 'ħ', "h"),
            entry((int) 'ł', "l"),
            entry((int) 'ı', "i"),
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

    private static final Map<Integer, String> LATIN = new HashMap<>();

    static {
        addLatin("ابتجحدرزسصضطظعفقكلمنهويپگ", "abtjhdrzssdtzafqklmnhwypg");
        addLatin("אבגדהוזחטיכלמנסעפקרת", "abgdhvzhtyklmnsapqrt");
        addLatin("абвгдезиклмнопрстуфыэіє", "abvgdeziklmnoprstufyeie");
        addLatin("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo");
        Map.ofEntries(
                        entry("ث", "th"),
                        entry("خ", "kh"),
                        entry("ذ", "dh"),
                        entry("ش", "sh"),
                        entry("غ", "gh"),
                        entry("چ", "ch"),
                        entry("ژ", "zh"),
                        entry("צ", "ts"),
                        entry("ש", "sh"),
                        entry("ж", "zh"),
                        entry("х", "kh"),
                        entry("ц", "ts"),
                        entry("ч", "ch"),
                        entry("ш", "sh"),
                        entry("щ", "shch"),
                        entry("ю", "yu"),
                        entry("я", "ya"),
                        entry("θ", "th"),
                        entry("χ", "kh"),
                        entry("ψ", "ps"))
                .forEach((letter, latin) -> LATIN.put(letter.codePointAt(0), latin));
    }

    private static void addLatin(String letters, String latin) {
        for (int i = 0; i < letters.length(); i++) {
            LATIN.put((int) letters.charAt(i), latin.substring(i, i + 1));
        }
    }

    private NameNormalizer() {}

    /** The normalized name: words of letters and digits, separated by single spaces; empty if there are none. */
    static String plain(String name) {
        String spelt = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(letter -> !isWithoutSound(letter))
                .mapToObj(NameNormalizer::plain)
                .collect(Collectors.joining())
                .strip()
                .replaceAll(" +", " ");
        return spelt.length() <= LONGEST
                ? spelt
                : spelt.substring(0, spelt.offsetByCodePoints(0, spelt.codePointCount(0, LONGEST)))
                        .strip();
    }

    /**
     * A normalized name in ASCII, roughly as it sounds, so that similar spellings stay similar; letters without an
     * equivalent become their code points. PostgreSQL finds trigrams in letters only, and which characters other than
     * ASCII it takes for letters depends on the locale of the database.
     */
    static String latin(String plain) {
        return plain.codePoints()
                .mapToObj(letter -> letter < 128
                        ? Character.toString(letter)
                        : LATIN.getOrDefault(letter, "u" + Integer.toHexString(letter)))
                .collect(Collectors.joining());
    }

    static List<String> words(String plain) {
        return List.of(plain.split(" "));
    }

    private static boolean isWithoutSound(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> INSIDE_WORDS.indexOf(letter) >= 0;
        };
    }

    private static String plain(int letter) {
        String plain = PLAIN.get(letter);
        if (plain != null) {
            return plain;
        }
        if (Character.isDigit(letter)) {
            return String.valueOf(Character.digit(letter, 10));
        }
        return Character.isLetter(letter) || Character.getType(letter) == Character.COMBINING_SPACING_MARK
                ? Character.toString(letter)
                : " ";
    }
}
