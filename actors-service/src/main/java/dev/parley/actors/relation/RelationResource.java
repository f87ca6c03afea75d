package dev.parley.actors.relation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.actors.actor.Actors;
import dev.parley.http.Page;
import dev.parley.journal.web.CollectionOperations;
import dev.parley.journal.web.CollectionResource;
import dev.parley.journal.web.RequestContext;
import dev.parley.openapi.ApiExtensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/relations")
@Produces("application/json")
@Tag(name = "relations", description = "How actors are related.")
public class RelationResource extends CollectionResource<RelationDraft, RelationView> {

    RelationResource(Relations relations, Actors actors, RequestContext request) {
        super(CollectionOperations.on(relations, new RelationFilter(actors), request));
    }

    @GET
    @Operation(operationId = "listRelations", summary = "List relations")
    @Extension(name = ApiExtensions.OPERATION, value = ApiExtensions.STREAMED_LIST)
    public RestResponse<Page<RelationView>> list() {
        return operations().list(null);
    }
}
