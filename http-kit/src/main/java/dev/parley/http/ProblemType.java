package dev.parley.http;

import java.util.Locale;

/** The kinds of problem that a Parley process answers with. The URIs are stable; docs/problems.md explains each. */
public enum ProblemType {
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    INVALID_DOCUMENT(400, "The document does not have the right shape"),
    INVALID_REQUEST(400, "The request has parameters that cannot be used"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This method is not offered here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types is offered"),
    CLAIM_ALTERED(409, "A claim once recorded is neither dropped nor altered"),
    ID_TAKEN(409, "The id is taken by a document with other content"),
    UNLAWFUL_TRANSITION(409, "The exchange cannot take this step"),
    ALREADY_MERGED(409, "The document has been merged into another one"),
    RETRACTED(410, "The document has been retracted"),
    STALE_VERSION(412, "The document has changed since it was read"),
    TOO_LARGE(413, "The body is larger than this process accepts"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not one that is accepted here"),
    RULE_VIOLATION(422, "The document breaks a rule"),
    PRECONDITION_REQUIRED(428, "A replacement needs the version that it replaces"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    UNAVAILABLE(503, "A part that is needed does not answer");

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
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> RULE_VIOLATION;
            case 428 -> PRECONDITION_REQUIRED;
            case 502, 503, 504 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }
}
