package dev.parley.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
final class NearestName {

    private static final int FARTHEST = 2;

    private NearestName() {}

    /** The known name that the fewest slips of the keyboard lead to; empty if that would be more than a guess. */
    static Optional<String> to(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> slips(given, name) <= Math.min(FARTHEST, (name.length() - 1) / 2))
                .min(Comparator.comparingInt(name -> slips(given, name)));
    }

    /** Letters left out, added or replaced, and neighbours swapped (optimal string alignment), whatever the case. */
    private static int slips(String given, String name) {
        if (Math.abs(given.length() - name.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        String a = given.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    slips[i][j] = i + j;
                    continue;
                }
                int replaced = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                slips[i][j] = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    slips[i][j] = Math.min(slips[i][j], slips[i - 2][j - 2] + 1);
                }
            }
        }
        return slips[a.length()][b.length()];
    }
}
