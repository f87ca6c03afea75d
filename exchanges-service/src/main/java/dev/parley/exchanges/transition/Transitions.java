package dev.parley.exchanges.transition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.parley.exchanges.delivery.Deliveries;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.exchange.Standing;
import dev.parley.exchanges.position.Positions;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.Changes;
import dev.parley.journal.Clocks;
import dev.parley.journal.DocumentCollection;
import dev.parley.journal.Journal;
import dev.parley.journal.Recorded;
import dev.parley.kernel.Fault;

/** All transitions of exchanges. */
@Singleton
public class Transitions extends ExchangeRecords<Transition, TransitionDraft, TransitionView> {

    private final Exchanges exchanges;
    private final Revisions revisions;
    private final Positions positions;
    private final Deliveries deliveries;

    Transitions(Journal journal, Exchanges exchanges, Revisions revisions, Positions positions, Deliveries deliveries) {
        super(
                journal,
                exchanges,
                "transitions",
                "exchange_transition",
                Transition.class,
                TransitionDraft.class,
                Transition::new);
        this.exchanges = exchanges;
        this.revisions = revisions;
        this.positions = positions;
        this.deliveries = deliveries;
    }

    @Override
    protected TransitionView view(Recorded<TransitionDraft> recorded, Clocks clocks) {
        return new TransitionView(recorded.content(), recorded.stamp());
    }

    @Override
    protected Standing addTo(Standing standing, String exchange, Clocks clocks) {
        return standing.withStatus(of(exchange, clocks).stream()
                .max(Comparator.comparing(TransitionDraft::number))
                .map(TransitionDraft::to)
                .orElse(null));
    }

    @Override
    protected void checkStep(String exchange, TransitionDraft transition, TransitionDraft present, Changes changes) {
        Lifecycle lifecycle = Lifecycle.of(of(exchange, Clocks.NOW));
        int number = transition == null ? present.number() : transition.number();
        Lifecycle after = transition == null ? lifecycle.without(number) : lifecycle.with(transition);
        List<String> unlawful = hasRefused(exchange, changes) ? List.of() : after.unlawful();
        List<String> missing =
                transition == null || isGroundedIn(present, transition) ? List.of() : missing(transition, changes);
        if (!unlawful.isEmpty() || !missing.isEmpty()) {
            String pointer = transition == null ? "" : "/to";
            List<Fault> violations = new ArrayList<>();
            unlawful.forEach(sentence -> violations.add(new Fault(pointer, sentence)));
            missing.forEach(part -> violations.add(new Fault(pointer, "missing: " + part)));
            throw new ProblemException(
                    ProblemType.UNLAWFUL_TRANSITION,
                    "Take a lawful step, record what is missing, or say in an override why it is recorded all the same.",
                    violations,
                    Map.of("lawful", List.copyOf(after.lawfulAt(number)), "missing", missing));
        }
    }

    /** Whether the step was checked when it was first written, and still rests on all that it then rested on. */
    private static boolean isGroundedIn(TransitionDraft before, TransitionDraft transition) {
        return before != null
                && before.to() == transition.to()
                && (before.override() == null || transition.override() != null)
                && transition.citations().containsAll(before.citations());
    }

    private List<String> missing(TransitionDraft transition, Changes changes) {
        String exchange = transition.exchange();
        ExchangeDraft present = exchanges.present(exchange);
        boolean isIncomplete = present == null
                || Stream.<DocumentCollection<?, ?, ?>>of(revisions, positions, deliveries)
                        .anyMatch(records -> records.hasRefused(exchange, changes));
        if (transition.override() != null || isIncomplete || !Grounds.areNeededFor(transition.to())) {
            return List.of();
        }
        return new Grounds(
                        present,
                        revisions.of(exchange, Clocks.NOW),
                        positions.of(exchange, Clocks.NOW),
                        deliveries.of(exchange, Clocks.NOW))
                .missingFor(transition);
    }
}
