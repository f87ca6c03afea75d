package dev.parley.launcher;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** The output of the launcher and the processes; each line starts with the name of its writer. */
final class Terminal {

    private static final int[] COLOURS = {36, 33, 35, 32, 34};

    private final PrintStream out;
    private final boolean coloured;
    private final Map<String, Integer> colours = new HashMap<>();

    Terminal(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** Writes a line of the launcher itself. */
    void say(String text) {
        line("parley", text);
    }

    synchronized void line(String name, String text) {
        String prefix = String.format("%-10s|", name);
        if (coloured) {
            int colour = colours.computeIfAbsent(name, unseen -> COLOURS[colours.size() % COLOURS.length]);
            prefix = "\u001b[" + colour + "m" + prefix + "\u001b[0m";
        }
        out.println(prefix + " " + text);
    }
}
