package dev.parley.exchanges.revision;

import java.util.Comparator;

import jakarta.inject.Singleton;

import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.exchange.Standing;
import dev.parley.journal.Clocks;
import dev.parley.journal.Journal;
import dev.parley.journal.Recorded;

/** All revisions of exchanges. */
@Singleton
public class Revisions extends ExchangeRecords<Revision, RevisionDraft, RevisionView> {

    Revisions(Journal journal, Exchanges exchanges) {
        super(journal, exchanges, "revisions", "exchange_revision", Revision.class, RevisionDraft.class, Revision::new);
    }

    @Override
    protected RevisionView view(Recorded<RevisionDraft> recorded, Clocks clocks) {
        return new RevisionView(recorded.content(), recorded.stamp());
    }

    @Override
    protected Standing addTo(Standing standing, String exchange, Clocks clocks) {
        return standing.withCurrentRevision(of(exchange, clocks).stream()
                .map(RevisionDraft::number)
                .max(Comparator.naturalOrder())
                .orElse(null));
    }

    /** The revision as it now is, even if retracted; null if there is none. */
    public RevisionDraft present(String exchange, Integer number) {
        Revision revision = entities().find(Revision.class, key(exchange, String.valueOf(number)));
        return revision == null ? null : content(revision);
    }
}
