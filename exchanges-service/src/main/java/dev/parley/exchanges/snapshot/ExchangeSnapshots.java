package dev.parley.exchanges.snapshot;

import jakarta.inject.Singleton;

import dev.parley.exchanges.delivery.Deliveries;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.position.Positions;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.exchanges.transition.Transitions;
import dev.parley.kernel.AsOf;

/** Reads exchanges with all their records. */
@Singleton
public class ExchangeSnapshots {

    private final Revisions revisions;
    private final Positions positions;
    private final Deliveries deliveries;
    private final Transitions transitions;

    ExchangeSnapshots(Revisions revisions, Positions positions, Deliveries deliveries, Transitions transitions) {
        this.revisions = revisions;
        this.positions = positions;
        this.deliveries = deliveries;
        this.transitions = transitions;
    }

    /** @param exchange as it was at that point of knowledge */
    public ExchangeSnapshot of(ExchangeDraft exchange, AsOf asOf) {
        String id = exchange.id();
        return new ExchangeSnapshot(
                exchange,
                revisions.of(id, asOf),
                positions.of(id, asOf),
                deliveries.of(id, asOf),
                transitions.of(id, asOf));
    }
}
