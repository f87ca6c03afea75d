package dev.parley.openapi;

/** What an operation does, in an extension that the API conventions read and take out again. */
public final class OperationKind {

    public static final String EXTENSION = "x-parley-operation";

    /** A page of documents, with both clocks. */
    public static final String LIST = "list";

    /** A page of documents that are found by another one, not by their own ids. */
    public static final String RELATED_LIST = "related-list";

    /** The versions of a document. */
    public static final String HISTORY = "history";

    /** One document, or what is derived from it, with both clocks. */
    public static final String READ = "read";

    /** An answer about a document that has parameters of its own. */
    public static final String SEARCH = "search";

    public static final String CREATE = "create";
    public static final String REPLACE = "replace";
    public static final String RETRACT = "retract";
    public static final String MERGE = "merge";

    /** Many documents of one collection. */
    public static final String BATCH = "batch";

    /** Documents of several collections. */
    public static final String BUNDLE = "bundle";

    /** What changed, in order. */
    public static final String FEED = "feed";

    private OperationKind() {}
}
