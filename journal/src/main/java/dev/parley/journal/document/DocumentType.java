package dev.parley.journal.document;

import java.util.function.Supplier;

/**
 * What names the documents of one collection.
 *
 * @param name as in paths, feeds and files: "actors"
 * @param singular as in the types of events and in messages: "actor"
 * @param table the table's name
 * @param entity the table's row
 * @param draft what is sent and stored
 * @param newRow makes an empty row
 * @param idProperty the property that has the id
 * @param parent what the documents are records of; null for those that stand by themselves
 */
public record DocumentType<E extends Document<D>, D extends Draft<D>>(
        String name,
        String singular,
        String table,
        Class<E> entity,
        Class<D> draft,
        Supplier<E> newRow,
        String idProperty,
        Parent parent) {

    /**
     * What documents are records of.
     *
     * @param collection name of its collection: "exchanges"
     * @param property the property of a record that has its id: "exchange"
     */
    public record Parent(String collection, String property) {}

    /** Documents that stand by themselves and have their id in {@code id}. */
    public DocumentType(
            String name, String singular, String table, Class<E> entity, Class<D> draft, Supplier<E> newRow) {
        this(name, singular, table, entity, draft, newRow, "id", null);
    }

    public DocumentType<E, D> below(Parent parent) {
        return new DocumentType<>(name, singular, table, entity, draft, newRow, idProperty, parent);
    }

    public DocumentType<E, D> withIdIn(String property) {
        return new DocumentType<>(name, singular, table, entity, draft, newRow, property, parent);
    }

    /** Where the document with this key is read. */
    public String path(DocumentKey key) {
        return "/v1/" + (parent == null ? "" : parent.collection() + "/" + key.parent() + "/") + name + "/" + key.id();
    }
}
