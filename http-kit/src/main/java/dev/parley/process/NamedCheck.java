package dev.parley.process;

import java.util.concurrent.Callable;

/** A {@link Check} made of a name and a call. */
public record NamedCheck(String subject, Callable<String> call) implements Check {

    @Override
    public String run() throws Exception {
        return call.call();
    }
}
