package dev.parley.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import dev.parley.gateway.TaggedBody;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves the merged API document of all processes. */
@Singleton
@Path("/openapi")
public class OpenApiResource {

    private static final String RESOURCE = "/META-INF/parley/openapi.json";

    private final TaggedBody document;

    OpenApiResource() throws IOException {
        try (InputStream resource = OpenApiResource.class.getResourceAsStream(RESOURCE)) {
            this.document = TaggedBody.of(resource.readAllBytes());
        }
    }

    @GET
    @Produces("application/json")
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<byte[]> get(@Context HttpHeaders headers) {
        return document.respond(headers);
    }
}
