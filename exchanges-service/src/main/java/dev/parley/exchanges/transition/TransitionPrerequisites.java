package dev.parley.exchanges.transition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.Status;
import dev.parley.exchanges.ledger.Ledger;
import dev.parley.exchanges.position.PositionDraft;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.kernel.Citation;

/** The records of an exchange that a transition needs. */
record TransitionPrerequisites(
        ExchangeDraft exchange,
        List<RevisionDraft> revisions,
        List<PositionDraft> positions,
        List<DeliveryDraft> deliveries) {

    /** Whether a transition to this status needs any record. */
    static boolean areNeededFor(Status to) {
        return to == Status.TABLED || to == Status.AGREED || to == Status.COMPLETED;
    }

    /** The records that the transition lacks, in words; empty if it lacks none. */
    List<String> missingFor(TransitionDraft transition) {
        return switch (transition.to()) {
            case TABLED -> missingToTable();
            case AGREED -> isConfirmedByAMediator(transition) ? List.of() : missingToAgree();
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
                    + " INSTITUTIONAL_STATEMENT and said by a mediator");
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
        Integer current = currentRevision();
        if (current == null) {
            return List.of("a revision to complete");
        }
        return Ledger.of(exchange.id(), revisions, deliveries).commitments().stream()
                .filter(line -> line.revision() == current && !line.settled())
                .map(line -> line.promisesUnknown()
                        ? "an override, because commitment `" + line.commitment() + "` promises an UNKNOWN number"
                        : "delivery or discharge of commitment `" + line.commitment() + "`")
                .toList();
    }

    private Integer currentRevision() {
        return revisions.stream()
                .map(RevisionDraft::number)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
