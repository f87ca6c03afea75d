package dev.parley.kernel;

/** What an id may look like: one rule for documents, for parts of documents and for references to them. */
public final class Id {

    /** Lower-case letters, digits, dot, underscore and hyphen; 1 to 80 characters; starts with a letter or digit. */
    public static final String PATTERN = "[a-z0-9][a-z0-9._-]{0,79}";

    /** {@link #PATTERN} without the words that have another meaning in a path. */
    public static final String DOCUMENT_PATTERN = "(?!(batch|changes|stream)$)" + PATTERN;

    /** Says how to write a text that breaks {@link #PATTERN}. */
    public static final String HINT = "use 1 to 80 lower-case letters, digits, `.`, `_` or `-`, beginning with a letter"
            + " or digit, as in `united-states`";

    /** Says how to write a text that breaks {@link #DOCUMENT_PATTERN}. */
    public static final String DOCUMENT_HINT = HINT + "; `batch`, `changes` and `stream` are reserved";

    /** Describes the {@code id} of a document in the API documents. */
    public static final String DESCRIPTION = "Id of the document, unique in its collection: chosen by the client, or a"
            + " UUIDv7 if it is left out. It never changes. `batch`, `changes` and `stream` are reserved.";

    private Id() {}
}
