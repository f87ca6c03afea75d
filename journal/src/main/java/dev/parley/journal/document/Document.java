package dev.parley.journal.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

import dev.parley.kernel.Marking;
import dev.parley.kernel.ReportedDate;
import dev.parley.kernel.UncertainDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The present version of a document: its content as JSON, and beside it the columns by which lists are filtered and
 * sorted, which each collection derives from the content.
 */
@MappedSuperclass
public abstract class Document<D extends Draft<D>> {

    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final String FIRST = " ";
    private static final String LAST = "~";

    @Id
    String key;

    int version;

    @JdbcTypeCode(SqlTypes.JSON)
    String content;

    /** Orders the collection; compared byte by byte, unique as it ends in the key. */
    String sortKey;

    protected Instant knownAt;

    @Enumerated(EnumType.STRING)
    Marking marking;

    @JdbcTypeCode(SqlTypes.JSON)
    String retraction;

    @Column(insertable = false, updatable = false)
    Instant recordedAt;

    String recordedBy;

    public String key() {
        return key;
    }

    /** The id: the last part of the key. */
    public String id() {
        return DocumentKey.parse(key).id();
    }

    public int version() {
        return version;
    }

    public boolean isRetracted() {
        return retraction != null;
    }

    /** The key of the document that this one is below; null for one that stands by itself. */
    protected String parent() {
        return null;
    }

    /** A date as text that sorts as dates do: by its first instant, then its last; without a date, after all others. */
    protected static String sortable(UncertainDate date) {
        return date == null ? LAST : sortable(date.earliest(), date.latest());
    }

    /** An instant as text that sorts as instants do, to the millisecond; without one, after all others. */
    protected static String sortable(Instant instant) {
        return instant == null ? LAST : SORTABLE.format(instant);
    }

    /**
     * The same for a date that may have accounts, as it was first known: a list and its cursors are the same at every
     * point of knowledge, and may show nothing of a later account.
     */
    protected static String sortable(ReportedDate date) {
        return date == null ? LAST : sortable(date.firstKnown().date());
    }

    private static String sortable(Instant earliest, Instant latest) {
        return (earliest == null ? FIRST : SORTABLE.format(earliest)) + sortable(latest);
    }

    /** The name of a constant for a column; what the column has where the content has none that is known. */
    protected static String name(Enum<?> constant, String present) {
        return constant == null ? present : constant.name();
    }

    /** Sets the columns that lists filter by, and returns the sort key without the id that ends it. */
    protected abstract String deriveColumns(D content);
}
