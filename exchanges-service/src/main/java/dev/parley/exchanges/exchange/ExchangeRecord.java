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

    /** Sets the columns that lists filter by, and returns the sort key without the document's key. */
    protected abstract String deriveColumnsBelow(D content);

    /** A number as text that sorts as numbers do. */
    protected static String sortable(int number) {
        return String.format("%04d", number);
    }
}
