package dev.parley.exchanges.transition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.parley.exchanges.balance.Balances;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.Status;
import dev.parley.exchanges.position.PositionDraft;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.kernel.Citation;
import dev.parley.kernel.ReportedDate;

/** The records of an exchange that a transition needs: those of what had occurred when it was taken. */
record TransitionPrerequisites(
        ExchangeDraft exchange,
        List<RevisionDraft> revisions,
        List<PositionDraft> positions,
        List<DeliveryDraft> deliveries) {

    /** Of these records, those of what can have occurred by the time of the transition. */
    static TransitionPrerequisites at(
            TransitionDraft transition,
            ExchangeDraft exchange,
            List<RevisionDraft> revisions,
            List<PositionDraft> positions,
            List<DeliveryDraft> deliveries) {
        return new TransitionPrerequisites(
                exchange,
                by(transition, revisions, RevisionDraft::tabled),
                by(transition, positions, PositionDraft::occurred),
                by(transition, deliveries, DeliveryDraft::occurred));
    }

    private static <D> List<D> by(TransitionDraft transition, List<D> records, Function<D, ReportedDate> date) {
        Instant end = transition.effective().latest();
        return records.stream()
                .filter(record -> {
                    Instant start = date.apply(record).earliestPossible();
                    return end == null || start == null || !start.isAfter(end);
                })
                .toList();
    }

    /** Whether a transition to this status needs any record. */
    static boolean areNeededFor(Status to) {
        return to == Status.TABLED || to == Status.AGREED || to == Status.COMPLETED;
    }

    /** The records that the transition lacks, in words; empty if it lacks none. */
    List<String> missingFor(TransitionDraft transition) {
        return switch (transition.to()) {
            case TABLED -> missingToTable();
            case AGREED -> isConfirmedByAMediator(transition) || isBeingCarriedOut() ? List.of() : missingToAgree();
            case COMPLETED -> missingToComplete();
            default -> List.of();
        };
    }

    private List<String> missingToTable() {
        return revisions.stream().anyMatch(revision -> !revision.commitments().isEmpty())
                ? List.of()
                : List.of("a revision with a commitment");
    }

    private boolean isConfirmedByAMediator(TransitionDraft transition) {
        Set<String> mediators = exchange.participants().stream()
                .filter(participant -> participant.roles().stream().anyMatch(ExchangeDraft.Role::isMediating))
                .map(ExchangeDraft.Participant::actor)
                .collect(Collectors.toSet());
        return transition.citations().stream()
                .filter(citation -> citation.attribution() == Citation.Attribution.ON_THE_RECORD
                        || citation.attribution() == Citation.Attribution.INSTITUTIONAL_STATEMENT)
                .anyMatch(citation -> citation.saidBy() != null && mediators.contains(citation.saidBy()));
    }

    /** A deal that became public when it was carried out. */
    private boolean isBeingCarriedOut() {
        Integer current = currentRevision();
        return current != null
                && Balances.of(revisions, deliveries).current().stream().anyMatch(balance -> balance.items().stream()
                        .anyMatch(counted -> counted.item().discharge().isArrival()));
    }

    private List<String> missingToAgree() {
        List<String> missing = new ArrayList<>();
        Integer current = currentRevision();
        if (current == null) {
            missing.add("a revision to agree on");
        }
        List<String> releasing = exchange.participants().stream()
                .filter(participant -> participant.roles().contains(ExchangeDraft.Role.RELEASING_PARTY))
                .map(ExchangeDraft.Participant::actor)
                .toList();
        if (releasing.isEmpty()) {
            missing.add("a participant that is a RELEASING_PARTY");
        }
        for (String actor : releasing) {
            PositionDraft.Stance latest = latestStance(actor, current);
            if (latest != PositionDraft.Stance.ACCEPTS) {
                missing.add("a position ACCEPTS of `" + actor + "` on the current revision"
                        + (latest == null ? "" : " (its latest stance is " + latest + ")"));
            }
        }
        if (!missing.isEmpty()) {
            missing.add("or, in place of the above: a citation of this transition that is ON_THE_RECORD or an"
                    + " INSTITUTIONAL_STATEMENT and said by a mediator; or a delivery by then on the current revision");
        }
        return missing;
    }

    private PositionDraft.Stance latestStance(String actor, Integer revision) {
        return positions.stream()
                .filter(position -> position.actor().equals(actor))
                .filter(position ->
                        position.revision() != null && position.revision().equals(revision))
                .filter(position -> !position.stance().isEnquiryResponse())
                .max(PositionDraft.ORDER)
                .map(PositionDraft::stance)
                .orElse(null);
    }

    private List<String> missingToComplete() {
        if (currentRevision() == null) {
            return List.of("a revision to complete");
        }
        return Balances.of(revisions, deliveries).current().stream()
                .filter(balance -> balance.promisesUnknown() || !balance.canBeMet())
                .map(balance -> balance.promisesUnknown()
                        ? "an override, because commitment `"
                                + balance.commitment().id() + "` promises an UNKNOWN number"
                        : "delivery or discharge of commitment `"
                                + balance.commitment().id() + "`"
                                + (balance.outstanding() == null
                                        ? ""
                                        : " (outstanding: "
                                                + balance.outstanding().words() + ")"))
                .toList();
    }

    private Integer currentRevision() {
        return revisions.stream()
                .map(RevisionDraft::number)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
