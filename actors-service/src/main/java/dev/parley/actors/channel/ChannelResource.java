package dev.parley.actors.channel;

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

@Path("/v1/channels")
@Produces("application/json")
@Tag(name = "channels", description = "The ways by which channels reach each other.")
public class ChannelResource {

    private final Channels channels;
    private final Call call;

    ChannelResource(Channels channels, Call call) {
        this.channels = channels;
        this.call = call;
    }

    @GET
    @Operation(operationId = "listChannels", summary = "List channels")
    @Parameter(
            name = "actor",
            in = ParameterIn.QUERY,
            description = "Id of an endpoint or an intermediary.",
            example = "qatar")
    @Parameter(name = "type", in = ParameterIn.QUERY, schema = @Schema(implementation = ChannelDraft.Type.class))
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            description = "Only what was valid at this instant.",
            example = "2023-10-09T12:00:00Z")
    public RestResponse<Page<ChannelView>> list() {
        return call.list(channels, null);
    }

    @POST
    @Operation(operationId = "createChannel", summary = "Create a channel")
    public RestResponse<ChannelView> post(ChannelDraft channel) {
        return call.post(channels, null, channel);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getChannel", summary = "Read a channel")
    public RestResponse<ChannelView> get(@PathParam("id") String id) {
        return call.read(channels, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putChannel", summary = "Create or replace a channel")
    public RestResponse<ChannelView> put(@PathParam("id") String id, ChannelDraft channel) {
        return call.put(channels, null, id, channel);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "retractChannel", summary = "Retract a channel")
    public RestResponse<Void> delete(@PathParam("id") String id) {
        return call.retract(channels, null, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "listChannelHistory", summary = "List the versions of a channel")
    public RestResponse<Page<HistoryEntry<ChannelDraft>>> history(@PathParam("id") String id) {
        return call.history(channels, id);
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(operationId = "batchChannels", summary = "Create or replace many channels")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChannelDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(channels, items);
    }
}
