package dev.parley.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import dev.parley.http.Preconditions;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves the merged API document of all processes. */
@Singleton
@Path("/openapi")
public class OpenApiResource {

    private static final String RESOURCE = "/META-INF/parley/openapi.json";

    private final byte[] document;
    private final String tag;

    OpenApiResource() throws IOException, NoSuchAlgorithmException {
        try (InputStream resource = OpenApiResource.class.getResourceAsStream(RESOURCE)) {
            this.document = resource.readAllBytes();
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(document);
        this.tag = '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
    }

    @GET
    @Produces("application/json")
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<byte[]> get(@Context HttpHeaders headers) {
        RestResponse.ResponseBuilder<byte[]> response =
                Preconditions.of(headers).isCurrent(tag)
                        ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                        : RestResponse.ResponseBuilder.ok(document);
        return response.header(HttpHeaders.ETAG, tag).build();
    }
}
