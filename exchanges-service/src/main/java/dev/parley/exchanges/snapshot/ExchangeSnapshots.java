package dev.parley.exchanges.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.parley.exchanges.delivery.Deliveries;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.position.PositionDraft;
import dev.parley.exchanges.position.Positions;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.exchanges.transition.TransitionDraft;
import dev.parley.exchanges.transition.Transitions;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.Draft;
import dev.parley.kernel.AsOf;

/** Reads exchanges with all their records. */
@Singleton
public class ExchangeSnapshots {

    private final Exchanges exchanges;
    private final Revisions revisions;
    private final Positions positions;
    private final Deliveries deliveries;
    private final Transitions transitions;

    ExchangeSnapshots(
            Exchanges exchanges,
            Revisions revisions,
            Positions positions,
            Deliveries deliveries,
            Transitions transitions) {
        this.exchanges = exchanges;
        this.revisions = revisions;
        this.positions = positions;
        this.deliveries = deliveries;
        this.transitions = transitions;
    }

    /** The exchange at a point of knowledge at which it may not have been known or recorded, and is null then. */
    public ExchangeSnapshot at(String id, AsOf asOf) {
        return exchanges
                .reader()
                .ifShown(DocumentKey.of(id), asOf)
                .map(version -> of(version.content(), asOf))
                .orElse(null);
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

    /**
     * The exchange at every moment of a clock.
     *
     * @param asOf of the other clock
     */
    public ExchangeHistory history(String id, KnowledgeClock clock, AsOf asOf) {
        if (clock == KnowledgeClock.KNOWN) {
            ExchangeSnapshot all = at(id, asOf);
            return all == null
                    ? new ExchangeHistory(List.of(), moment -> null)
                    : new ExchangeHistory(all.momentsOfKnowledge(), all::knownAt);
        }
        RecordedVersions<ExchangeDraft> exchange =
                new RecordedVersions<>(exchanges.reader().versions(DocumentKey.of(id), asOf));
        RecordedVersions<RevisionDraft> ofRevisions = versions(revisions, id, asOf);
        RecordedVersions<PositionDraft> ofPositions = versions(positions, id, asOf);
        RecordedVersions<DeliveryDraft> ofDeliveries = versions(deliveries, id, asOf);
        RecordedVersions<TransitionDraft> ofTransitions = versions(transitions, id, asOf);
        List<Instant> moments = Stream.of(exchange, ofRevisions, ofPositions, ofDeliveries, ofTransitions)
                .flatMap(RecordedVersions::moments)
                .distinct()
                .sorted()
                .toList();
        return new ExchangeHistory(moments, moment -> exchange.at(moment).stream()
                .findFirst()
                .map(content -> new ExchangeSnapshot(
                        content,
                        ofRevisions.at(moment),
                        ofPositions.at(moment),
                        ofDeliveries.at(moment),
                        ofTransitions.at(moment)))
                .orElse(null));
    }

    private static <D extends Draft<D>> RecordedVersions<D> versions(
            ExchangeRecords<?, D, ?> records, String exchange, AsOf asOf) {
        return new RecordedVersions<>(records.reader().versionsBelow(exchange, asOf));
    }
}
