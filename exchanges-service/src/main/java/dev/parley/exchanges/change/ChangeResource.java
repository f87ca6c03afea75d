package dev.parley.exchanges.change;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.exchanges.delivery.Deliveries;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.position.PositionDraft;
import dev.parley.exchanges.position.Positions;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.exchanges.transition.TransitionDraft;
import dev.parley.exchanges.transition.Transitions;
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
    @Schema(name = "ExchangesBundle")
    record Bundle(
            @Schema(description = "Exchanges to create or replace.")
            List<ExchangeDraft> exchanges,

            @Schema(description = "Revisions to create or replace.")
            List<RevisionDraft> revisions,

            @Schema(description = "Positions to create or replace.")
            List<PositionDraft> positions,

            @Schema(description = "Deliveries to create or replace.")
            List<DeliveryDraft> deliveries,

            @Schema(description = "Transitions to create or replace.")
            List<TransitionDraft> transitions) {}

    private final List<DocumentCollection<?, ?, ?>> inOrder;
    private final Feed feed;
    private final RequestContext request;

    ChangeResource(
            Exchanges exchanges,
            Revisions revisions,
            Positions positions,
            Deliveries deliveries,
            Transitions transitions,
            Feed feed,
            RequestContext request) {
        this.inOrder = List.of(exchanges, revisions, positions, deliveries, transitions);
        this.feed = feed;
        this.request = request;
    }

    @GET
    @Path("/feeds/exchanges")
    @Produces(Feed.MEDIA_TYPE)
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.FEED)
    @Operation(operationId = "readExchangesFeed", summary = "Read what changed, in the order in which it was recorded")
    public Uni<List<CloudEvent>> feed() {
        return feed.read(inOrder, request.query());
    }

    @POST
    @Path("/bundles/exchanges")
    @Consumes("application/json")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.BUNDLE)
    @Operation(
            operationId = "bundleExchanges",
            summary = "Write documents of several collections, all or none",
            description = "A JSON object with a list of documents for each collection: exchanges, revisions, positions,"
                    + " deliveries, transitions. What belongs to an exchange names it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bundle.class)))
    public Map<String, BatchReport> bundle(InputStream body) throws IOException {
        return request.bundle(inOrder, body);
    }
}
