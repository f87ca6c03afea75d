package dev.parley.exchanges.revision;

import java.util.Comparator;

import jakarta.inject.Singleton;

import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.ExchangeState;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;

/** All revisions of exchanges. */
@Singleton
public class Revisions extends ExchangeRecords<Revision, RevisionDraft, RevisionView> {

    Revisions(Journal journal, Exchanges exchanges) {
        super(journal, exchanges, "revisions", "exchange_revision", Revision.class, RevisionDraft.class, Revision::new);
    }

    @Override
    public RevisionView view(DocumentVersion<RevisionDraft> recorded, AsOf asOf) {
        return new RevisionView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected ExchangeState addTo(ExchangeState standing, String exchange, AsOf asOf) {
        return standing.withCurrentRevision(of(exchange, asOf).stream()
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
