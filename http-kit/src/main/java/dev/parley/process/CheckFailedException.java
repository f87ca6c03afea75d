package dev.parley.process;

/** A {@link Check} that failed; the message is the whole explanation. */
public final class CheckFailedException extends Exception {

    CheckFailedException(String reason) {
        super(reason);
    }
}
