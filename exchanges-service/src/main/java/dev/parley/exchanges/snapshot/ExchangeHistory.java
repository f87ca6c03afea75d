package dev.parley.exchanges.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * An exchange at every moment of one clock.
 *
 * @param moments at which something changed, in order
 * @param snapshots the exchange at a moment; null if nothing of it was shown by then
 */
public record ExchangeHistory(List<Instant> moments, Function<Instant, ExchangeSnapshot> snapshots) {

    public ExchangeSnapshot at(Instant moment) {
        return snapshots.apply(moment);
    }
}
