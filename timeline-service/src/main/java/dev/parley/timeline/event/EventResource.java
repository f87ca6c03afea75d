package dev.parley.timeline.event;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.CollectionResource;
import dev.parley.journal.web.RequestContext;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/events")
@Produces("application/json")
@Tag(name = "events", description = "What happened, is planned, denied or hypothetical, and on whose word.")
public class EventResource extends CollectionResource<EventDraft, EventView> {

    EventResource(Events events, RequestContext request) {
        super(CollectionOperations.on(events, new EventFilter(), request));
    }

    @GET
    @Operation(operationId = "listEvents", summary = "List events by when they happened")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<EventView>> list() {
        return operations().list(null);
    }
}
