package dev.parley.kernel;

/**
 * What a text that people read may consist of. Joiners between letters, which Persian and Indic names need, and marks
 * of direction beside punctuation are allowed everywhere.
 */
public enum TextForm {
    /** One line: no line breaks, tabs or other control characters, and nothing that changes the direction of text. */
    ONE_LINE,

    /** Any number of lines: line breaks and tabs, but no other control characters. */
    MULTILINE;

    private static final String LINE_BREAKS = "\n\r\u2028\u2029";

    /** Embeddings, overrides and isolates: they can make a text look like another one. */
    private static final String DIRECTION_CHANGES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    /** Letters and symbols by their category, without a shape. */
    private static final String BLANKS = "\u115f\u1160\u2800\u3164\uffa0";

    /** Says what is wrong with a text; null if nothing is. Characters are counted from 1. */
    public String fault(String text) {
        boolean visible = false;
        int place = 1;
        for (int i = 0; i < text.length(); place++) {
            int character = text.codePointAt(i);
            String fault = fault(character);
            if (fault != null) {
                return "has %s as character %d: leave it out".formatted(fault, place);
            }
            visible |= isVisible(character);
            i += Character.charCount(character);
        }
        return visible ? null : "needs at least one visible character";
    }

    private String fault(int character) {
        boolean isLineBreak = LINE_BREAKS.indexOf(character) >= 0;
        if (this == MULTILINE && (isLineBreak || character == '\t')) {
            return null;
        }
        if (isLineBreak) {
            return "a line break";
        }
        if (this == ONE_LINE && DIRECTION_CHANGES.indexOf(character) >= 0) {
            return "U+%04X, which changes the direction of text,".formatted(character);
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL -> "the control character U+%04X".formatted(character);
            case Character.SURROGATE -> "U+%04X, half of a character,".formatted(character);
            default -> null;
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> BLANKS.indexOf(character) < 0;
        };
    }
}
