package dev.parley.journal.document;

/**
 * A row derived from a document for a period of knowledge. {@link DocumentQueries} refuses a query that does not say what
 * it sees of such rows.
 */
public interface PeriodRow {}
