package dev.parley.actors.actor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.parley.kernel.AsOf;

/**
 * A merge in the journal. Its transaction has recorded the merged actor first, then the survivor, then the documents
 * that refer to the merged actor, each a microsecond after the one before.
 *
 * @param recordedAt when the merged actor was recorded
 */
record PastMerge(String merged, String into, Instant recordedAt) {

    AsOf before() {
        return recorded(recordedAt.minus(1, ChronoUnit.MICROS));
    }

    /** When the survivor had been recorded, and nothing else yet. */
    AsOf withSurvivor() {
        return recorded(recordedAt.plus(1, ChronoUnit.MICROS));
    }

    private static AsOf recorded(Instant moment) {
        return new AsOf(null, moment, false);
    }
}
