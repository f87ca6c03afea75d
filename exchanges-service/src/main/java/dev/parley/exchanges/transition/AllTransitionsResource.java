package dev.parley.exchanges.transition;

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

/** Transitions across exchanges. */
@Path("/v1/transitions")
@Produces("application/json")
@Tag(name = "transitions")
public class AllTransitionsResource {

    private final Transitions transitions;
    private final Call call;

    AllTransitionsResource(Transitions transitions, Call call) {
        this.transitions = transitions;
        this.call = call;
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(
            operationId = "batchExchangeTransitions",
            summary = "Create or replace many transitions",
            description = "Each names the exchange that it belongs to.")
    @RequestBody(content = @Content(schema = @Schema(implementation = TransitionDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(transitions, items);
    }
}
