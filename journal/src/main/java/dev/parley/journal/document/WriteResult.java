package dev.parley.journal.document;

/**
 * What a write did to a document.
 *
 * @param document the document's row as it now is, within the same transaction
 */
public record WriteResult<E>(Outcome outcome, E document) {

    /** Whether the document was new, changed, or said the same before. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }
}
