package dev.parley.exchanges.ledger;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.exchanges.delivery.Deliveries;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.ListFilter;
import dev.parley.journal.web.RequestContext;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges")
@Produces("application/json")
@Tag(name = "ledger", description = "How much was promised, delivered, and is outstanding.")
public class LedgerResource {

    private final CollectionOperations<ExchangeDraft, ?> exchanges;
    private final Revisions revisions;
    private final Deliveries deliveries;

    LedgerResource(Exchanges exchanges, Revisions revisions, Deliveries deliveries, RequestContext request) {
        this.exchanges = CollectionOperations.on(exchanges, ListFilter.NONE, request);
        this.revisions = revisions;
        this.deliveries = deliveries;
    }

    @GET
    @Path("/{id}/ledger")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.READ)
    @Operation(
            operationId = "getLedger",
            summary = "Read what was promised, delivered, and is outstanding",
            description = "Numbers are intervals: an unknown bound stays unknown in everything calculated from it.")
    public RestResponse<Ledger> get(@PathParam("id") String id) {
        return exchanges.read(
                DocumentKey.of(id), (exchange, asOf) -> Ledger.of(id, revisions.of(id, asOf), deliveries.of(id, asOf)));
    }
}
