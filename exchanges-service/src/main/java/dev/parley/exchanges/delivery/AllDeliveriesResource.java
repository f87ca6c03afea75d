package dev.parley.exchanges.delivery;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deliveries across exchanges. */
@Path("/v1/deliveries")
@Produces("application/json")
@Tag(name = "deliveries")
public class AllDeliveriesResource {

    private final Deliveries deliveries;
    private final Call call;

    AllDeliveriesResource(Deliveries deliveries, Call call) {
        this.deliveries = deliveries;
        this.call = call;
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(
            operationId = "batchExchangeDeliveries",
            summary = "Create or replace many deliveries",
            description = "Each names the exchange that it belongs to.")
    @RequestBody(content = @Content(schema = @Schema(implementation = DeliveryDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(deliveries, items);
    }
}
