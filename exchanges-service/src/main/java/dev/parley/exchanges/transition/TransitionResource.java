package dev.parley.exchanges.transition;

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

@Path("/v1/exchanges/{exchange}/transitions")
@Produces("application/json")
@Tag(name = "transitions", description = "How exchanges come from one status to the next.")
public class TransitionResource extends ExchangeRecordResource<TransitionDraft, TransitionView> {

    TransitionResource(Transitions transitions, RequestContext request) {
        super(CollectionOperations.on(transitions, ListFilter.NONE, request));
    }

    @GET
    @Operation(operationId = "listExchangeTransitions", summary = "List the transitions of an exchange by number")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<TransitionView>> list(@PathParam("exchange") String exchange) {
        return operations().list(exchange);
    }

    /** Transitions across exchanges. */
    @Path("/v1/transitions")
    @Produces("application/json")
    @Tag(name = "transitions")
    public static class Across {

        private final StandardOperations<TransitionDraft, TransitionView> operations;

        Across(Transitions transitions, RequestContext request) {
            this.operations = CollectionOperations.on(transitions, ListFilter.NONE, request);
        }

        @POST
        @Path("/batch")
        @Consumes({"application/json", "application/x-ndjson"})
        @Operation(
                operationId = "batchExchangeTransitions",
                summary = "Create or replace many transitions",
                description = "Each names the exchange that it belongs to.")
        @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.BATCH)
        public BatchReport batch(InputStream documents) throws IOException {
            return operations.batch(documents);
        }
    }
}
