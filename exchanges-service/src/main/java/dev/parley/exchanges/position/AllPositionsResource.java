package dev.parley.exchanges.position;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Positions across exchanges. */
@Path("/v1/positions")
@Produces("application/json")
@Tag(name = "positions")
public class AllPositionsResource {

    private final Positions positions;
    private final Call call;

    AllPositionsResource(Positions positions, Call call) {
        this.positions = positions;
        this.call = call;
    }

    @GET
    @Operation(operationId = "listPositions", summary = "List positions on all exchanges by date")
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
    public RestResponse<Page<PositionView>> list() {
        return call.list(positions, null);
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(
            operationId = "batchExchangePositions",
            summary = "Create or replace many positions",
            description = "Each names the exchange that it belongs to.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PositionDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(positions, items);
    }
}
