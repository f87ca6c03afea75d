package dev.parley.process;

import java.util.concurrent.Callable;

/** A {@link Check} that is no more than its name and what to try. */
public record Trial(String subject, Callable<String> attempt) implements Check {

    @Override
    public String run() throws Exception {
        return attempt.call();
    }
}
