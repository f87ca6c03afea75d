package dev.parley.exchanges.position;

import java.util.List;

import jakarta.inject.Singleton;

import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.http.Query;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.Faults;

/** All positions on exchanges. */
@Singleton
public class Positions extends ExchangeRecords<Position, PositionDraft, PositionView> {

    private static final String LATEST_STANCE = """
            d.retraction is null and (d.enquiry or not exists (
                select 1 from Position later
                where later.parent = d.parent and later.actor = d.actor and later.position > d.position
                and not later.enquiry and later.retraction is null%s))""";
    private static final String KNOWN = " and (later.knownAt is null or later.knownAt <= :knownAt)";

    private final Revisions revisions;

    Positions(Journal journal, Exchanges exchanges, Revisions revisions) {
        super(journal, exchanges, "positions", "exchange_position", Position.class, PositionDraft.class, Position::new);
        this.revisions = revisions;
    }

    @Override
    public PositionView view(DocumentVersion<PositionDraft> recorded, AsOf asOf) {
        return new PositionView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected void check(PositionDraft position, UnitOfWork unitOfWork, Faults faults) {
        if (position.revision() != null) {
            revisions.requireKnown(
                    "/revision", key(position.exchange(), position.revision().toString()), unitOfWork, faults);
        }
    }

    @Override
    protected void filter(Query query, AsOf asOf, Filter filter) {
        List<String> exchanges = query.texts("exchange");
        int revision = query.number("revision", 0, 1, 9999);
        filter.anyOf("stance", query.anyOf("stance", PositionDraft.Stance.class))
                .anyOf("actor", query.texts("actor"))
                .where("d.parent in :exchanges", "exchanges", exchanges.isEmpty() ? null : exchanges)
                .equal("revision", revision == 0 ? null : revision);
        String retractedToo = query.text("includeRetracted");
        if (retractedToo == null || retractedToo.equals("false")) {
            filter.where("d.parent in (select e.key from Exchange e where e.retraction is null)");
        }
        if (query.flag("current")) {
            filter.where(LATEST_STANCE.formatted(asOf.knownAt() == null ? "" : KNOWN));
        }
    }
}
