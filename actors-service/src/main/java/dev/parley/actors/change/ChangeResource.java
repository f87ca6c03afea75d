package dev.parley.actors.change;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.actors.actor.ActorDraft;
import dev.parley.actors.actor.Actors;
import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.channel.Channels;
import dev.parley.actors.relation.RelationDraft;
import dev.parley.actors.relation.Relations;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.feed.CloudEvent;
import dev.parley.journal.feed.Feed;
import dev.parley.journal.web.RequestContext;
import dev.parley.openapi.ApiExtensions;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces("application/json")
@Tag(name = "changes", description = "All collections of a service together: what changed, and bundles of changes.")
public class ChangeResource {

    /** What a bundle may hold, for the API document. */
    @Schema(name = "ActorsBundle")
    record Bundle(
            @Schema(description = "Actors to create or replace.")
            List<ActorDraft> actors,

            @Schema(description = "Relations to create or replace.")
            List<RelationDraft> relations,

            @Schema(description = "Channels to create or replace.")
            List<ChannelDraft> channels) {}

    private final List<DocumentCollection<?, ?, ?>> inOrder;
    private final Feed feed;
    private final RequestContext request;

    ChangeResource(Actors actors, Relations relations, Channels channels, Feed feed, RequestContext request) {
        this.inOrder = List.of(actors, relations, channels);
        this.feed = feed;
        this.request = request;
    }

    @GET
    @Path("/feeds/actors")
    @Produces(Feed.MEDIA_TYPE)
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.FEED)
    @Operation(operationId = "readActorsFeed", summary = "Read what changed, in the order in which it was recorded")
    public Uni<List<CloudEvent>> feed() {
        return feed.read(inOrder, request.query());
    }

    @POST
    @Path("/bundles/actors")
    @Consumes("application/json")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.BUNDLE)
    @Operation(
            operationId = "bundleActors",
            summary = "Write documents of several collections, all or none",
            description = "A JSON object with a list of documents for each collection.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bundle.class)))
    public Map<String, BatchReport> bundle(InputStream body) throws IOException {
        return request.bundle(inOrder, body);
    }
}
