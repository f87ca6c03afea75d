package dev.parley.journal.document;

/**
 * Where a document is stored in its collection: under its id or, for a record of another document, below that one's.
 *
 * @param parent key of the document that this one is a record of; null for one that stands by itself
 * @param id unique in the collection or, below a parent, among that one's records
 */
public record DocumentKey(String parent, String id) {

    private static final char SEPARATOR = '/';

    /** The key of a document that stands by itself. */
    public static DocumentKey of(String id) {
        return new DocumentKey(null, id);
    }

    /** Reads what {@link #toString} wrote. */
    public static DocumentKey parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0 ? of(text) : new DocumentKey(text.substring(0, end), text.substring(end + 1));
    }

    /** The key as tables and feeds have it. */
    @Override
    public String toString() {
        return parent == null ? id : parent + SEPARATOR + id;
    }
}
