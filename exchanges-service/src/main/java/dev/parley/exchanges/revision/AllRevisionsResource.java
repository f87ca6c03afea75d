package dev.parley.exchanges.revision;

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

/** Revisions across exchanges. */
@Path("/v1/revisions")
@Produces("application/json")
@Tag(name = "revisions")
public class AllRevisionsResource {

    private final Revisions revisions;
    private final Call call;

    AllRevisionsResource(Revisions revisions, Call call) {
        this.revisions = revisions;
        this.call = call;
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(
            operationId = "batchExchangeRevisions",
            summary = "Create or replace many revisions",
            description = "Each names the exchange that it belongs to.")
    @RequestBody(content = @Content(schema = @Schema(implementation = RevisionDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(revisions, items);
    }
}
