package dev.parley.exchanges.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Draft;

/** Every version of some documents, so that those of a moment need no further query. */
record RecordedVersions<D extends Draft<D>>(List<DocumentVersion<D>> inOrder) {

    Stream<Instant> moments() {
        return inOrder.stream().map(version -> version.versionInfo().recordedAt());
    }

    /** The documents as they had been recorded by then, without those that were retracted or cannot be shown. */
    List<D> at(Instant moment) {
        Map<String, DocumentVersion<D>> latest = new TreeMap<>();
        inOrder.stream()
                .takeWhile(version -> !version.versionInfo().recordedAt().isAfter(moment))
                .forEach(version -> latest.put(version.key(), version));
        return latest.values().stream()
                .filter(version -> version.isComplete() && !version.isRetracted())
                .map(DocumentVersion::content)
                .toList();
    }
}
