package dev.parley.exchanges.position;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.ExchangeTerms;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.exchange.SharedColumns;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.search.Term;
import dev.parley.journal.table.Table;
import dev.parley.journal.table.Table.Column;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Faults;

/** All positions on exchanges. */
@Singleton
public class Positions extends ExchangeRecords<Position, PositionDraft, PositionView> {

    public static final Table<PositionView> TABLE = Table.<PositionView>of(
                    new Column<>("exchange", "Id of the exchange.", "us-iran-2023", view -> view.position()
                            .exchange()),
                    new Column<>("id", "Id of the position.", "iran-agrees", view -> view.position()
                            .id()),
                    new Column<>("actor", "Id of the actor whose position it is.", "iran", view -> view.position()
                            .actor()),
                    new Column<>(
                            "stance", "The stance, or the answer to an enquiry.", "ACCEPTS", view -> view.position()
                                    .stance()),
                    new Column<>(
                            "revision", "Number of the revision that the actor speaks of.", "1", view -> view.position()
                                    .revision()))
            .and(SharedColumns.date("occurred", "When it was taken, or the actor was asked.", view -> view.position()
                    .occurred()))
            .and(Table.of(
                    new Column<>("statement", "The statement of the actor.", null, view -> view.position()
                            .statement()),
                    new Column<>("askedBy", "Id of the actor who asked.", null, view -> view.position()
                            .askedBy()),
                    new Column<>(
                            "answeredBy",
                            "Of a response to an enquiry: id of the position that answers it.",
                            null,
                            PositionView::answeredBy)))
            .and(SharedColumns.provenance(
                    view -> view.position().citations(), PositionView::versionInfo, view -> view.position()
                            .marking()));

    private final Revisions revisions;

    Positions(Journal journal, Exchanges exchanges, Revisions revisions) {
        super(
                journal,
                exchanges,
                new DocumentType<>(
                        "positions",
                        "position",
                        "exchange_position",
                        Position.class,
                        PositionDraft.class,
                        Position::new));
        this.revisions = revisions;
    }

    @Override
    protected Stream<Term> terms(PositionDraft position) {
        return Stream.concat(
                ExchangeTerms.words(position.statement(), position.publicSince()),
                ExchangeTerms.disputed(position, known -> known.occurred().disputed()));
    }

    @Override
    public Table<PositionView> table() {
        return TABLE;
    }

    @Override
    public PositionView view(DocumentVersion<PositionDraft> version, AsOf asOf) {
        return views(List.of(version), asOf).get(0);
    }

    @Override
    public List<PositionView> views(List<DocumentVersion<PositionDraft>> versions, AsOf asOf) {
        List<PositionDraft> enquiries = versions.stream()
                .map(DocumentVersion::content)
                .filter(position -> position.stance().isEnquiryResponse())
                .toList();
        Map<PositionDraft, String> answers =
                enquiries.isEmpty() ? Map.of() : answersTo(enquiries, positionsOf(enquiries, asOf.withoutRetracted()));
        return versions.stream()
                .map(version ->
                        new PositionView(version.content(), answers.get(version.content()), version.versionInfo()))
                .toList();
    }

    /** Ids of the positions by which actors answered enquiries, of all positions on the exchanges; no entry without one. */
    public static Map<PositionDraft, String> answersTo(List<PositionDraft> enquiries, List<PositionDraft> positions) {
        Map<String, List<InOrder>> stances = positions.stream()
                .filter(position -> !position.stance().isEnquiryResponse())
                .map(InOrder::of)
                .sorted(Comparator.comparing(InOrder::order))
                .collect(Collectors.groupingBy(InOrder::speaker));
        Map<PositionDraft, String> answers = new LinkedHashMap<>();
        for (PositionDraft enquiry : enquiries) {
            InOrder asked = InOrder.of(enquiry);
            stances.getOrDefault(asked.speaker(), List.of()).stream()
                    .filter(stance -> stance.answers(asked))
                    .findFirst()
                    .ifPresent(answer -> answers.put(enquiry, answer.position().id()));
        }
        return answers;
    }

    /**
     * A position with its place among the actor's positions on the exchange.
     *
     * @param speaker the exchange and the actor
     * @param firstDay the day on which it began
     */
    private record InOrder(PositionDraft position, String speaker, String order, String firstDay) {

        static InOrder of(PositionDraft position) {
            return new InOrder(
                    position,
                    position.exchange() + "/" + position.actor(),
                    Position.answerOrder(position),
                    Position.stanceOrder(position).substring(0, Position.LENGTH_OF_DAY));
        }

        /** A stance answers the enquiries before it that were not made on a later day than it began. */
        private boolean answers(InOrder enquiry) {
            return order.compareTo(enquiry.order) > 0 && firstDay.compareTo(enquiry.firstDay) >= 0;
        }
    }

    private List<PositionDraft> positionsOf(List<PositionDraft> enquiries, AsOf asOf) {
        Set<String> exchanges = enquiries.stream().map(PositionDraft::exchange).collect(Collectors.toSet());
        if (asOf.recordedAt() != null) {
            return exchanges.stream()
                    .flatMap(exchange -> of(exchange, asOf).stream())
                    .toList();
        }
        Filter stances = new Filter()
                .where("d.parent in :exchanges", "exchanges", exchanges)
                .where(
                        "d.actor in :actors",
                        "actors",
                        enquiries.stream().map(PositionDraft::actor).collect(Collectors.toSet()))
                .where("not d.enquiry");
        return reader().all(stances, asOf).stream()
                .filter(DocumentVersion::isComplete)
                .map(DocumentVersion::content)
                .toList();
    }

    @Override
    protected void check(PositionDraft position, UnitOfWork unitOfWork, Faults faults) {
        if (position.revision() != null) {
            revisions
                    .writer()
                    .requireExists(
                            "/revision",
                            new DocumentKey(
                                    position.exchange(), position.revision().toString()),
                            unitOfWork,
                            faults);
        }
    }
}
