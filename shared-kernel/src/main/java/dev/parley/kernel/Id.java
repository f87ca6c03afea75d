package dev.parley.kernel;

/** What an identifier may look like. One rule for documents, references and the parts of documents. */
public final class Id {

    /** Lower-case letters, digits, dot, underscore and hyphen; 1 to 80 characters; starts with a letter or digit. */
    public static final String PATTERN = "[a-z0-9][a-z0-9._-]{0,79}";

    /** {@link #PATTERN} without the words that mean something else in a path. */
    public static final String DOCUMENT_PATTERN = "(?!(batch|changes|stream)$)" + PATTERN;

    private Id() {}
}
