package dev.parley.journal.search;

import java.time.Instant;

import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

import dev.parley.journal.document.PeriodRow;
import dev.parley.kernel.Marking;
import org.hibernate.annotations.Immutable;

/**
 * A term by which a list finds documents. Queries see its rows as <code>{period t}</code>; {@link TermIndex} writes them.
 */
@MappedSuperclass
@Immutable
public abstract class TermRow implements PeriodRow {

    @Id
    long id;

    /** The key of the document that is found. */
    String owner;

    String term;
    Instant knownFrom;
    Instant knownUntil;

    @Enumerated(EnumType.STRING)
    Marking marking;
}
