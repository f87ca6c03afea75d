package dev.parley.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import jakarta.ws.rs.core.HttpHeaders;

import dev.parley.http.TaggedBody;
import org.jboss.resteasy.reactive.RestResponse;

/** A JSON document that the build put beside the classes, served as it is with an ETag. */
public final class PackagedDocument {

    private final TaggedBody body;

    private PackagedDocument(TaggedBody body) {
        this.body = body;
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
            return new PackagedDocument(TaggedBody.of(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of the resource. */
    public byte[] content() {
        return body.bytes();
    }

    /** The response to a {@code GET}: 200 with the document, or 304 if the client has it. */
    public RestResponse<byte[]> response(HttpHeaders request) {
        return body.respond(request);
    }
}
