package dev.parley.exchanges.revision;

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
@Tag(name = "revisions", description = "What was on the table, version by version.")
public class RevisionResource {

    private final Revisions revisions;
    private final Call call;

    RevisionResource(Revisions revisions, Call call) {
        this.revisions = revisions;
        this.call = call;
    }

    @GET
    @Path("/{exchange}/revisions")
    @Operation(operationId = "listExchangeRevisions", summary = "List the revisions of an exchange by number")
    public RestResponse<Page<RevisionView>> list(@PathParam("exchange") String exchange) {
        return call.list(revisions, exchange);
    }

    @POST
    @Path("/{exchange}/revisions")
    @Operation(operationId = "createExchangeRevision", summary = "Create a revision")
    public RestResponse<RevisionView> post(@PathParam("exchange") String exchange, RevisionDraft revision) {
        return call.post(revisions, exchange, revision);
    }

    @GET
    @Path("/{exchange}/revisions/{number}")
    @Operation(
            operationId = "getExchangeRevision",
            summary = "Read a revision",
            description = "With knownAt, commitments and terms whose figure was not known then are left out.")
    public RestResponse<RevisionView> get(@PathParam("exchange") String exchange, @PathParam("number") String number) {
        return call.read(revisions, DocumentCollection.key(exchange, number));
    }

    @PUT
    @Path("/{exchange}/revisions/{number}")
    @Operation(operationId = "putExchangeRevision", summary = "Create or replace a revision")
    public RestResponse<RevisionView> put(
            @PathParam("exchange") String exchange, @PathParam("number") String number, RevisionDraft revision) {
        return call.put(revisions, exchange, number, revision);
    }

    @DELETE
    @Path("/{exchange}/revisions/{number}")
    @Operation(operationId = "retractExchangeRevision", summary = "Retract a revision")
    public RestResponse<Void> delete(@PathParam("exchange") String exchange, @PathParam("number") String number) {
        return call.retract(revisions, exchange, number);
    }

    @GET
    @Path("/{exchange}/revisions/{number}/history")
    @Operation(operationId = "listExchangeRevisionHistory", summary = "List the versions of a revision")
    public RestResponse<Page<HistoryEntry<RevisionDraft>>> history(
            @PathParam("exchange") String exchange, @PathParam("number") String number) {
        return call.history(revisions, DocumentCollection.key(exchange, number));
    }
}
