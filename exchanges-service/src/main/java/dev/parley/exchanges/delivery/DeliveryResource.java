package dev.parley.exchanges.delivery;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.HistoryEntry;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges")
@Produces("application/json")
@Tag(name = "deliveries", description = "What was done about what was promised.")
public class DeliveryResource {

    private final Deliveries deliveries;
    private final Call call;

    DeliveryResource(Deliveries deliveries, Call call) {
        this.deliveries = deliveries;
        this.call = call;
    }

    @GET
    @Path("/{exchange}/deliveries")
    @Operation(operationId = "listExchangeDeliveries", summary = "List the deliveries of an exchange by date")
    public RestResponse<Page<DeliveryView>> list(@PathParam("exchange") String exchange) {
        return call.list(deliveries, exchange);
    }

    @POST
    @Path("/{exchange}/deliveries")
    @Operation(operationId = "createExchangeDelivery", summary = "Create a delivery")
    public RestResponse<DeliveryView> post(@PathParam("exchange") String exchange, DeliveryDraft delivery) {
        return call.post(deliveries, exchange, delivery);
    }

    @GET
    @Path("/{exchange}/deliveries/{id}")
    @Operation(
            operationId = "getExchangeDelivery",
            summary = "Read a delivery",
            description = "With knownAt, the figure is left out while no number was known.")
    public RestResponse<DeliveryView> get(@PathParam("exchange") String exchange, @PathParam("id") String id) {
        return call.read(deliveries, DocumentCollection.key(exchange, id));
    }

    @PUT
    @Path("/{exchange}/deliveries/{id}")
    @Operation(operationId = "putExchangeDelivery", summary = "Create or replace a delivery")
    public RestResponse<DeliveryView> put(
            @PathParam("exchange") String exchange, @PathParam("id") String id, DeliveryDraft delivery) {
        return call.put(deliveries, exchange, id, delivery);
    }

    @DELETE
    @Path("/{exchange}/deliveries/{id}")
    @Operation(operationId = "retractExchangeDelivery", summary = "Retract a delivery")
    public RestResponse<Void> delete(@PathParam("exchange") String exchange, @PathParam("id") String id) {
        return call.retract(deliveries, exchange, id);
    }

    @GET
    @Path("/{exchange}/deliveries/{id}/history")
    @Operation(operationId = "listExchangeDeliveryHistory", summary = "List the versions of a delivery")
    public RestResponse<Page<HistoryEntry<DeliveryDraft>>> history(
            @PathParam("exchange") String exchange, @PathParam("id") String id) {
        return call.history(deliveries, DocumentCollection.key(exchange, id));
    }
}
