package dev.parley.gateway.dossier;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.eclipse.microprofile.context.ThreadContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ParallelCallsTest {

    private final ParallelCalls calls =
            new ParallelCalls(ThreadContext.builder().build());

    @AfterEach
    void stop() {
        calls.stop();
    }

    private static <T> List<Supplier<T>> times(int count, Supplier<T> call) {
        return IntStream.range(0, count).mapToObj(any -> call).toList();
    }

    @Test
    void callsRunAtTheSameTimeAndResultsKeepTheirOrder() {
        CountDownLatch started = new CountDownLatch(2);
        assertEquals(List.of("first", "second"), calls.all(List.of(after(started, "first"), after(started, "second"))));
    }

    private static Supplier<String> after(CountDownLatch started, String result) {
        return () -> {
            started.countDown();
            return await(started) ? result : null;
        };
    }

    @Test
    void callsThatMakeMoreCallsThanThereAreThreadsAllEnd() {
        Supplier<Integer> inner = () -> 1;
        Supplier<Integer> outer = () -> calls.all(times(50, inner)).stream().reduce(0, Integer::sum);
        assertEquals(times(50, () -> 50).stream().map(Supplier::get).toList(), calls.all(times(50, outer)));
    }

    @Test
    void firstFailureIsThrownAndTheOtherCallsAreCancelled() {
        IllegalArgumentException failure = new IllegalArgumentException("refused");
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Supplier<Object> waits = () -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                cancelled.countDown();
            }
            return null;
        };
        Supplier<Object> fails = () -> {
            await(waiting);
            throw failure;
        };
        assertSame(failure, assertThrows(IllegalArgumentException.class, () -> calls.all(List.of(fails, waits))));
        assertTrue(await(cancelled));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
