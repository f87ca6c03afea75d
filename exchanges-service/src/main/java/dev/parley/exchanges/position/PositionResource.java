package dev.parley.exchanges.position;

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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges")
@Produces("application/json")
@Tag(name = "positions", description = "What each side says, or that it does not answer.")
public class PositionResource {

    private final Positions positions;
    private final Call call;

    PositionResource(Positions positions, Call call) {
        this.positions = positions;
        this.call = call;
    }

    @GET
    @Path("/{exchange}/positions")
    @Operation(operationId = "listExchangePositions", summary = "List the positions on an exchange by date")
    @Parameter(
            name = "stance",
            in = ParameterIn.QUERY,
            description = "May be repeated.",
            schema = @Schema(implementation = PositionDraft.Stance.class))
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "Id of an actor.", example = "israel")
    @Parameter(name = "exchange", in = ParameterIn.QUERY, description = "Id of an exchange.", example = "us-iran-2023")
    @Parameter(
            name = "revision",
            in = ParameterIn.QUERY,
            description = "Number of the revision spoken of.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "9999"),
            example = "1")
    @Parameter(
            name = "current",
            in = ParameterIn.QUERY,
            description = "Only the latest stance of each actor on each exchange, beside every answer to an enquiry;"
                    + " default false.",
            schema = @Schema(type = SchemaType.BOOLEAN),
            example = "true")
    public RestResponse<Page<PositionView>> list(@PathParam("exchange") String exchange) {
        return call.list(positions, exchange);
    }

    @POST
    @Path("/{exchange}/positions")
    @Operation(operationId = "createExchangePosition", summary = "Create a position")
    public RestResponse<PositionView> post(@PathParam("exchange") String exchange, PositionDraft position) {
        return call.post(positions, exchange, position);
    }

    @GET
    @Path("/{exchange}/positions/{id}")
    @Operation(operationId = "getExchangePosition", summary = "Read a position")
    public RestResponse<PositionView> get(@PathParam("exchange") String exchange, @PathParam("id") String id) {
        return call.read(positions, DocumentCollection.key(exchange, id));
    }

    @PUT
    @Path("/{exchange}/positions/{id}")
    @Operation(operationId = "putExchangePosition", summary = "Create or replace a position")
    public RestResponse<PositionView> put(
            @PathParam("exchange") String exchange, @PathParam("id") String id, PositionDraft position) {
        return call.put(positions, exchange, id, position);
    }

    @DELETE
    @Path("/{exchange}/positions/{id}")
    @Operation(operationId = "retractExchangePosition", summary = "Retract a position")
    public RestResponse<Void> delete(@PathParam("exchange") String exchange, @PathParam("id") String id) {
        return call.retract(positions, exchange, id);
    }

    @GET
    @Path("/{exchange}/positions/{id}/history")
    @Operation(operationId = "listExchangePositionHistory", summary = "List the versions of a position")
    public RestResponse<Page<HistoryEntry<PositionDraft>>> history(
            @PathParam("exchange") String exchange, @PathParam("id") String id) {
        return call.history(positions, DocumentCollection.key(exchange, id));
    }
}
