package dev.parley.exchanges.delivery;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.exchanges.exchange.ExchangeRecordResource;
import dev.parley.http.Page;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.ListFilter;
import dev.parley.journal.web.RequestContext;
import dev.parley.journal.web.StandardOperations;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges/{exchange}/deliveries")
@Produces("application/json")
@Tag(name = "deliveries", description = "What was done about what was promised.")
public class DeliveryResource extends ExchangeRecordResource<DeliveryDraft, DeliveryView> {

    DeliveryResource(Deliveries deliveries, RequestContext request) {
        super(CollectionOperations.on(deliveries, ListFilter.NONE, request));
    }

    @GET
    @Operation(operationId = "listExchangeDeliveries", summary = "List the deliveries of an exchange by date")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<DeliveryView>> list(@PathParam("exchange") String exchange) {
        return operations().list(exchange);
    }

    /** Deliveries across exchanges. */
    @Path("/v1/deliveries")
    @Produces("application/json")
    @Tag(name = "deliveries")
    public static class Across {

        private final StandardOperations<DeliveryDraft, DeliveryView> operations;

        Across(Deliveries deliveries, RequestContext request) {
            this.operations = CollectionOperations.on(deliveries, ListFilter.NONE, request);
        }

        @POST
        @Path("/batch")
        @Consumes({"application/json", "application/x-ndjson"})
        @Operation(
                operationId = "batchExchangeDeliveries",
                summary = "Create or replace many deliveries",
                description = "Each names the exchange that it belongs to.")
        @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.BATCH)
        public BatchReport batch(InputStream documents) throws IOException {
            return operations.batch(documents);
        }
    }
}
