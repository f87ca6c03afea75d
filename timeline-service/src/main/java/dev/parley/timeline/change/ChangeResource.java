package dev.parley.timeline.change;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.feed.CloudEvent;
import dev.parley.journal.feed.Feed;
import dev.parley.journal.web.RequestContext;
import dev.parley.openapi.ApiExtensions;
import dev.parley.timeline.event.EventDraft;
import dev.parley.timeline.event.Events;
import dev.parley.timeline.source.SourceDraft;
import dev.parley.timeline.source.Sources;
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
    @Schema(name = "TimelineBundle")
    record Bundle(
            @Schema(description = "Sources to create or replace.")
            List<SourceDraft> sources,

            @Schema(description = "Events to create or replace.")
            List<EventDraft> events) {}

    private final List<DocumentCollection<?, ?, ?>> inOrder;
    private final Feed feed;
    private final RequestContext request;

    ChangeResource(Sources sources, Events events, Feed feed, RequestContext request) {
        this.inOrder = List.of(sources, events);
        this.feed = feed;
        this.request = request;
    }

    @GET
    @Path("/feeds/timeline")
    @Produces(Feed.MEDIA_TYPE)
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.FEED)
    @Operation(operationId = "readTimelineFeed", summary = "Read what changed, in the order in which it was recorded")
    public Uni<List<CloudEvent>> feed() {
        return feed.read(inOrder, request.query());
    }

    @POST
    @Path("/bundles/timeline")
    @Consumes("application/json")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.BUNDLE)
    @Operation(
            operationId = "bundleTimeline",
            summary = "Write documents of several collections, all or none",
            description = "A JSON object with a list of documents for each collection.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bundle.class)))
    public Map<String, BatchReport> bundle(InputStream body) throws IOException {
        return request.bundle(inOrder, body);
    }
}
