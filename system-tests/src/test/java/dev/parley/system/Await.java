package dev.parley.system;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition. No test depends on how long something takes: the time-out only ends a test that hangs. */
final class Await {

    /** Far longer than anything takes on a busy machine. */
    static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final long PAUSE_MILLIS = 100;

    private Await() {}

    /** @throws AssertionError if the condition is not met within {@link #TIMEOUT} */
    static void until(String condition, BooleanSupplier isMet) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!isMet.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + TIMEOUT.toMinutes() + " minutes in vain until " + condition);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
