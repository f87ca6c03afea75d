package dev.parley.exchanges.exchange;

import java.util.List;
import java.util.function.Supplier;

import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Draft;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;

/** All documents of one kind below exchanges. A change of one is a change of its exchange. */
public abstract class ExchangeRecords<E extends ExchangeRecord<D>, D extends Draft<D>, V>
        extends DocumentCollection<E, D, V> {

    private final Exchanges exchanges;

    protected ExchangeRecords(
            Journal journal,
            Exchanges exchanges,
            String name,
            String table,
            Class<E> entity,
            Class<D> draft,
            Supplier<E> blank) {
        super(journal, name, table, entity, draft, blank);
        this.exchanges = exchanges;
    }

    @Override
    protected final void lockParent(String parent, UnitOfWork unitOfWork) {
        exchanges.open(parent, unitOfWork);
    }

    @Override
    protected final void requireParent(String parent, AsOf asOf, boolean retractedToo) {
        exchanges.requireShown(parent, asOf, retractedToo);
    }

    @Override
    protected final void afterWrite(E document, UnitOfWork unitOfWork) {
        exchanges.follow(document.parent, unitOfWork);
    }

    @Override
    public final String path(String key) {
        return "/v1/exchanges/" + key.replaceFirst("/", "/" + name() + "/");
    }

    /** The exchange's standing with what its records of this kind, known and recorded then, say of it; often nothing. */
    protected ExchangeState addTo(ExchangeState standing, String exchange, AsOf asOf) {
        return standing;
    }

    /** What the exchange's records of this kind said at a point of knowledge; without the retracted. */
    public final List<D> of(String exchange, AsOf asOf) {
        return below(exchange, asOf).stream().map(DocumentVersion::content).toList();
    }
}
