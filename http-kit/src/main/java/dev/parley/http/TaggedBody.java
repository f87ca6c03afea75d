package dev.parley.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * The body of a response, with an entity tag derived from its bytes.
 *
 * @param tag the opaque tag, in quotation marks
 */
public record TaggedBody(byte[] bytes, String tag) {

    private static final int TAG_BYTES = 16;

    public static TaggedBody of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new TaggedBody(bytes, '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 200 with the body, or 304 if the client has it already. The tag is sent as a weak one, as the
     * body may be compressed on the way. */
    public RestResponse<byte[]> respond(HttpHeaders request) {
        RestResponse.ResponseBuilder<byte[]> response =
                Preconditions.of(request).isCurrent(tag)
                        ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                        : RestResponse.ResponseBuilder.ok(bytes);
        return response.header(HttpHeaders.ETAG, "W/" + tag).build();
    }
}
