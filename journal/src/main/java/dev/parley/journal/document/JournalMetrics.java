package dev.parley.journal.document;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.parley.journal.database.DatabaseReady;
import dev.parley.journal.database.DatabaseStartup;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/**
 * How long the journal is and when it last grew. Looked up now and then and not when asked, so that being watched costs
 * the same however often it happens, and goes on while the database is away.
 */
@Singleton
class JournalMetrics {

    private static final long LOOK_AGAIN_MILLIS = 10_000;

    private final Journal journal;
    private final DatabaseStartup database;
    private final Vertx vertx;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Journal.End end;

    JournalMetrics(Journal journal, DatabaseStartup database, Vertx vertx, MeterRegistry metrics) {
        this.journal = journal;
        this.database = database;
        this.vertx = vertx;
        Gauge.builder("parley.journal.entries", () -> end == null ? null : end.seq())
                .description("Versions of documents in the journal")
                .register(metrics);
        Gauge.builder("parley.journal.last.recorded.timestamp", () -> end == null ? null : end.epochSeconds())
                .description("When the last of them was recorded")
                .baseUnit("seconds")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(LOOK_AGAIN_MILLIS, timer -> {
            if (database.isReady()) {
                look();
            }
        });
    }

    void lookFirst(@Observes DatabaseReady event) {
        look();
    }

    private void look() {
        if (looking.compareAndSet(false, true)) {
            vertx.executeBlocking(journal::end, false).onComplete(found -> {
                // what was seen last stands while the database is away; that has a metric of its own
                if (found.succeeded()) {
                    end = found.result();
                }
                looking.set(false);
            });
        }
    }
}
