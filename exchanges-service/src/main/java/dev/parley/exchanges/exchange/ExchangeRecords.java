package dev.parley.exchanges.exchange;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.Locks;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.journal.search.Term;
import dev.parley.kernel.AsOf;

/** All documents of one kind below exchanges. A change of one is a change of its exchange. */
public abstract class ExchangeRecords<E extends ExchangeRecord<D>, D extends Draft<D>, V>
        extends DocumentCollection<E, D, V> {

    private static final DocumentType.Parent EXCHANGE = new DocumentType.Parent("exchanges", "exchange");

    private final Exchanges exchanges;

    protected ExchangeRecords(Journal journal, Exchanges exchanges, DocumentType<E, D> type) {
        super(journal, type.below(EXCHANGE));
        this.exchanges = exchanges;
    }

    @Override
    protected final void requireWritableParent(String parent, UnitOfWork unitOfWork) {
        exchanges.requireTakesRecords(parent, unitOfWork);
    }

    /** Writers of the records of one exchange come one after another. */
    @Override
    protected final void lockParent(String parent, Locks locks) {
        locks.change(exchanges.type(), DocumentKey.of(parent));
    }

    @Override
    public final void requireParent(String parent, AsOf asOf) {
        exchanges.requireShown(parent, asOf);
    }

    /** The terms by which a record lets its exchange be found; often none. */
    protected Stream<Term> terms(D document) {
        return Stream.empty();
    }

    /** Makes the terms of all records of an exchange anew. */
    final void replaceTermsBelow(String exchange) {
        reader().below(exchange, AsOf.NOW).stream()
                .filter(DocumentVersion::isComplete)
                .forEach(version -> replaceTerms(exchange, version.key(), version.content(), false));
    }

    private void replaceTerms(String exchange, String key, D document, boolean retracted) {
        exchanges
                .terms()
                .replace(
                        exchange,
                        type().name() + "/" + key,
                        document.marking(),
                        retracted ? Stream.empty() : terms(document));
    }

    @Override
    protected final void afterWrite(E document, UnitOfWork unitOfWork) {
        replaceTerms(document.parent, document.key(), reader().content(document), document.isRetracted());
        exchanges.refreshState(document.parent, unitOfWork);
    }

    /** The exchange's state with what its records of this kind, known and recorded then, add to it; often nothing. */
    protected ExchangeState addTo(ExchangeState state, String exchange, AsOf asOf) {
        return state;
    }

    /** The exchange's records of this kind at a point of knowledge; those from which nothing can be derived are left out. */
    public final List<D> of(String exchange, AsOf asOf) {
        return reader().below(exchange, asOf).stream()
                .filter(DocumentVersion::isComplete)
                .map(DocumentVersion::content)
                .toList();
    }

    /** The records of this kind of several exchanges, by exchange, as known at a moment. */
    public final Map<String, List<D>> ofAll(List<String> exchanges, AsOf asOf) {
        return exchanges.isEmpty()
                ? Map.of()
                : reader().all(new Filter().where("d.parent in :parents", "parents", exchanges), asOf).stream()
                        .filter(DocumentVersion::isComplete)
                        .map(DocumentVersion::content)
                        .collect(Collectors.groupingBy(Draft::parent));
    }
}
