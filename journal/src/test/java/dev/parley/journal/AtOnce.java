package dev.parley.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several requests at the same time. */
public final class AtOnce {

    private AtOnce() {}

    /** Begins all works together and returns what each returns, in their order. */
    public static <T> List<T> run(List<Callable<T>> works) {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            CountDownLatch start = new CountDownLatch(works.size());
            List<Future<T>> futures = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
