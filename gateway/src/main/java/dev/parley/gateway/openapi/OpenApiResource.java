package dev.parley.gateway.openapi;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import dev.parley.openapi.PackagedDocument;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Serves the merged API document of all processes. */
@Singleton
@Path("/openapi")
public class OpenApiResource {

    private final PackagedDocument document = PackagedDocument.of("/META-INF/parley/openapi.json");

    @GET
    @Produces("application/json")
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<byte[]> get(@Context HttpHeaders headers) {
        return document.response(headers);
    }
}
