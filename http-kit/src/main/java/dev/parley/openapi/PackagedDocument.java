package dev.parley.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.ws.rs.core.HttpHeaders;

import dev.parley.http.Preconditions;
import org.jboss.resteasy.reactive.RestResponse;

/** A JSON document that the build put beside the classes, served as it is with an ETag. */
public final class PackagedDocument {

    private final byte[] content;
    private final String tag;

    private PackagedDocument(byte[] content, String tag) {
        this.content = content;
        this.tag = tag;
    }

    /**
     * Reads a resource.
     *
     * @param resource its path, from the root of the class path
     * @throws IllegalStateException if the resource does not exist
     */
    public static PackagedDocument of(String resource) {
        try (InputStream in = PackagedDocument.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            byte[] content = in.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new PackagedDocument(content, '"' + HexFormat.of().formatHex(digest, 0, 8) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of the resource. */
    public byte[] content() {
        return content;
    }

    /** The response to a {@code GET}: 200 with the document, or 304 if the client has it. */
    public RestResponse<byte[]> response(HttpHeaders request) {
        RestResponse.ResponseBuilder<byte[]> response =
                Preconditions.of(request).isCurrent(tag)
                        ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                        : RestResponse.ResponseBuilder.ok(content);
        return response.header(HttpHeaders.ETAG, tag).build();
    }
}
