package dev.parley.journal.document;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Runs a transaction again that failed because of another one at the same time. */
@Singleton
class WriteRetry {

    private static final int ATTEMPTS = 10;

    /** The pause before attempt n is random, up to n times as long, so that two writers do not meet again. */
    private static final int PAUSE_MILLIS = 20;

    private final EntityManager entities;
    private final Map<WriteConflict, Counter> retries = new EnumMap<>(WriteConflict.class);

    WriteRetry(EntityManager entities, MeterRegistry metrics) {
        this.entities = entities;
        for (WriteConflict conflict : WriteConflict.values()) {
            retries.put(
                    conflict,
                    Counter.builder("parley.journal.retries")
                            .description("Transactions that were run again because of another one at the same time")
                            .tag("conflict", conflict.label())
                            .register(metrics));
        }
    }

    /** @param transaction runs in a transaction of its own and leaves nothing behind if that fails */
    <T> T run(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                WriteConflict conflict = WriteConflict.of(e);
                if (conflict == null || attempt == ATTEMPTS || !pause(attempt)) {
                    throw e;
                }
                retries.get(conflict).increment();
                entities.clear();
            }
        }
    }

    /** Returns false if the process ends. */
    private static boolean pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS * attempt));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
