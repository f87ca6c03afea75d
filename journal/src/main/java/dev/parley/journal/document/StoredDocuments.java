package dev.parley.journal.document;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.parley.json.DocumentJson;
import dev.parley.json.Stored;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/**
 * Reads documents as they are stored, whatever the rules were by then, and counts and logs those that today's types
 * cannot hold in full (ADR 0030).
 */
@Singleton
class StoredDocuments {

    private static final Logger LOG = Logger.getLogger(StoredDocuments.class);

    private static final int MOST_LOGGED = 10_000;

    private final DocumentJson json;
    private final MeterRegistry metrics;

    /** Versions that the log has already: one line each, however often they are read. */
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    StoredDocuments(DocumentJson json, MeterRegistry metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    DocumentJson json() {
        return json;
    }

    <D extends Draft<D>> DocumentVersion<D> read(
            DocumentType<?, D> type,
            String key,
            int version,
            String content,
            String retraction,
            Instant knownAt,
            Instant recordedAt,
            String recordedBy) {
        Stored<D> stored = json.storedDocument(content, type.draft());
        if (stored.fit() != Stored.Fit.WHOLE) {
            note(type, key, version);
        }
        return new DocumentVersion<>(
                key,
                stored.document(),
                new VersionInfo(version, knownAt, recordedAt, recordedBy, json.stored(retraction, Retraction.class)),
                stored);
    }

    /** Counts and logs a version that is shown as it is stored, and quotes nothing of it. */
    void note(DocumentType<?, ?> type, String key, int version) {
        Counter.builder("parley.documents.as.stored")
                .description(
                        "Readings of documents that today's rules cannot read in full and that are shown as stored")
                .tag("collection", type.name())
                .register(metrics)
                .increment();
        if (logged.size() < MOST_LOGGED && logged.add(type.name() + "/" + key + "/" + version)) {
            LOG.warnf(
                    "Version %d of %s was stored under other rules and cannot be read in full; it is shown as stored",
                    version, type.path(DocumentKey.parse(key)));
        }
    }
}
