package dev.parley.process;

import java.util.List;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts a process: it serves until it is asked to stop; with {@code --self-check} it tries itself and ends. */
@QuarkusMain
public class Main {

    private static final String SELF_CHECK = "--self-check";
    private static final int MISUSED = 2;

    public static void main(String... arguments) {
        List<String> given = List.of(arguments);
        if (given.isEmpty()) {
            Quarkus.run();
        } else if (given.equals(List.of(SELF_CHECK))) {
            SelfCheck.prepare();
            Quarkus.run(SelfCheck.class);
        } else {
            System.err.println("The only argument there is: " + SELF_CHECK + ". All else is configured by environment"
                    + " variables.");
            System.exit(MISUSED);
        }
    }
}
