package dev.parley.journal.document;

import java.time.Instant;

/** One version of a document, as the journal has it. */
public record DocumentVersion<D extends Draft<D>>(String key, D content, VersionInfo versionInfo) {

    /** The id: the last part of the key. */
    public String id() {
        return DocumentKey.parse(key).id();
    }

    public boolean isRetracted() {
        return versionInfo.retraction() != null;
    }

    /** The id of the document that this one was merged into; null if it was not. */
    public String mergedInto() {
        return isRetracted() ? versionInfo.retraction().into() : null;
    }

    /** This version as far as it was public at {@code moment}; null: all of it. */
    DocumentVersion<D> knownAt(Instant moment) {
        return moment == null ? this : new DocumentVersion<>(key, content.knownAt(moment), versionInfo);
    }
}
