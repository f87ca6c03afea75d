package dev.parley.journal;

import java.time.Instant;

/** One version of a document, as the journal has it. */
public record Recorded<D extends Draft<D>>(String key, D content, Stamp stamp) {

    boolean isHiddenAt(Instant moment) {
        return moment != null && stamp.knownAt() != null && stamp.knownAt().isAfter(moment);
    }

    Recorded<D> knownAt(Instant moment) {
        return moment == null ? this : new Recorded<>(key, content.knownAt(moment), stamp);
    }
}
