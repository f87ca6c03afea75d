package dev.parley.exchanges.delivery;

import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.ExchangeTerms;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.exchange.SharedColumns;
import dev.parley.exchanges.revision.Commitment;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.search.Term;
import dev.parley.journal.table.Cell;
import dev.parley.journal.table.Table;
import dev.parley.journal.table.Table.Column;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Measure;

/** All deliveries of exchanges. */
@Singleton
public class Deliveries extends ExchangeRecords<Delivery, DeliveryDraft, DeliveryView> {

    public static final Table<DeliveryView> TABLE = Table.<DeliveryView>of(
                    new Column<>("exchange", "Id of the exchange.", "us-iran-2023", view -> view.delivery()
                            .exchange()),
                    new Column<>("id", "Id of the delivery.", "doha-2023-09-18", view -> view.delivery()
                            .id()))
            .and(SharedColumns.date("occurred", "When it was delivered or discharged.", view -> view.delivery()
                    .occurred()))
            .and(Table.of(
                    new Column<>(
                            "place",
                            "Where it changed hands.",
                            "Doha",
                            view -> view.delivery().place() == null
                                    ? null
                                    : view.delivery().place().name()),
                    new Column<>(
                            "via",
                            "Ids of the actors who carried it out, one a line.",
                            "qatar",
                            view -> Cell.lines(view.delivery().via().stream())),
                    new Column<>(
                            "items",
                            "What changed hands, one a line: id, whether it was met or fell away, how much, who, from whom"
                                    + " to whom, for which commitments.",
                            "americans: DELIVERED, 5 people, for revision 1: iran-releases",
                            view -> Cell.lines(view.delivery().items().stream().map(DeliveryItem::line)))))
            .and(SharedColumns.provenance(
                    view -> view.delivery()
                            .locatedCitations()
                            .map(LocatedCitation::citation)
                            .toList(),
                    DeliveryView::versionInfo,
                    view -> view.delivery().marking()));

    private final Revisions revisions;

    Deliveries(Journal journal, Exchanges exchanges, Revisions revisions) {
        super(
                journal,
                exchanges,
                new DocumentType<>(
                        "deliveries",
                        "delivery",
                        "exchange_delivery",
                        Delivery.class,
                        DeliveryDraft.class,
                        Delivery::new));
        this.revisions = revisions;
    }

    @Override
    protected Stream<Term> terms(DeliveryDraft delivery) {
        return Stream.of(
                        delivery.items().stream().flatMap(DeliveryItem::terms),
                        delivery.place() == null
                                ? Stream.<Term>empty()
                                : ExchangeTerms.words(delivery.place().name(), delivery.publicSince()),
                        ExchangeTerms.disputed(
                                delivery,
                                known -> known.occurred().disputed()
                                        || known.items().stream().anyMatch(DeliveryItem::hasDisputedFigure)))
                .flatMap(all -> all);
    }

    @Override
    public Table<DeliveryView> table() {
        return TABLE;
    }

    @Override
    public DeliveryView view(DocumentVersion<DeliveryDraft> recorded, AsOf asOf) {
        return new DeliveryView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected void check(DeliveryDraft delivery, UnitOfWork unitOfWork, Faults faults) {
        for (int i = 0; i < delivery.items().size(); i++) {
            DeliveryItem item = delivery.items().get(i);
            if (item.revision() != null) {
                check("/items/" + i, item, delivery.exchange(), unitOfWork, faults);
            }
        }
    }

    private void check(String pointer, DeliveryItem item, String exchange, UnitOfWork unitOfWork, Faults faults) {
        revisions
                .writer()
                .requireExists(
                        pointer + "/revision",
                        new DocumentKey(exchange, item.revision().toString()),
                        unitOfWork,
                        faults);
        RevisionDraft revision = revisions.present(exchange, item.revision());
        if (revision == null) {
            return;
        }
        for (int i = 0; i < item.commitments().size(); i++) {
            Commitment commitment = revision.commitment(item.commitments().get(i));
            if (commitment == null) {
                faults.add(
                        pointer + "/commitments/" + i,
                        "revision " + revision.number() + " has no commitment `"
                                + item.commitments().get(i) + "`");
            } else {
                checkMeasure(pointer, item, commitment, faults);
            }
        }
    }

    /** Money of another currency is listed beside the promise; everything else must be in the promise's unit. */
    private static void checkMeasure(String pointer, DeliveryItem item, Commitment commitment, Faults faults) {
        Measure promised = commitment.measure();
        if (promised == null
                || item.measure().countsFor(promised)
                || item.measure().differsInCurrency(promised)) {
            return;
        }
        faults.add(
                pointer + "/claims/0/quantity",
                "counts " + item.measure() + " where `" + commitment.id() + "` promises " + promised);
    }
}
