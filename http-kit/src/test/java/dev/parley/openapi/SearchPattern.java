package dev.parley.openapi;

import java.util.regex.Pattern;

/** Patterns as JSON Schema means them: found anywhere unless they are anchored, and in words that every language has. */
final class SearchPattern {

    private static final Pattern LOOKAROUND = Pattern.compile("\\(\\?<?[=!](?:[^()]|\\([^()]*\\))*\\)");

    /** What the scanner makes of a text that may not be blank. */
    private static final String NOT_BLANK = "\\S";

    private SearchPattern() {}

    /**
     * Translates a pattern that the whole of a text must match. What it only looks ahead or back for is left out: not
     * every language can say that.
     */
    static String of(String pattern) {
        String plain = LOOKAROUND.matcher(pattern).replaceAll("");
        if (plain.equals(NOT_BLANK)) {
            return "^[\\s\\S]*\\S[\\s\\S]*$";
        }
        if (plain.startsWith("^") && plain.endsWith("$")) {
            return plain;
        }
        return plain.contains("|") ? "^(" + plain + ")$" : "^" + plain + "$";
    }
}
