package dev.parley.text;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds words that are written with a slip. Two words that differ by one letter that is wrong, missing, added or swapped
 * with its neighbour have a spelling in common, so that an index of spellings finds one by the other.
 */
public final class Spellings {

    /** Of shorter words, too many others are one letter away. */
    private static final int SHORTEST = 5;

    private Spellings() {}

    /** The word, and if it is not too short each text that it becomes without one of its letters. */
    public static Set<String> of(String word) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(word);
        for (int i = 0; word.length() >= SHORTEST && i < word.length(); i++) {
            spellings.add(word.substring(0, i) + word.substring(i + 1));
        }
        return spellings;
    }
}
