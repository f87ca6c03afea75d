package dev.parley.exchanges.exchange;

import jakarta.persistence.MappedSuperclass;

import dev.parley.journal.document.Document;
import dev.parley.journal.document.Draft;

/** A document below an exchange. */
@MappedSuperclass
public abstract class ExchangeRecord<D extends Draft<D>> extends Document<D> {

    protected String parent;

    /** The key of the exchange. */
    @Override
    protected final String parent() {
        return parent;
    }

    @Override
    protected final String deriveColumns(D content) {
        parent = content.parent();
        return deriveColumnsBelow(content);
    }

    /** Sets the filter columns, and returns the position among the exchange's records, without the key. */
    protected abstract String deriveColumnsBelow(D content);

    /** The number as text that sorts numerically. */
    protected static String inOrder(int number) {
        return String.format("%04d", number);
    }
}
