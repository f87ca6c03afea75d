package dev.parley.journal.feed;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.http.Query;
import dev.parley.http.StandardParameters;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.JournalEntry;
import dev.parley.journal.document.Retraction;
import dev.parley.json.DocumentJson;
import dev.parley.process.Drain;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The change feed: the journal in commit order, from any place on (http-feeds.org). */
@Singleton
public class Feed {

    public static final String MEDIA_TYPE = "application/cloudevents-batch+json";

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Journal journal;
    private final Drain drain;
    private final AtomicInteger waiting = new AtomicInteger();

    Feed(Journal journal, Drain drain, MeterRegistry metrics) {
        this.journal = journal;
        this.drain = drain;
        Gauge.builder("parley.feed.polls.waiting", waiting, AtomicInteger::get)
                .description("Readers of the change feed that wait for something new")
                .register(metrics);
    }

    /**
     * The entries after the query's {@code lastEventId}. If there are none yet, waits for up to {@code timeout} seconds
     * without holding a thread.
     *
     * @param name the feed's own path below {@code /v1/feeds}
     * @param collections the service's collections, by whose names documents are addressed
     */
    public Uni<List<CloudEvent>> read(String name, List<DocumentCollection<?, ?, ?>> collections, Query query) {
        long after = position(query);
        int timeout = query.read(StandardParameters.TIMEOUT);
        int limit = query.read(StandardParameters.EVENT_LIMIT);
        query.close();
        long patience = Duration.ofSeconds(timeout).toNanos();
        return look(name, collections, after, limit, System.nanoTime() + patience);
    }

    private Uni<List<CloudEvent>> look(
            String name, List<DocumentCollection<?, ?, ?>> collections, long after, int limit, long deadline) {
        return Uni.createFrom()
                .item(() -> journal.versions().after(after, limit).stream()
                        .map(entry -> event(name, collections, entry))
                        .toList())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(events -> events.isEmpty() && System.nanoTime() < deadline
                        ? pause().chain(() ->
                                look(name, collections, after, limit, drain.hasBegun() ? System.nanoTime() : deadline))
                        : Uni.createFrom().item(events));
    }

    private Uni<Void> pause() {
        return Uni.createFrom()
                .voidItem()
                .onSubscription()
                .invoke(waiting::incrementAndGet)
                .onItem()
                .delayIt()
                .by(LOOK_AGAIN)
                .onTermination()
                .invoke(waiting::decrementAndGet);
    }

    private static long position(Query query) {
        String given = query.read(StandardParameters.LAST_EVENT_ID);
        if (given == null) {
            return 0;
        }
        if (!given.matches("\\d{1,18}")) {
            query.refuse("lastEventId", "must be the id of an event of this feed");
            return 0;
        }
        return Long.parseLong(given);
    }

    private CloudEvent event(String name, List<DocumentCollection<?, ?, ?>> collections, JournalEntry entry) {
        DocumentCollection<?, ?, ?> collection = collections.stream()
                .filter(candidate -> candidate.type().name().equals(entry.collection()))
                .findFirst()
                .orElseThrow();
        DocumentJson json = journal.json();
        return new CloudEvent(
                "1.0",
                String.valueOf(entry.seq()),
                "/v1/feeds/" + name,
                "parley." + collection.type().singular() + "." + entry.change().toLowerCase(Locale.ROOT) + ".v1",
                collection.type().path(DocumentKey.parse(entry.key())),
                entry.recordedAt(),
                "application/json",
                entry.knownAt(),
                entry.marking(),
                new CloudEvent.Data(
                        entry.version(),
                        json.stored(entry.retraction(), Retraction.class),
                        json.stored(entry.content(), JsonNode.class)));
    }
}
