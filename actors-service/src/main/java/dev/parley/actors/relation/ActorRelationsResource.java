package dev.parley.actors.relation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.journal.web.RequestContext;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/actors/{id}/relations")
@Produces("application/json")
@Tag(name = "relations")
public class ActorRelationsResource {

    private final Relations relations;
    private final RequestContext request;

    ActorRelationsResource(Relations relations, RequestContext request) {
        this.relations = relations;
        this.request = request;
    }

    @GET
    @APIResponse(responseCode = "200", description = "The relations")
    @Operation(
            operationId = "listActorRelations",
            summary = "List the relations of an actor, in both directions",
            description = "All parameters may be combined, recordedAt too.")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.RELATED_LIST)
    public RestResponse<Page<ActorRelation>> list(@PathParam("id") String id) {
        return request.answer(relations.of(id, request.query()));
    }
}
