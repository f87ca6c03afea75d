package dev.parley.journal.document;

import java.time.Instant;

import dev.parley.http.Query;

/**
 * The point of knowledge that a read is made for.
 *
 * @param knownAt only what was public by then; null: all
 * @param recordedAt only what Parley had been told by then; null: all
 */
public record AsOf(Instant knownAt, Instant recordedAt) {

    public static final AsOf NOW = new AsOf(null, null);

    /** Reads both from the query; a future {@code recordedAt} is refused, as nobody knows what will be recorded. */
    public static AsOf of(Query query) {
        AsOf asOf = new AsOf(query.instant("knownAt"), query.instant("recordedAt"));
        if (asOf.recordedAt != null && asOf.recordedAt.isAfter(Instant.now())) {
            query.refuse("recordedAt", "is in the future");
        }
        return asOf;
    }

    /** The strong entity tag of a version read with these clocks. */
    public String entityTag(int version) {
        StringBuilder tag = new StringBuilder("\"").append(version);
        if (knownAt != null) {
            tag.append("-k").append(knownAt);
        }
        if (recordedAt != null) {
            tag.append("-r").append(recordedAt);
        }
        return tag.append('"').toString();
    }
}
