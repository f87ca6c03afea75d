package dev.parley.exchanges.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Slice;
import dev.parley.kernel.AsOf;

/** Reads exchanges with all their records. */
@Singleton
public class ExchangeSnapshots {

    private static final int AT_ONCE = 200;

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

    /** Every exchange with its records as known at a moment, read part by part so that memory does not grow. */
    public void forEach(AsOf asOf, Consumer<ExchangeSnapshot> each) {
        String after = null;
        do {
            Slice<DocumentVersion<ExchangeDraft>> part = exchanges.reader().list(new Filter(), asOf, after, AT_ONCE);
            withRecords(part.items(), asOf).forEach(each);
            after = part.end();
        } while (after != null);
    }

    /** The first exchanges that meet a filter, with their records. */
    public List<ExchangeSnapshot> first(int limit, Filter filter, AsOf asOf) {
        return withRecords(exchanges.reader().list(filter, asOf, null, limit).items(), asOf);
    }

    private List<ExchangeSnapshot> withRecords(List<DocumentVersion<ExchangeDraft>> versions, AsOf asOf) {
        List<ExchangeDraft> found = versions.stream()
                .filter(DocumentVersion::isComplete)
                .map(DocumentVersion::content)
                .toList();
        List<String> ids = found.stream().map(ExchangeDraft::id).toList();
        Map<String, List<RevisionDraft>> ofRevisions = revisions.ofAll(ids, asOf);
        Map<String, List<PositionDraft>> ofPositions = positions.ofAll(ids, asOf);
        Map<String, List<DeliveryDraft>> ofDeliveries = deliveries.ofAll(ids, asOf);
        Map<String, List<TransitionDraft>> ofTransitions = transitions.ofAll(ids, asOf);
        return found.stream()
                .map(exchange -> new ExchangeSnapshot(
                        exchange,
                        ofRevisions.getOrDefault(exchange.id(), List.of()),
                        ofPositions.getOrDefault(exchange.id(), List.of()),
                        ofDeliveries.getOrDefault(exchange.id(), List.of()),
                        ofTransitions.getOrDefault(exchange.id(), List.of())))
                .toList();
    }
}
