package dev.parley.journal.document;

import java.time.Instant;

/** One version of a document, as the journal has it. */
public record DocumentVersion<D extends Draft<D>>(String key, D content, VersionInfo versionInfo) {

    boolean isHiddenAt(Instant moment) {
        return moment != null
                && versionInfo.knownAt() != null
                && versionInfo.knownAt().isAfter(moment);
    }

    DocumentVersion<D> knownAt(Instant moment) {
        return moment == null ? this : new DocumentVersion<>(key, content.knownAt(moment), versionInfo);
    }
}
