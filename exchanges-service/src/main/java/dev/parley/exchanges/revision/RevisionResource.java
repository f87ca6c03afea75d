package dev.parley.exchanges.revision;

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

@Path("/v1/exchanges/{exchange}/revisions")
@Produces("application/json")
@Tag(name = "revisions", description = "What was on the table, version by version.")
public class RevisionResource extends ExchangeRecordResource<RevisionDraft, RevisionView> {

    RevisionResource(Revisions revisions, RequestContext request) {
        super(CollectionOperations.on(revisions, ListFilter.NONE, request));
    }

    @GET
    @Operation(operationId = "listExchangeRevisions", summary = "List the revisions of an exchange by number")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<RevisionView>> list(@PathParam("exchange") String exchange) {
        return operations().list(exchange);
    }

    /** Revisions across exchanges. */
    @Path("/v1/revisions")
    @Produces("application/json")
    @Tag(name = "revisions")
    public static class Across {

        private final StandardOperations<RevisionDraft, RevisionView> operations;

        Across(Revisions revisions, RequestContext request) {
            this.operations = CollectionOperations.on(revisions, ListFilter.NONE, request);
        }

        @POST
        @Path("/batch")
        @Consumes({"application/json", "application/x-ndjson"})
        @Operation(
                operationId = "batchExchangeRevisions",
                summary = "Create or replace many revisions",
                description = "Each names the exchange that it belongs to.")
        @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.BATCH)
        public BatchReport batch(InputStream documents) throws IOException {
            return operations.batch(documents);
        }
    }
}
