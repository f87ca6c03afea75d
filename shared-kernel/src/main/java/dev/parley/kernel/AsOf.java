package dev.parley.kernel;

import java.time.Instant;

/**
 * The point of knowledge that a read is made for.
 *
 * @param knownAt only what was public by this instant; null: everything
 * @param recordedAt only what had been recorded by this instant; null: everything
 * @param includeRetracted whether retracted documents are shown too
 */
public record AsOf(Instant knownAt, Instant recordedAt, boolean includeRetracted) {

    public static final AsOf NOW = new AsOf(null, null, false);

    /** Everything that is public by an instant, as it is recorded now. */
    public static AsOf knownAt(Instant knownAt) {
        return new AsOf(knownAt, null, false);
    }

    /** The same, whenever it became public. */
    public AsOf wheneverKnown() {
        return new AsOf(null, recordedAt, includeRetracted);
    }

    /** The same, without retracted documents: for what is derived from documents. */
    public AsOf withoutRetracted() {
        return new AsOf(knownAt, recordedAt, false);
    }

    /** Whether neither clock is set. */
    public boolean isNow() {
        return knownAt == null && recordedAt == null;
    }
}
