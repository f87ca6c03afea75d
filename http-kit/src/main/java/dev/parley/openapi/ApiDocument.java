package dev.parley.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The API document of the process: the {@code openapi.json} of its module, as a test holds it to the code
 * ({@code OpenApiDocumentContract}). Read with the first request.
 */
@Singleton
@Path("/q/openapi")
public class ApiDocument {

    private static final String RESOURCE = "/META-INF/parley/process/openapi.json";

    private final ObjectMapper mapper;
    private PackagedDocument document;

    ApiDocument(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @GET
    @Produces("application/json")
    @NonBlocking
    @Operation(hidden = true)
    public RestResponse<byte[]> get(@Context HttpHeaders headers) {
        return document().response(headers);
    }

    /** The document as a tree. */
    public JsonNode tree() {
        try {
            return mapper.readTree(document().content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized PackagedDocument document() {
        if (document == null) {
            document = PackagedDocument.of(RESOURCE);
        }
        return document;
    }
}
