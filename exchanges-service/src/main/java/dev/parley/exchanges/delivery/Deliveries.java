package dev.parley.exchanges.delivery;

import jakarta.inject.Singleton;

import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Faults;
import dev.parley.kernel.Figure;
import dev.parley.kernel.Measure;

/** All deliveries of exchanges. */
@Singleton
public class Deliveries extends ExchangeRecords<Delivery, DeliveryDraft, DeliveryView> {

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
    public DeliveryView view(DocumentVersion<DeliveryDraft> recorded, AsOf asOf) {
        return new DeliveryView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected void check(DeliveryDraft delivery, UnitOfWork unitOfWork, Faults faults) {
        if (delivery.revision() == null) {
            return;
        }
        revisions
                .writer()
                .requireExists(
                        "/revision",
                        new DocumentKey(delivery.exchange(), delivery.revision().toString()),
                        unitOfWork,
                        faults);
        RevisionDraft revision = revisions.present(delivery.exchange(), delivery.revision());
        if (revision != null) {
            checkPromise(delivery, revision, faults);
        }
    }

    private static void checkPromise(DeliveryDraft delivery, RevisionDraft revision, Faults faults) {
        RevisionDraft.Commitment commitment = revision.commitment(delivery.commitment());
        RevisionDraft.Term term = revision.term(delivery.term());
        if (delivery.commitment() != null && commitment == null) {
            faults.add("/commitment", "revision " + revision.number() + " has no commitment " + delivery.commitment());
        }
        if (delivery.term() != null && term == null) {
            faults.add("/term", "revision " + revision.number() + " has no term " + delivery.term());
        }
        Figure promised = commitment != null ? commitment.figure() : term != null ? term.figure() : null;
        if (promised != null && !measure(delivery.figure()).countsFor(measure(promised))) {
            faults.add(
                    "/figure",
                    "counts " + measure(delivery.figure()) + " where " + measure(promised) + " was promised");
        }
    }

    private static Measure measure(Figure figure) {
        return Measure.of(figure.claims().get(0).quantity());
    }
}
