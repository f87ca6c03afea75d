package dev.parley.exchanges.exchange;

import java.util.List;
import java.util.function.Supplier;

import dev.parley.journal.Changes;
import dev.parley.journal.Clocks;
import dev.parley.journal.DocumentCollection;
import dev.parley.journal.Draft;
import dev.parley.journal.Journal;
import dev.parley.journal.Recorded;

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
    protected final void openParent(String parent, Changes changes) {
        exchanges.open(parent, changes);
    }

    @Override
    protected final void requireParent(String parent, Clocks clocks, boolean retractedToo) {
        exchanges.requireShown(parent, clocks, retractedToo);
    }

    @Override
    protected final void written(E document, Changes changes) {
        exchanges.follow(document.parent, changes);
    }

    @Override
    protected final String path(String key) {
        return "/v1/exchanges/" + key.replaceFirst("/", "/" + name() + "/");
    }

    /** The exchange's standing with what its records of this kind, known and recorded then, say of it; often nothing. */
    protected Standing addTo(Standing standing, String exchange, Clocks clocks) {
        return standing;
    }

    /** What the exchange's records of this kind said at a point of knowledge; without the retracted. */
    public final List<D> of(String exchange, Clocks clocks) {
        return below(exchange, clocks).stream().map(Recorded::content).toList();
    }
}
