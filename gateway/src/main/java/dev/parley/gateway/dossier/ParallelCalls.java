package dev.parley.gateway.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.context.ThreadContext;

/** Makes several calls at the same time, on a few threads that all requests share and on the request's own. */
@Singleton
class ParallelCalls {

    private static final int MAX_THREADS = 16;
    private static final int IDLE_SECONDS = 30;

    private final ThreadContext context;

    // Without a queue: while all threads are busy, a request makes its calls itself. No call waits behind those of
    // other requests, and calls that make calls cannot wait for each other in a circle.
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            MAX_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(task, "service-call"),
            new ThreadPoolExecutor.CallerRunsPolicy());

    /** @param context carries the request's beans and its log context to the other threads */
    ParallelCalls(ThreadContext context) {
        this.context = context;
    }

    /**
     * The results of all calls, in their order.
     *
     * @throws RuntimeException as the first of them in order to fail did; the others are cancelled
     */
    <T> List<T> all(List<Supplier<T>> calls) {
        List<Future<T>> running = new ArrayList<>();
        try {
            for (Supplier<T> call : calls) {
                running.add(threads.submit(context.contextualCallable(call::get)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new CancellationException("The calls were cancelled");
        } finally {
            running.forEach(call -> call.cancel(true));
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
