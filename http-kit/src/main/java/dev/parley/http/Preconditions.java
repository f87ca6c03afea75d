package dev.parley.http;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;

/**
 * What the client says about the version that it has (RFC 9110 section 13).
 *
 * @param ifMatch entity tags of which one must be the present one; empty: not given
 * @param ifNoneMatch entity tags of which none may be the present one; empty: not given
 */
public record Preconditions(List<String> ifMatch, List<String> ifNoneMatch) {

    private static final String ANY = "*";

    public static Preconditions of(HttpHeaders headers) {
        return new Preconditions(
                tags(headers.getRequestHeader(HttpHeaders.IF_MATCH)),
                tags(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH)));
    }

    /** Refuses to create over what exists where the client said {@code If-None-Match: *}. */
    public void requireAbsent() {
        if (ifNoneMatch.contains(ANY)) {
            throw new ProblemException(ProblemType.STALE_VERSION, "A document with this id exists.");
        }
    }

    /** Refuses (428, 412) unless the client names the present version. */
    public void requireMatch(String present) {
        if (ifMatch.isEmpty()) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of the version that you have read.");
        }
        if (!ifMatch.contains(ANY) && !ifMatch.contains(present)) {
            throw new ProblemException(ProblemType.STALE_VERSION, "The present version is " + present + ".");
        }
    }

    /** Refuses (412) a creation that expects something to be there. */
    public void requireNoExpectation() {
        if (!ifMatch.isEmpty()) {
            throw new ProblemException(ProblemType.STALE_VERSION, "There is no such document yet.");
        }
    }

    /** Whether the client has the present version already (304). */
    public boolean isCurrent(String present) {
        return ifNoneMatch.stream()
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals(ANY) || tag.equals(present));
    }

    private static List<String> tags(List<String> headers) {
        return headers == null
                ? List.of()
                : headers.stream()
                        .flatMap(header -> Arrays.stream(header.split(",")))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
    }
}
