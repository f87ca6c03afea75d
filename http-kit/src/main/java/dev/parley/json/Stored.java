package dev.parley.json;

/**
 * What was read of a stored document.
 *
 * @param document as much of it as today's types can hold; null if that is nothing
 * @param text the JSON as it is stored
 * @param fit how much that is
 */
public record Stored<D>(D document, String text, Fit fit) {

    /** How much of a stored document today's types can hold. */
    public enum Fit {
        /** All of it. */
        WHOLE,
        /** All but some properties, or some items of lists. */
        IN_PART,
        /** Not even what every document of its kind has, so that nothing can be derived from it. */
        NOT
    }
}
