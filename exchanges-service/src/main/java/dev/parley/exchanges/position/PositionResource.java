package dev.parley.exchanges.position;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import dev.parley.exchanges.exchange.ExchangeRecordResource;
import dev.parley.http.Page;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.ListFormat;
import dev.parley.journal.web.RequestContext;
import dev.parley.journal.web.StandardOperations;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges/{exchange}/positions")
@Produces("application/json")
@Tag(name = "positions", description = "What each side says, or that it does not answer.")
public class PositionResource extends ExchangeRecordResource<PositionDraft, PositionView> {

    PositionResource(Positions positions, RequestContext request) {
        super(CollectionOperations.on(positions, new PositionFilter(), request));
    }

    @GET
    @Operation(operationId = "listExchangePositions", summary = "List the positions on an exchange by date")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<PositionView>> list(@PathParam("exchange") String exchange) {
        return operations().list(exchange);
    }

    /** Positions across exchanges. */
    @Path("/v1/positions")
    @Produces("application/json")
    @Tag(name = "positions")
    public static class Across {

        private final StandardOperations<PositionDraft, PositionView> operations;

        Across(Positions positions, RequestContext request) {
            this.operations = CollectionOperations.on(positions, new PositionFilter(), request);
        }

        @GET
        @Operation(operationId = "listPositions", summary = "List positions on all exchanges by date")
        @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
        public RestResponse<Page<PositionView>> list() {
            return operations.list(null);
        }

        @GET
        @Produces({ListFormat.NDJSON, ListFormat.CSV})
        @Operation(hidden = true)
        public Response streamed() {
            return operations.list(null).toResponse();
        }

        @POST
        @Path("/batch")
        @Consumes({"application/json", "application/x-ndjson"})
        @Operation(
                operationId = "batchExchangePositions",
                summary = "Create or replace many positions",
                description = "Each names the exchange that it belongs to.")
        @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.BATCH)
        public BatchReport batch(InputStream documents) throws IOException {
            return operations.batch(documents);
        }
    }
}
