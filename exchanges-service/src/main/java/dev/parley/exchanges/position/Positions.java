package dev.parley.exchanges.position;

import java.util.List;

import jakarta.inject.Singleton;

import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.http.Query;
import dev.parley.journal.Changes;
import dev.parley.journal.Clocks;
import dev.parley.journal.Filter;
import dev.parley.journal.Journal;
import dev.parley.journal.Recorded;
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
    protected PositionView view(Recorded<PositionDraft> recorded, Clocks clocks) {
        return new PositionView(recorded.content(), recorded.stamp());
    }

    @Override
    protected void check(PositionDraft position, Changes changes, Faults faults) {
        if (position.revision() != null) {
            revisions.requireKnown(
                    "/revision", key(position.exchange(), position.revision().toString()), changes, faults);
        }
    }

    @Override
    protected void filter(Query query, Clocks clocks, Filter filter) {
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
            filter.where(LATEST_STANCE.formatted(clocks.knownAt() == null ? "" : KNOWN));
        }
    }
}
