package dev.parley.launcher;

import java.io.PrintStream;

/** Where the launcher and the processes write, each line beginning with the name of who wrote it. */
final class Terminal {

    private static final int[] COLOURS = {36, 33, 35, 32, 34};

    private final PrintStream out;
    private final boolean coloured;

    Terminal(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** A line of the launcher's own. */
    void say(String text) {
        line("parley", text);
    }

    void line(String name, String text) {
        String prefix = String.format("%-10s|", name);
        if (coloured) {
            prefix = "\u001b[" + COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)] + "m" + prefix + "\u001b[0m";
        }
        out.println(prefix + " " + text);
    }

    /** Text as it is, for what somebody may want to copy. */
    void plain(String text) {
        out.println(text);
    }
}
