package dev.parley.journal.document;

import java.time.Instant;

import dev.parley.json.Stored;

/**
 * One version of a document, as the journal has it.
 *
 * @param content as much of it as today's types can hold and as was public; null if that is nothing
 * @param stored what was read of the stored version
 */
public record DocumentVersion<D extends Draft<D>>(String key, D content, VersionInfo versionInfo, Stored<D> stored) {

    /** A version of which nothing is left out. */
    public DocumentVersion(String key, D content, VersionInfo versionInfo) {
        this(key, content, versionInfo, new Stored<>(content, null, Stored.Fit.WHOLE));
    }

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

    /** Whether today's types can hold all of it. */
    boolean isWhole() {
        return stored.fit() == Stored.Fit.WHOLE;
    }

    /** Whether it has what every document of its kind has, so that other things can be derived from it. */
    public boolean isComplete() {
        return content != null && stored.fit() != Stored.Fit.NOT;
    }

    /** This version, which cannot be shown, with nothing of what it says. */
    DocumentVersion<D> withoutContent() {
        return new DocumentVersion<>(key, null, versionInfo, stored);
    }

    /** This version as far as it was public at {@code moment}; null: all of it. */
    DocumentVersion<D> knownAt(Instant moment) {
        if (moment == null || content == null) {
            return this;
        }
        D known;
        try {
            known = content.knownAt(moment);
        } catch (RuntimeException e) {
            // a part is missing that every such document has by now: nobody can say what of it was public
            known = null;
        }
        return new DocumentVersion<>(key, known, versionInfo, stored);
    }
}
