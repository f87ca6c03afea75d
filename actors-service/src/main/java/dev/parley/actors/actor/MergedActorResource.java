package dev.parley.actors.actor;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.parley.http.Page;
import dev.parley.http.Query;
import dev.parley.http.QueryParameter;
import dev.parley.journal.web.RequestContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/merges")
@Produces("application/json")
@Tag(name = "actors")
public class MergedActorResource {

    private static final QueryParameter<List<String>> ACTOR = QueryParameter.ids(
                    "actor", "actors", "Ids of actors, merged or not; at least one.", "qatar")
            .needed();

    public static final List<QueryParameter<?>> PARAMETERS = List.of(ACTOR);

    private final MergedActors merged;
    private final RequestContext request;

    MergedActorResource(MergedActors merged, RequestContext request) {
        this.merged = merged;
        this.request = request;
    }

    @GET
    @Operation(
            operationId = "listMerges",
            summary = "List the ids that mean the same actor",
            description =
                    "For each actor asked for: every actor that was merged into the same survivor, itself included"
                            + " if it was merged. An actor that has nothing to do with a merge is not in the list. The list has"
                            + " one page and shows the merges in force now.")
    @APIResponse(responseCode = "200", description = "The merged actors, in the order of their ids")
    public Page<MergedActor> list() {
        Query query = request.query();
        List<String> actors = query.read(ACTOR);
        if (actors.isEmpty()) {
            query.refuse(ACTOR.name(), "is required: give the id of an actor");
        }
        query.close();
        return new Page<>(merged.sameAs(actors), null);
    }
}
