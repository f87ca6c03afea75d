package dev.parley.actors.channel;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.actors.actor.Actors;
import dev.parley.http.Page;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.CollectionResource;
import dev.parley.journal.web.RequestContext;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/channels")
@Produces("application/json")
@Tag(name = "channels", description = "How actors reach each other.")
public class ChannelResource extends CollectionResource<ChannelDraft, ChannelView> {

    ChannelResource(Channels channels, Actors actors, RequestContext request) {
        super(CollectionOperations.on(channels, new ChannelFilter(actors), request));
    }

    @GET
    @Operation(operationId = "listChannels", summary = "List channels")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<ChannelView>> list() {
        return operations().list(null);
    }
}
