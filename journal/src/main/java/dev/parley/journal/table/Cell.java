package dev.parley.journal.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text in the cells of tables for spreadsheets. A spreadsheet takes a cell that begins with certain characters for a
 * formula; an apostrophe in front prevents that. What is written is read as the same text.
 */
public final class Cell {

    private static final String APOSTROPHE = "'";

    /** Characters with which spreadsheets begin a formula, and the apostrophe that prevents it. */
    private static final String DEFUSED = "=+-@\t\r\n" + APOSTROPHE;

    private Cell() {}

    /** The cell with a text. An empty cell means that there is none (null); an empty text is written as an apostrophe. */
    public static String of(String text) {
        if (text == null) {
            return "";
        }
        return text.isEmpty() || DEFUSED.indexOf(text.charAt(0)) >= 0 ? APOSTROPHE + text : text;
    }

    /** The text that {@link #of} wrote; null for an empty cell. */
    public static String text(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        boolean isDefused = cell.startsWith(APOSTROPHE) && (cell.length() == 1 || DEFUSED.indexOf(cell.charAt(1)) >= 0);
        return isDefused ? cell.substring(1) : cell;
    }

    /** The text of a cell with several values, one a line; null without any. */
    public static String lines(Stream<String> values) {
        String lines = values.collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }
}
