package dev.parley.journal.feed;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.http.Query;
import dev.parley.http.StandardParameters;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.JournalEntry;
import dev.parley.journal.document.Retraction;
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
     * without holding a thread. An id that this feed has not given is refused (410).
     *
     * @param collections the service's collections, by whose names documents are addressed
     */
    public Uni<List<CloudEvent>> read(List<DocumentCollection<?, ?, ?>> collections, Query query) {
        long after = position(query);
        int timeout = query.read(StandardParameters.TIMEOUT);
        int limit = query.read(StandardParameters.EVENT_LIMIT);
        query.close();
        long patience = Duration.ofSeconds(timeout).toNanos();
        return look(collections, after, limit, System.nanoTime() + patience);
    }

    private Uni<List<CloudEvent>> look(
            List<DocumentCollection<?, ?, ?>> collections, long after, int limit, long deadline) {
        return Uni.createFrom()
                .item(() -> events(collections, after, limit))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(events -> events.isEmpty() && System.nanoTime() < deadline
                        ? pause().chain(() ->
                                look(collections, after, limit, drain.hasBegun() ? System.nanoTime() : deadline))
                        : Uni.createFrom().item(events));
    }

    private List<CloudEvent> events(List<DocumentCollection<?, ?, ?>> collections, long after, int limit) {
        List<JournalEntry> entries = journal.versions().after(after, limit);
        if (entries.isEmpty()) {
            requireGiven(after);
            return List.of();
        }
        String source = "urn:uuid:" + journal.installation();
        return entries.stream().map(entry -> event(source, collections, entry)).toList();
    }

    private void requireGiven(long id) {
        long last = journal.versions().lastSeq();
        if (id > last) {
            throw new ProblemException(
                    ProblemType.FEED_RESET,
                    ("This feed has given no event `%d`; its last one is `%d`. Its database was restored or replaced, or the"
                                    + " id is of another feed. Read it from the start, without lastEventId, and drop what you"
                                    + " had from it.")
                            .formatted(id, last));
        }
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

    private CloudEvent event(String source, List<DocumentCollection<?, ?, ?>> collections, JournalEntry entry) {
        DocumentCollection<?, ?, ?> collection = collections.stream()
                .filter(candidate -> candidate.type().name().equals(entry.collection()))
                .findFirst()
                .orElseThrow();
        return new CloudEvent(
                "1.0",
                String.valueOf(entry.seq()),
                source,
                "parley." + collection.type().singular() + "." + entry.change().toLowerCase(Locale.ROOT) + ".v1",
                collection.type().path(DocumentKey.parse(entry.key())),
                entry.recordedAt(),
                "application/json",
                entry.recordedBy(),
                entry.knownAt(),
                entry.marking(),
                new CloudEvent.Data(
                        entry.version(),
                        journal.json().stored(entry.retraction(), Retraction.class),
                        collection.asRecorded(entry)));
    }
}
