package dev.parley.process;

import java.util.List;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts a process, which serves until it gets a signal to stop; with {@code --self-check} it checks itself and ends. */
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
            System.err.println("Unknown arguments: " + String.join(" ", given) + ". The only one is " + SELF_CHECK
                    + "; everything else is configured with environment variables (docs/operations.md).");
            System.exit(MISUSED);
        }
    }
}
