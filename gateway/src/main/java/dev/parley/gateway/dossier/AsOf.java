package dev.parley.gateway.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.parley.http.Query;
import dev.parley.http.StandardParameters;

/**
 * The instants that a dossier is read as of.
 *
 * @param knownAt only what was public by then; null: all
 * @param recordedAt only what had been recorded by then; null: all
 * @param includeRetracted whether retracted documents are shown
 */
record AsOf(Instant knownAt, Instant recordedAt, boolean includeRetracted) {

    static AsOf of(Query query) {
        AsOf asOf = new AsOf(
                query.read(StandardParameters.KNOWN_AT),
                query.read(StandardParameters.RECORDED_AT),
                query.read(StandardParameters.INCLUDE_RETRACTED));
        if (asOf.recordedAt != null && asOf.recordedAt.isAfter(Instant.now())) {
            query.refuse(StandardParameters.RECORDED_AT.name(), "must not be in the future");
        }
        return asOf;
    }

    /** The same as query parameters of a service. */
    String queryString() {
        List<String> parameters = new ArrayList<>();
        if (knownAt != null) {
            parameters.add("knownAt=" + knownAt);
        }
        if (recordedAt != null) {
            parameters.add("recordedAt=" + recordedAt);
        }
        if (includeRetracted) {
            parameters.add("includeRetracted=true");
        }
        return String.join("&", parameters);
    }
}
