package dev.parley.timeline.event;

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

@Path("/v1/events")
@Produces("application/json")
@Tag(name = "events", description = "What happened, planned, denied or imagined, and on whose word.")
public class EventResource {

    private final Events events;
    private final Call call;

    EventResource(Events events, Call call) {
        this.events = events;
        this.call = call;
    }

    @GET
    @Operation(operationId = "listEvents", summary = "List events by when they happened")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Only what may have happened at this instant or later.",
            example = "2023-10-07T00:00:00Z")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Only what may have happened at this instant or earlier.",
            example = "2023-10-09T23:59:59.999Z")
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "Id of a participant.", example = "qatar")
    @Parameter(name = "exchange", in = ParameterIn.QUERY, description = "Id of an exchange.", example = "us-iran-2023")
    @Parameter(name = "type", in = ParameterIn.QUERY, schema = @Schema(implementation = EventDraft.Type.class))
    @Parameter(name = "mode", in = ParameterIn.QUERY, schema = @Schema(implementation = EventDraft.Mode.class))
    @Parameter(
            name = "source",
            in = ParameterIn.QUERY,
            description = "Id of a source that a claim cites or that is relayed in one; with knownAt, by then.",
            example = "reuters")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Part of title or summary.", example = "doha")
    public RestResponse<Page<EventView>> list() {
        return call.list(events, null);
    }

    @POST
    @Operation(operationId = "createEvent", summary = "Create an event")
    public RestResponse<EventView> post(EventDraft event) {
        return call.post(events, null, event);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getEvent", summary = "Read an event")
    public RestResponse<EventView> get(@PathParam("id") String id) {
        return call.read(events, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putEvent", summary = "Create or replace an event")
    public RestResponse<EventView> put(@PathParam("id") String id, EventDraft event) {
        return call.put(events, null, id, event);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "retractEvent", summary = "Retract an event")
    public RestResponse<Void> delete(@PathParam("id") String id) {
        return call.retract(events, null, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "listEventHistory", summary = "List the versions of an event")
    public RestResponse<Page<HistoryEntry<EventDraft>>> history(@PathParam("id") String id) {
        return call.history(events, id);
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(operationId = "batchEvents", summary = "Create or replace many events")
    @RequestBody(content = @Content(schema = @Schema(implementation = EventDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(events, items);
    }
}
