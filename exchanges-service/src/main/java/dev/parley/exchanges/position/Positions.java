package dev.parley.exchanges.position;

import jakarta.inject.Singleton;

import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Faults;

/** All positions on exchanges. */
@Singleton
public class Positions extends ExchangeRecords<Position, PositionDraft, PositionView> {

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
    public PositionView view(DocumentVersion<PositionDraft> recorded, AsOf asOf) {
        return new PositionView(recorded.content(), recorded.versionInfo());
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
