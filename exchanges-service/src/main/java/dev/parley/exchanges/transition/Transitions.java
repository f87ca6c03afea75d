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
import dev.parley.exchanges.exchange.ExchangeState;
import dev.parley.exchanges.exchange.ExchangeTerms;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.exchange.SharedColumns;
import dev.parley.exchanges.position.Positions;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.search.Term;
import dev.parley.journal.table.Table;
import dev.parley.journal.table.Table.Column;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Fault;

/** All transitions of exchanges. */
@Singleton
public class Transitions extends ExchangeRecords<Transition, TransitionDraft, TransitionView> {

    public static final Table<TransitionView> TABLE = Table.<TransitionView>of(
                    new Column<>("exchange", "Id of the exchange.", "us-iran-2023", view -> view.transition()
                            .exchange()),
                    new Column<>(
                            "number", "Place among the transitions of the exchange.", "1", view -> view.transition()
                                    .number()),
                    new Column<>("to", "Status to which the step leads.", "EXPLORATORY", view -> view.transition()
                            .to()))
            .and(SharedColumns.date("effective", "When the step was taken.", view -> view.transition()
                    .effective()))
            .and(Table.of(
                    new Column<>("reason", "Why the step was taken.", null, view -> view.transition()
                            .reason()),
                    new Column<>(
                            "override",
                            "Why it is recorded although the rules do not allow it.",
                            null,
                            view -> view.transition().override() == null
                                    ? null
                                    : view.transition().override().reason())))
            .and(SharedColumns.provenance(
                    view -> view.transition().citations(), TransitionView::versionInfo, view -> view.transition()
                            .marking()));

    private final Exchanges exchanges;
    private final Revisions revisions;
    private final Positions positions;
    private final Deliveries deliveries;

    Transitions(Journal journal, Exchanges exchanges, Revisions revisions, Positions positions, Deliveries deliveries) {
        super(
                journal,
                exchanges,
                new DocumentType<>(
                                "transitions",
                                "transition",
                                "exchange_transition",
                                Transition.class,
                                TransitionDraft.class,
                                Transition::new)
                        .withIdIn("number"));
        this.exchanges = exchanges;
        this.revisions = revisions;
        this.positions = positions;
        this.deliveries = deliveries;
    }

    @Override
    protected Stream<Term> terms(TransitionDraft transition) {
        return Stream.concat(
                ExchangeTerms.words(transition.reason(), transition.publicSince()),
                ExchangeTerms.disputed(transition, known -> known.effective().disputed()));
    }

    @Override
    public Table<TransitionView> table() {
        return TABLE;
    }

    @Override
    public TransitionView view(DocumentVersion<TransitionDraft> recorded, AsOf asOf) {
        return new TransitionView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected ExchangeState addTo(ExchangeState state, String exchange, AsOf asOf) {
        return state.withStatus(of(exchange, asOf).stream()
                .max(Comparator.comparing(TransitionDraft::number))
                .map(TransitionDraft::to)
                .orElse(null));
    }

    @Override
    protected void checkTransition(
            String exchange, TransitionDraft transition, TransitionDraft present, UnitOfWork unitOfWork) {
        Lifecycle lifecycle = Lifecycle.of(of(exchange, AsOf.NOW));
        int number = transition == null ? present.number() : transition.number();
        Lifecycle after = transition == null ? lifecycle.without(number) : lifecycle.with(transition);
        List<String> unlawful = unitOfWork.isRefusedBelow(type().name(), exchange) ? List.of() : after.unlawful();
        List<String> missing = transition == null || isSupportedAsBefore(present, transition)
                ? List.of()
                : missing(transition, unitOfWork);
        if (!unlawful.isEmpty() || !missing.isEmpty()) {
            String pointer = transition == null ? "" : "/to";
            List<Fault> violations = new ArrayList<>();
            unlawful.forEach(sentence -> violations.add(new Fault(pointer, sentence)));
            missing.forEach(part -> violations.add(new Fault(pointer, "missing: " + part)));
            throw new ProblemException(
                    ProblemType.UNLAWFUL_TRANSITION,
                    "Choose an allowed status, record what is missing, or give an override with a reason.",
                    violations,
                    Map.of("lawful", List.copyOf(after.lawfulAt(number)), "missing", missing));
        }
    }

    /** Whether the step was checked when it was first written and still has everything that supported it. */
    private static boolean isSupportedAsBefore(TransitionDraft before, TransitionDraft transition) {
        return before != null
                && before.to() == transition.to()
                && before.effective().equals(transition.effective())
                && (before.override() == null || transition.override() != null)
                && transition.citations().containsAll(before.citations());
    }

    private List<String> missing(TransitionDraft transition, UnitOfWork unitOfWork) {
        String exchange = transition.exchange();
        ExchangeDraft present = exchanges.present(exchange);
        boolean isIncomplete = present == null
                || Stream.<DocumentCollection<?, ?, ?>>of(revisions, positions, deliveries)
                        .anyMatch(records ->
                                unitOfWork.isRefusedBelow(records.type().name(), exchange));
        if (transition.override() != null || isIncomplete || !TransitionPrerequisites.areNeededFor(transition.to())) {
            return List.of();
        }
        return TransitionPrerequisites.at(
                        transition,
                        present,
                        revisions.of(exchange, AsOf.NOW),
                        positions.of(exchange, AsOf.NOW),
                        deliveries.of(exchange, AsOf.NOW))
                .missingFor(transition);
    }
}
