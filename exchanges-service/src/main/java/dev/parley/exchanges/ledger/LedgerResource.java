package dev.parley.exchanges.ledger;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.exchanges.delivery.Deliveries;
import dev.parley.exchanges.exchange.Exchanges;
import dev.parley.exchanges.revision.Revisions;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges")
@Produces("application/json")
@Tag(name = "ledger", description = "How much was promised, delivered, and is outstanding.")
public class LedgerResource {

    private final Exchanges exchanges;
    private final Revisions revisions;
    private final Deliveries deliveries;
    private final Call call;

    LedgerResource(Exchanges exchanges, Revisions revisions, Deliveries deliveries, Call call) {
        this.exchanges = exchanges;
        this.revisions = revisions;
        this.deliveries = deliveries;
        this.call = call;
    }

    @GET
    @Path("/{id}/ledger")
    @Operation(
            operationId = "getLedger",
            summary = "Read what was promised, delivered, and is outstanding",
            description = "Numbers are intervals: an unknown bound stays unknown in whatever is reckoned from it.")
    public RestResponse<Ledger> get(@PathParam("id") String id) {
        return call.read(
                exchanges, id, (exchange, asOf) -> Ledger.of(id, revisions.of(id, asOf), deliveries.of(id, asOf)));
    }
}
