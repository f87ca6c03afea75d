package dev.parley.exchanges.snapshot;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.parley.exchanges.balance.Balances;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.Status;
import dev.parley.exchanges.position.PositionDraft;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.transition.TransitionDraft;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.LocatedCitation;

/** An exchange with all its records, as they were at one point of knowledge. */
public record ExchangeSnapshot(
        ExchangeDraft exchange,
        List<RevisionDraft> revisions,
        List<PositionDraft> positions,
        List<DeliveryDraft> deliveries,
        List<TransitionDraft> transitions) {

    /** The exchange before anything of it was known. */
    public static ExchangeSnapshot nothingOf(ExchangeDraft exchange) {
        return new ExchangeSnapshot(
                new ExchangeDraft(
                        exchange.id(),
                        exchange.title(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        exchange.marking()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** As much of it as was public at {@code moment}: the records without those that became public later. */
    public ExchangeSnapshot knownAt(Instant moment) {
        return new ExchangeSnapshot(
                exchange.knownAt(moment),
                known(revisions, moment),
                known(positions, moment),
                known(deliveries, moment),
                known(transitions, moment));
    }

    private static <D extends Draft<D>> List<D> known(List<D> documents, Instant moment) {
        return documents.stream()
                .filter(document -> {
                    Instant since = document.publicSince();
                    return since == null || !since.isAfter(moment);
                })
                .map(document -> document.knownAt(moment))
                .toList();
    }

    /** The account of what was promised and done. */
    public Balances balances() {
        return Balances.of(revisions, deliveries);
    }

    /** Status that the last transition leads to; null without one. */
    public Status status() {
        return transitions.stream()
                .max(Comparator.comparing(TransitionDraft::number))
                .map(TransitionDraft::to)
                .orElse(null);
    }

    /** The revision with the highest number; null without one. */
    public RevisionDraft currentRevision() {
        return revisions.stream()
                .max(Comparator.comparing(RevisionDraft::number))
                .orElse(null);
    }

    /** The latest stance of each actor; responses to enquiries replace none. */
    public Map<String, PositionDraft> stances() {
        Map<String, PositionDraft> latest = new TreeMap<>();
        positions.stream()
                .filter(position -> !position.stance().isEnquiryResponse())
                .sorted(PositionDraft.ORDER)
                .forEach(position -> latest.put(position.actor(), position));
        return latest;
    }

    /** The responses to enquiries, in order of time. */
    public List<PositionDraft> enquiries() {
        return positions.stream()
                .filter(position -> position.stance().isEnquiryResponse())
                .sorted(PositionDraft.ORDER)
                .toList();
    }

    /**
     * Every moment at which something of it became known or the rank of a claim began to count, in order. Before the
     * first nothing was known.
     */
    public List<Instant> momentsOfKnowledge() {
        return Stream.of(
                        Stream.of(exchange),
                        revisions.stream(),
                        positions.stream(),
                        deliveries.stream(),
                        transitions.stream())
                .flatMap(documents -> documents)
                .flatMap(document -> ((Draft<?>) document).locatedCitations())
                .flatMap(LocatedCitation::moments)
                .distinct()
                .sorted()
                .toList();
    }
}
