package dev.parley.journal.document;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.parley.kernel.Marking;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One version of one document. Written by {@link Journal#append} only, and never changed. */
@Entity
@Immutable
@Table(name = "journal")
public class JournalEntry {

    @Id
    long seq;

    Instant recordedAt;
    String recordedBy;
    String collection;
    String key;
    String parent;
    String sortKey;
    int version;

    /** As it is stored: another version of the service may know others. */
    String change;

    String reason;
    Instant knownAt;

    @Enumerated(EnumType.STRING)
    Marking marking;

    @JdbcTypeCode(SqlTypes.JSON)
    String content;

    @JdbcTypeCode(SqlTypes.JSON)
    String retraction;

    public long seq() {
        return seq;
    }

    public String collection() {
        return collection;
    }

    public String key() {
        return key;
    }

    public int version() {
        return version;
    }

    /** The name of a {@link Change}. */
    public String change() {
        return change;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public Instant knownAt() {
        return knownAt;
    }

    public Marking marking() {
        return marking;
    }

    public String content() {
        return content;
    }

    public String retraction() {
        return retraction;
    }
}
