package dev.parley.timeline.source;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.document.HistoryEntry;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/sources")
@Produces("application/json")
@Tag(name = "sources", description = "Who publishes what claims rest on.")
public class SourceResource {

    private final Sources sources;
    private final Call call;

    SourceResource(Sources sources, Call call) {
        this.sources = sources;
        this.call = call;
    }

    @GET
    @Operation(operationId = "listSources", summary = "List sources")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Part of the name.", example = "reuters")
    @Parameter(name = "type", in = ParameterIn.QUERY, schema = @Schema(implementation = SourceDraft.Type.class))
    @Parameter(
            name = "reliability",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = SourceDraft.Reliability.class))
    public RestResponse<Page<SourceView>> list() {
        return call.list(sources, null);
    }

    @POST
    @Operation(operationId = "createSource", summary = "Create a source")
    public RestResponse<SourceView> post(SourceDraft source) {
        return call.post(sources, null, source);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSource", summary = "Read a source")
    public RestResponse<SourceView> get(@PathParam("id") String id) {
        return call.read(sources, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putSource", summary = "Create or replace a source")
    public RestResponse<SourceView> put(@PathParam("id") String id, SourceDraft source) {
        return call.put(sources, null, id, source);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "retractSource", summary = "Retract a source")
    public RestResponse<Void> delete(@PathParam("id") String id) {
        return call.retract(sources, null, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "listSourceHistory", summary = "List the versions of a source")
    public RestResponse<Page<HistoryEntry<SourceDraft>>> history(@PathParam("id") String id) {
        return call.history(sources, id);
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(operationId = "batchSources", summary = "Create or replace many sources")
    @RequestBody(content = @Content(schema = @Schema(implementation = SourceDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(sources, items);
    }
}
