package dev.parley.journal.document;

/**
 * What became of a document that was sent.
 *
 * @param outcome whether it was new, another, or the same as before
 * @param view the document as it now stands
 */
public record Written<V>(Outcome outcome, String key, int version, V view) {

    /** What a write comes to. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }
}
