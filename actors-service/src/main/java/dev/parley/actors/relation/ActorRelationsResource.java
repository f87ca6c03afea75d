package dev.parley.actors.relation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.journal.web.Call;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/actors/{id}/relations")
@Produces("application/json")
@Tag(name = "relations")
public class ActorRelationsResource {

    private final Relations relations;
    private final Call call;

    ActorRelationsResource(Relations relations, Call call) {
        this.relations = relations;
        this.call = call;
    }

    @GET
    @APIResponse(responseCode = "200", description = "The relations")
    @APIResponse(responseCode = "308", description = "Merged: Location is the actor that goes on in its place")
    @Operation(
            operationId = "listActorRelations",
            summary = "List the relations of an actor, in both directions",
            description = "All parameters may be given together, recordedAt too.")
    @Parameter(name = "type", in = ParameterIn.QUERY, schema = @Schema(implementation = RelationDraft.Type.class))
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            description = "Only what was valid at this instant.",
            example = "2023-10-09T12:00:00Z")
    public RestResponse<Page<ActorRelation>> list(@PathParam("id") String id) {
        return call.answer(relations.of(id, call.query()));
    }
}
