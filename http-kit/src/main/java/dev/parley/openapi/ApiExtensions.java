package dev.parley.openapi;

/** Extensions of the API document by which code says what the conventions make of it; they take them out again. */
public final class ApiExtensions {

    public static final String OPERATION = "x-parley-operation";

    /** A page of documents, with both clocks. */
    public static final String LIST = "list";

    /** The same, which may also be read whole in other formats. */
    public static final String STREAMED_LIST = "streamed-list";

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
    public static final String RESTORE = "restore";
    public static final String MERGE = "merge";

    /** Many documents of one collection. */
    public static final String BATCH = "batch";

    /** Documents of several collections. */
    public static final String BUNDLE = "bundle";

    /** What changed, in order. */
    public static final String FEED = "feed";

    /** Marks a property that a client has to send, but that may be hidden when read. */
    public static final String NEEDED_WHEN_SENT = "x-needed-when-sent";

    /** Stays in the document: the name of the collection whose documents' ids a query parameter takes. */
    public static final String COLLECTION = "x-parley-collection";

    private ApiExtensions() {}
}
