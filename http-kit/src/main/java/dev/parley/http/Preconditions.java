package dev.parley.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.HttpHeaders;

/**
 * What the client says about the version that it has (RFC 9110 section 13). The tag of a compressed answer stands for
 * the same version as the plain one.
 *
 * @param ifMatch entity tags of which one must be the present one; empty: not given
 * @param ifNoneMatch entity tags of which none may be the present one; empty: not given
 */
public record Preconditions(List<String> ifMatch, List<String> ifNoneMatch) {

    private static final String ANY = "*";
    private static final String WEAK = "W/";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");
    private static final Pattern BETWEEN_TAGS = Pattern.compile("[ \\t,]*");
    private static final Pattern NOT_A_TAG = Pattern.compile("[^,]*");

    /** @throws ProblemException INVALID_REQUEST if {@code If-Match} has something else than entity tags */
    public static Preconditions of(HttpHeaders headers) {
        List<String> malformed = new ArrayList<>();
        List<String> ifMatch = tags(headers.getRequestHeader(HttpHeaders.IF_MATCH), malformed);
        if (!malformed.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "If-Match has `" + malformed.get(0) + "`, which is not an entity tag. Send the ETag of the version"
                            + " that you have read with its quotation marks, as in `If-Match: \"1\"`.");
        }
        boolean acceptsGzip = GzipForm.isAccepted(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING));
        return new Preconditions(
                ifMatch.stream().map(GzipForm::plainTag).toList(),
                // a cache must not be told to use a compressed answer for a client that cannot read it
                tags(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH), malformed).stream()
                        .map(tag -> acceptsGzip ? GzipForm.plainTag(tag) : tag)
                        .toList());
    }

    /** Refuses to create over what exists where the client said {@code If-None-Match: *}. */
    public void requireAbsent() {
        if (ifNoneMatch.contains(ANY)) {
            throw new ProblemException(ProblemType.STALE_VERSION, "A document with this id exists.");
        }
    }

    /** Refuses (428, 412, 400) unless the client names the present version. */
    public void requireMatch(String present) {
        if (ifMatch.isEmpty()) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of the version that you have read.");
        }
        if (ifMatch.contains(ANY) || ifMatch.contains(present)) {
            return;
        }
        for (String tag : ifMatch) {
            if (AsOfParameters.isTagOfAMoment(tag)) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "If-Match has `" + tag + "`, the ETag of a reading with knownAt or recordedAt, which cannot be"
                                + " replaced. Read the document without them and send the ETag of that answer.");
            }
        }
        if (ifMatch.contains(WEAK + present)) {
            throw new ProblemException(
                    ProblemType.STALE_VERSION,
                    "`" + WEAK + present
                            + "` is a weak entity tag, and If-Match only compares strong ones (RFC 9110). A"
                            + " proxy that compresses answers makes their tags weak: switch that off, as Parley"
                            + " compresses them itself. The present version is " + present + ".");
        }
        throw new ProblemException(ProblemType.STALE_VERSION, "The present version is " + present + ".");
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
                .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                .anyMatch(tag -> tag.equals(ANY) || tag.equals(present));
    }

    /** The entity tags in all lines of a header, or {@code *}; what is neither is added to {@code malformed}. */
    private static List<String> tags(List<String> lines, List<String> malformed) {
        String list = lines == null ? "" : String.join(",", lines).strip();
        if (list.equals(ANY)) {
            return List.of(ANY);
        }
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(list);
        int at = 0;
        while (true) {
            matcher.region(at, list.length()).usePattern(BETWEEN_TAGS).lookingAt();
            boolean separated = at == 0 || list.substring(at, matcher.end()).contains(",");
            at = matcher.end();
            if (at == list.length()) {
                return tags;
            }
            matcher.region(at, list.length());
            if (separated && matcher.usePattern(TAG).lookingAt()) {
                tags.add(matcher.group());
            } else {
                matcher.usePattern(NOT_A_TAG).lookingAt();
                malformed.add(matcher.group().strip());
            }
            at = matcher.end();
        }
    }
}
