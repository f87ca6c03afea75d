package dev.parley.exchanges.exchange;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.journal.batch.BatchReport;
import dev.parley.journal.document.HistoryEntry;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/exchanges")
@Produces("application/json")
@Tag(name = "exchanges", description = "What two sides would release to each other through mediators.")
public class ExchangeResource {

    private final Exchanges exchanges;
    private final Call call;

    ExchangeResource(Exchanges exchanges, Call call) {
        this.exchanges = exchanges;
        this.call = call;
    }

    @GET
    @Operation(
            operationId = "listExchanges",
            summary = "List exchanges by the date on which they opened",
            description = "With knownAt, the status asked for is the one known then.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "May be repeated.",
            schema = @Schema(implementation = Status.class))
    @Parameter(name = "participant", in = ParameterIn.QUERY, description = "Id of an actor.", example = "qatar")
    @Parameter(
            name = "role",
            in = ParameterIn.QUERY,
            description = "Of the participant, or of any if none is asked for.",
            schema = @Schema(implementation = ExchangeDraft.Role.class))
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Part of title or summary.", example = "women")
    public RestResponse<Page<ExchangeView>> list() {
        return call.list(exchanges, null);
    }

    @POST
    @Operation(operationId = "createExchange", summary = "Create an exchange")
    public RestResponse<ExchangeView> post(ExchangeDraft exchange) {
        return call.post(exchanges, null, exchange);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getExchange",
            summary = "Read an exchange",
            description = "Its version counts the changes of its records too. With knownAt, status and current"
                    + " revision are those known then; title, summary, participants and links are the present wording.")
    public RestResponse<ExchangeView> get(@PathParam("id") String id) {
        return call.read(exchanges, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putExchange", summary = "Create or replace an exchange")
    public RestResponse<ExchangeView> put(@PathParam("id") String id, ExchangeDraft exchange) {
        return call.put(exchanges, null, id, exchange);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "retractExchange", summary = "Retract an exchange, and with it its records")
    public RestResponse<Void> delete(@PathParam("id") String id) {
        return call.retract(exchanges, null, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "listExchangeHistory", summary = "List the versions of an exchange")
    public RestResponse<Page<HistoryEntry<ExchangeDraft>>> history(@PathParam("id") String id) {
        return call.history(exchanges, id);
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(operationId = "batchExchanges", summary = "Create or replace many exchanges")
    @RequestBody(content = @Content(schema = @Schema(implementation = ExchangeDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(exchanges, items);
    }
}
