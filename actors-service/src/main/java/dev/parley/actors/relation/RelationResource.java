package dev.parley.actors.relation;

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

@Path("/v1/relations")
@Produces("application/json")
@Tag(name = "relations", description = "How relations stand to each other.")
public class RelationResource {

    private final Relations relations;
    private final Call call;

    RelationResource(Relations relations, Call call) {
        this.relations = relations;
        this.call = call;
    }

    @GET
    @Operation(operationId = "listRelations", summary = "List relations")
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "Id of either side.", example = "qatar")
    @Parameter(name = "type", in = ParameterIn.QUERY, schema = @Schema(implementation = RelationDraft.Type.class))
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            description = "Only what was valid at this instant.",
            example = "2023-10-09T12:00:00Z")
    public RestResponse<Page<RelationView>> list() {
        return call.list(relations, null);
    }

    @POST
    @Operation(operationId = "createRelation", summary = "Create a relation")
    public RestResponse<RelationView> post(RelationDraft relation) {
        return call.post(relations, null, relation);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRelation", summary = "Read a relation")
    public RestResponse<RelationView> get(@PathParam("id") String id) {
        return call.read(relations, id);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putRelation", summary = "Create or replace a relation")
    public RestResponse<RelationView> put(@PathParam("id") String id, RelationDraft relation) {
        return call.put(relations, null, id, relation);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "retractRelation", summary = "Retract a relation")
    public RestResponse<Void> delete(@PathParam("id") String id) {
        return call.retract(relations, null, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "listRelationHistory", summary = "List the versions of a relation")
    public RestResponse<Page<HistoryEntry<RelationDraft>>> history(@PathParam("id") String id) {
        return call.history(relations, id);
    }

    @POST
    @Path("/batch")
    @Consumes({"application/json", "application/x-ndjson"})
    @Operation(operationId = "batchRelations", summary = "Create or replace many relations")
    @RequestBody(content = @Content(schema = @Schema(implementation = RelationDraft[].class)))
    public BatchReport batch(InputStream items) throws IOException {
        return call.batch(relations, items);
    }
}
