package dev.parley.exchanges.revision;

import java.util.Comparator;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.parley.exchanges.exchange.ExchangeRecords;
import dev.parley.exchanges.exchange.ExchangeState;
import dev.parley.exchanges.exchange.ExchangeTerms;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.journal.search.Term;
import dev.parley.kernel.AsOf;

/** All revisions of exchanges. */
@Singleton
public class Revisions extends ExchangeRecords<Revision, RevisionDraft, RevisionView> {

    Revisions(Journal journal, Exchanges exchanges) {
        super(
                journal,
                exchanges,
                new DocumentType<>(
                                "revisions",
                                "revision",
                                "exchange_revision",
                                Revision.class,
                                RevisionDraft.class,
                                Revision::new)
                        .withIdIn("number"));
    }

    @Override
    protected Stream<Term> terms(RevisionDraft revision) {
        Stream<Term> mechanism = revision.mechanism() == null
                ? Stream.empty()
                : revision.mechanism().claims().stream()
                        .flatMap(claim -> ExchangeTerms.words(claim.statement(), claim));
        return Stream.of(
                        revision.commitments().stream().flatMap(Commitment::terms),
                        mechanism,
                        ExchangeTerms.disputed(
                                revision,
                                known -> known.tabled().disputed()
                                        || known.commitments().stream().anyMatch(Commitment::disputed)))
                .flatMap(all -> all);
    }

    @Override
    public RevisionView view(DocumentVersion<RevisionDraft> recorded, AsOf asOf) {
        return new RevisionView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected ExchangeState addTo(ExchangeState state, String exchange, AsOf asOf) {
        return state.withCurrentRevision(of(exchange, asOf).stream()
                .map(RevisionDraft::number)
                .max(Comparator.naturalOrder())
                .orElse(null));
    }

    /** The revision as it now is, even if retracted; null if there is none. */
    public RevisionDraft present(String exchange, Integer number) {
        Revision revision = reader().row(new DocumentKey(exchange, String.valueOf(number)));
        return revision == null ? null : reader().content(revision);
    }
}
