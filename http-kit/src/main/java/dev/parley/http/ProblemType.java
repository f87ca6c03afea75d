package dev.parley.http;

import java.util.Locale;

/** The kinds of problem that a Parley process answers with. The URIs are stable; docs/problems.md explains each. */
public enum ProblemType {
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    MALFORMED_YAML(400, "The body is not well-formed YAML"),
    INVALID_DOCUMENT(400, "The document has invalid properties"),
    INVALID_REQUEST(400, "The request has invalid parameters"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "None of the accepted media types is available"),
    CLAIM_ALTERED(409, "A recorded claim cannot be changed or removed"),
    ID_TAKEN(409, "The id is in use by a document with other content"),
    UNLAWFUL_TRANSITION(409, "The transition is not allowed"),
    ALREADY_MERGED(409, "The document has already been merged into another one"),
    RETRACTED(410, "The document has been retracted"),
    FEED_RESET(410, "The feed has given no such event"),
    STALE_VERSION(412, "The document has changed since it was read"),
    TOO_LARGE(413, "The request is too large"),
    URI_TOO_LONG(414, "The request line is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    RULE_VIOLATION(422, "The document violates a rule"),
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    HEADERS_TOO_LARGE(431, "The request headers are too large"),
    INTERNAL_ERROR(500, "Unexpected error"),
    UNAVAILABLE(503, "Service unavailable");

    private static final String BASE = "https://parley.dev/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The stable URI of this kind of problem. */
    public String uri() {
        return BASE + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that stands for a status set by a framework; what has no kind of its own becomes 400 or 500. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 410 -> RETRACTED;
            case 412 -> STALE_VERSION;
            case 413 -> TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> RULE_VIOLATION;
            case 428 -> PRECONDITION_REQUIRED;
            case 431 -> HEADERS_TOO_LARGE;
            case 502, 503, 504 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }
}
